"""What is told of documents and orders to many."""

from backend.activity.told.telling import Detail, Names, cited
from backend.words import say


def split(detail: Detail, _: Names) -> list[str]:
    """How many of its lines became what."""
    counts = {name: detail.get(name) or 0 for name in ("given", "joined", "noted")}
    return [
        say("giao {n} việc", "tasks given: {n}", n=counts["given"]) if counts["given"] else "",
        say("gắn {n} việc đã có", "joined to tasks: {n}", n=counts["joined"]) if counts["joined"] else "",
        say("để biết {n} mục", "to be known: {n}", n=counts["noted"]) if counts["noted"] else "",
    ]


def replaced(detail: Detail, _: Names) -> list[str]:
    return [say("bằng {number}", "by {number}", number=detail.get("number"))]


def units_given(detail: Detail, names: Names) -> list[str]:
    """How many units an order went to."""
    units = detail.get("units") or 0
    count = len(units) if isinstance(units, list) else units
    return [say("{n} đơn vị", "units: {n}", n=count), *cited(detail, names)]


def amended_order(detail: Detail, _: Names) -> list[str]:
    """By which document, and how many units joined or left."""
    joined = say("thêm {n} đơn vị", "units added: {n}", n=detail.get("joined")) if detail.get("joined") else ""
    left = say("thôi {n} đơn vị", "units left: {n}", n=detail.get("left")) if detail.get("left") else ""
    return [str(detail.get("document_no") or ""), joined, left]


def of_units(detail: Detail, _: Names) -> list[str]:
    """For how many units of the order it was done."""
    return [say("{n} đơn vị", "units: {n}", n=detail.get("tasks"))]
