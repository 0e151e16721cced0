"""`python -m backend.imports FILE --unit CODE --units CSV --dry-run [--json]`."""

import sys

from backend.imports.dry_run import main

if __name__ == "__main__":
    sys.exit(main())
