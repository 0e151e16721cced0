"""`./dondoc bench [--json]`: exit 1 when an aim is missed."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence

from tests.bench.figures import Told

PARTS = ("acts", "live", "lists", "boards", "plans", "pages", "search", "overview")


def main() -> int:
    """All figures in one run, on a clone of the tests' template."""
    parser = argparse.ArgumentParser(prog="dondoc bench", description="Ratios to the bare thing, all in one run.")
    parser.add_argument("--only", metavar="PARTS", help=f"some parts alone, parted by commas: {', '.join(PARTS)}")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON and nothing else")
    asked = parser.parse_args()

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    django.setup()

    from tests import database
    from tests.bench import acts, boards, lists, live, overview, pages, plans, search

    parts: dict[str, Callable[[str], Sequence[Told]]] = {
        "acts": lambda _: acts.measure(), "live": live.measure, "lists": lists.measure, "boards": boards.measure,
        "plans": lambda _: plans.measure(), "pages": pages.measure, "search": search.measure,
        "overview": overview.measure,
    }  # fmt: skip
    wanted = asked.only.split(",") if asked.only else PARTS
    if unknown := set(wanted) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    figures: list[Told] = []
    with database.own_clone() as url:
        for name in wanted:
            measured = parts[name](url)
            figures += measured
            if not asked.json:  # each part as it comes: what was measured stays said when a later one breaks
                print(*(f"{'ok  ' if figure.met else 'MISS'} {figure}" for figure in measured), sep="\n", flush=True)
    if asked.json:
        print(json.dumps([figure.told() for figure in figures], ensure_ascii=False))
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
