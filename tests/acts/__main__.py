"""Play the year once for each preset and print the table; exit 1 when the documentation tells other numbers."""

import os
import sys


def main() -> int:
    """On clones of the tests' template."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    django.setup()

    from tests import database
    from tests.acts.recount import COLUMNS, DOCS, TOTAL, told
    from tests.acts.year import Year
    from workflows.policy import PRESETS

    table = {}
    print(f"{'':<10}" + "".join(f"{column.replace('_', ' ').lower():>18}" for column in COLUMNS), flush=True)
    for preset in PRESETS:
        with database.own_clone():
            table[preset] = Year(preset).play()
        print(f"{preset:<10}" + "".join(f"{table[preset][column]:>18}" for column in COLUMNS), flush=True)
    others = [page for page in DOCS if told(page) != table]
    for page in others:
        print(f"{page} tells other numbers")
    print("acts a year: " + ", ".join(f"{preset} {row[TOTAL]}" for preset, row in table.items()))
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
