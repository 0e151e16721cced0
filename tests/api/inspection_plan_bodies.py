"""Writes about yearly inspection plans and draws by lot: route → a body that would be taken, and addresses of what is not
there."""

from backend.ids import uuid7

NOBODYS = "00000000-0000-7000-8000-000000000000"
PLAN, LINE = "inspection-plans/<plan_id>", "inspection-plans/<plan_id>/lines/<line_id>"
DAY = {"starts_on": "2026-09-10", "ends_on": "2026-09-10"}


def posts(units):
    """Of every POST route."""
    unit = units["30337"].pk
    return {
        "inspection-plans": {"id": str(uuid7()), "year": 2026, "title": "Kế hoạch kiểm tra"},
        f"{PLAN}/transitions/<name>": {"number": "1/KH", "date": "2026-01-20", "signer": "A"},
        f"{PLAN}/lines": {"id": str(uuid7()), "unit": unit, "kind": "PLANNED"},
        f"{LINE}/removal": {"reason": "x"},
        f"{LINE}/inspection": {"id": str(uuid7()), "title": "Kiểm tra", **DAY},
        f"{PLAN}/draws": {"id": str(uuid7()), "count": 1},
        "draws/<draw_id>/visits": {"items": [{"id": str(uuid7()), "unit": unit, **DAY}], "title": "Kiểm tra"},
    }


def puts():
    """Of every PUT route."""
    return {PLAN: {"title": "x", "surprise_visits": 1}, LINE: {"unit": 1, "kind": "PLANNED"}}


def absent(route):
    """The address of records that are not there."""
    return route.replace("<line_id>", NOBODYS).replace("<draw_id>", NOBODYS)
