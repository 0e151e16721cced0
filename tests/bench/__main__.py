"""`./dondoc bench [--json]`: exit 1 when an aim is missed."""

import argparse
import json
import os
import sys


def main() -> int:
    """All figures in one run, on a clone of the tests' template."""
    parser = argparse.ArgumentParser(prog="dondoc bench", description="Ratios to the bare thing, all in one run.")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON and nothing else")
    asked = parser.parse_args()

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    django.setup()

    from tests import database
    from tests.bench import acts, boards, lists, live

    with database.own_clone() as url:
        figures = [*acts.measure(), *live.measure(url), *lists.measure(url), *boards.measure(url)]
    if asked.json:
        print(json.dumps([figure.told() for figure in figures], ensure_ascii=False))
    else:
        for figure in figures:
            verdict = "ok  " if figure.met else "MISS"
            print(
                f"{verdict} {figure.name}: {figure.ratio:.2f} × (aim ≤ {figure.aim:g}; {figure.ours_ms:.2f} ms / {figure.bare_ms:.2f} ms)"
            )
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
