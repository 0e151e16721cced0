"""What every test starts from: three bodies, the cast, Friday 14 August 2026, 09:00. Run as a module it fills
the template database."""

from datetime import date, datetime
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
NOW = (2026, 8, 14, 9, 0)
TODAY = date(2026, 8, 14)


def fill() -> None:
    """Units through the real act, people as the demo makes them, the clock where the tests live."""
    from backend import clock
    from backend.accounts.queries import system_user
    from backend.organisations.edits import load_units
    from demo import cast
    from demo.files import FICTIONAL_UNITS

    clock.set_world(datetime(*NOW, tzinfo=clock.LOCAL))
    load_units(system_user(), FICTIONAL_UNITS)
    load_units(system_user(), DATA / "units-2026-xa.csv", parent_code=cast.PROVINCE)
    cast.people(can_be_entered=True)


if __name__ == "__main__":
    import os

    import django
    from django.conf import settings

    from tests.hashing import HASHERS

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    settings.PASSWORD_HASHERS = HASHERS
    django.setup()
    fill()
