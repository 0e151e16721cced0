"""Where the demo's own list of fictional units lies."""

from pathlib import Path

FICTIONAL = Path(__file__).resolve().parent / "units-fictional.csv"
