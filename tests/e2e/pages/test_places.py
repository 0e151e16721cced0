"""No page of the front end is left out of the places that are looked at."""

import re
from pathlib import Path

from tests.e2e.pages.places import places

ROUTES = Path(__file__).parents[3] / "frontend" / "src" / "app" / "routes"
ROUTE = re.compile(r'const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*path: "([^"]*)"', re.DOTALL)
# Two lead on to another page and show nothing; the others stand behind the code of a downloaded visit, and tests/e2e/visit_on_site.py
# walks through them.
APART = {"/", "/s/$code", *(f"/on-site/$inspectionId/{page}" for page in ("finding", "unsent", "minutes"))}


def test_every_route_is_the_path_of_a_place():
    ids = {name: "id" for name in places.__annotations__ if name != "return"}
    told = [place.path.partition("?")[0] for place in places(**ids)]
    routes = [route for file in sorted(ROUTES.glob("*.tsx")) for route in _routes(file.read_text(encoding="utf-8"))]
    assert len(routes) > 50
    assert [route for route in routes if route not in APART and not any(map(_pattern(route).fullmatch, told))] == []


def _routes(text: str) -> list[str]:
    """The whole paths of one file's routes, those of a frame below the frame's own."""
    found = {name: (parent, path) for name, parent, path in ROUTE.findall(text)}
    assert len(found) == text.count('path: "'), "a route is written otherwise"
    above = {name: path for name, (_, path) in found.items()}
    return [(above.get(parent, "") + path).removesuffix("/") or "/" for parent, path in found.values()]


def _pattern(route: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$\w+", "[^/]+", route))
