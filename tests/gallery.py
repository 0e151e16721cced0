"""`./dondoc gallery [OUT]`: every page × language × theme × width as pictures, with an index to look through.
`./dondoc gallery --pictures OUT`: the few that the documentation shows."""

import argparse
import base64
import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import ARGUMENTS, LANDED
from tests.e2e.pages.places import PERSONAS, judged, known, places
from tests.instance import demo

WIDTHS = (390, 768, 1440)
# Place and width of each picture in docs/pictures, in Vietnamese and light.
IN_DOCS = {
    "work-officer": (1440, 390), "plan": (1440,), "task": (1440,), "import-preview": (1440,), "board": (1440,),
    "finding": (390,), "decide": (390,), "overview": (1440,), "briefing": (1440,), "committee": (1440,),
    "quick-report": (1440,),
}  # fmt: skip
LARGEST = 150_000  # bytes of one of them


def main() -> int:
    """Start a demo, look at all of it, stop it; prints where the pictures are."""
    parser = argparse.ArgumentParser(prog="dondoc gallery", description=__doc__)
    parser.add_argument("out", nargs="?", default="gallery", metavar="OUT", help="folder for the pictures (gallery)")
    parser.add_argument("--pictures", action="store_true", help="only those that the documentation shows")
    parser.add_argument("--only", metavar="NAMES", help="places by name, separated by commas")
    wish = parser.parse_args()
    only = wish.only.split(",") if wish.only else None
    out = Path(wish.out).resolve()
    out.mkdir(parents=True, exist_ok=True)
    with demo() as running:
        names = _pictures(f"http://127.0.0.1:{running.port}", out, in_docs=wish.pictures, only=only)
    if wish.pictures:
        large = [name for name in names if (out / name).stat().st_size > LARGEST]
        print(f"{len(names)} pictures in {out}{f'; too large: {large}' if large else ''}")
        return 1 if large else 0
    (out / "index.html").write_text(_index(names), encoding="utf-8")
    print(f"{len(names)} pictures: {out / 'index.html'}")
    return 0


def _pictures(base: str, out: Path, *, in_docs: bool, only: list[str] | None) -> list[str]:
    names = []
    path = os.environ["DONDOC_CHROMIUM"]  # ./dondoc gallery finds or installs it
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGUMENTS)
        ids: dict[str, str] = {}
        for language in ("vi",) if in_docs else ("vi", "en"):
            for theme in ("light",) if in_docs else ("light", "dark"):
                for width in WIDTHS:
                    wanted = [name for name, widths in IN_DOCS.items() if width in widths] if in_docs else only
                    names += _look(browser, base, out, ids, language, theme, width, wanted)
        browser.close()
    return names


def _look(browser, base: str, out: Path, ids: dict[str, str], language, theme, width, wanted) -> list[str]:
    """The pictures of one language, theme and width: of all places, or of the wanted ones."""
    pages: dict[str, Page] = {}
    if not ids:
        for persona, ask in (("standing", known), ("inspector", judged)):
            pages[persona] = _enter(browser, base, persona, language, theme, width)
            ids.update(ask(pages[persona]))
    taken = []
    for place in places(**ids):
        if wanted is not None and place.name not in wanted:
            continue
        page = pages.get(place.persona) or _enter(browser, base, place.persona, language, theme, width)
        pages[place.persona] = page
        place.look(page, base)
        page.wait_for_load_state("networkidle")
        name = f"{place.name}-{language}-{theme}-{width}"
        if wanted is None:
            name += ".png"
            page.screenshot(path=out / name, full_page=width < 500)
        else:
            name += ".webp"
            (out / name).write_bytes(_small(page))
        taken.append(name)
    for page in pages.values():
        page.context.close()
    return taken


def _small(page: Page) -> bytes:
    """What is seen, as WebP: half of what PNG takes, which the driver's own screenshot cannot do."""
    shown = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 85})
    return base64.b64decode(shown["data"])


def _enter(browser, base: str, persona: str, language: str, theme: str, width: int):
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": 900 if width > 500 else 780},
        color_scheme=theme,
        locale="vi-VN",
    )
    context.add_init_script(f"localStorage.setItem('dondoc-language', '{language}')")
    page = context.new_page()
    if persona:
        page.goto("/sign-in")
        page.get_by_role("button", name=PERSONAS[persona]).click()
        page.wait_for_url(LANDED)
    return page


def _index(names: list[str]) -> str:
    figures = "\n".join(
        f'<figure><a href="{n}"><img src="{n}" loading="lazy" alt="{n}"></a><figcaption>{n}</figcaption></figure>'
        for n in names
    )
    return f"<!doctype html><meta charset=utf-8><title>Đôn Đốc</title><style>body{{font:14px sans-serif;display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:16px}}figure{{margin:0}}img{{width:100%;border:1px solid #ccc}}</style>{figures}"


if __name__ == "__main__":
    sys.exit(main())
