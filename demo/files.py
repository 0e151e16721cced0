"""The files the demo is built from. The commune's plan and units and the findings are illustrations; the other units are
fictional."""

from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
FICTIONAL_UNITS = DATA / "units-fictional.csv"
COMMUNE_UNITS = DATA / "units-2026-xa.csv"
PLAN = DATA / "ke-hoach-cchc-2026-xa.xlsx"
FICTIONAL_COMMUNES = DATA / "units-communes.csv"
FINDINGS = DATA / "ket-luan-kiem-tra-2026.csv"
