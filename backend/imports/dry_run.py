"""`./dondoc import-plan FILE --unit CODE --units CSV --dry-run [--json]`: needs no database and no front end."""

import argparse
import json
import sys
from pathlib import Path

from backend.imports.child import read_in_child
from backend.imports.units import load_units_csv


def main() -> int:
    """Exit 0 when the file can be imported, 2 when there are errors."""
    parser = argparse.ArgumentParser(prog="dondoc import-plan")
    parser.add_argument("file", type=Path)
    parser.add_argument("--unit", required=True, help="code of the body whose plan it is")
    parser.add_argument("--units", type=Path, required=True, help="CSV of the body's units")
    parser.add_argument("--dry-run", action="store_true", required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")
    given = parser.parse_args()
    try:
        units = load_units_csv(given.units)
    except (OSError, UnicodeDecodeError, KeyError) as wrong:
        print(f"{given.units}: {wrong}", file=sys.stderr)
        return 2
    answer = read_in_child(given.file, unit_code=given.unit, units=units, language=given.lang)
    for problem in [*answer["errors"], *answer["warnings"]]:
        print(f"{problem['sheet']} {problem['cell']}: {problem['message']}".strip(), file=sys.stderr)
    if given.json:
        json.dump(answer, sys.stdout, ensure_ascii=False)
        print()
    else:
        print(f"{len(answer['tasks'])} · {len(answer['targets'])} · {len(answer['errors'])} lỗi/errors")
    return 2 if answer["errors"] else 0


if __name__ == "__main__":
    sys.exit(main())
