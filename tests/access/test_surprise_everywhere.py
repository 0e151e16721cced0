"""A surprise inspection changes nothing that a leader of the inspected body can get: every address of the schema with every
one of its filters is asked in two worlds that differ by it alone (product.md §17).

A new address or filter is walked by itself."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from rest_framework.test import APIClient

from backend.accounts.models import Membership
from backend.plans.models import Plan
from notifications.dispatch import dispatch_all
from tests import worlds as tasks
from tests.access.surprise_world import CODE, WORD, Hidden
from tests.api.contract import operations
from tests.api.test_refusals import NOBODYS, OPEN
from tests.inspections import worlds

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z")  # some say when the answer was made
ALIKE = {"docProps/core.xml"}  # of a workbook: when it was made
CLOCK = re.compile(r"\d\d(?: giờ |:)\d\d")  # on a paper: up to when its figures are
# What filters are asked with, besides every word of an enumeration and the ids of the hidden records; others with a bit of all.
DAY = "2026-08-10"
VALUES: dict[str, list[str]] = {
    "q": [WORD, "chuon", CODE, "đột xuất"], "text": [WORD], "year": ["2026"], "mine": ["true", "false"],
    "after": ["0"], "limit": ["200"], "kind": ["SURPRISE"], "cursor": [], "sort": [],
    **{key: [DAY] for key in ("from", "to", "due_from", "due_to")},
}  # fmt: skip
A_BIT_OF_ALL = [WORD, "2026", DAY, "true"]


class Walk:
    """Every GET there is, as one person."""

    def __init__(self, cast: Any, units: Any, hidden: Hidden) -> None:
        self.hidden, self.body = hidden, units["30337"]
        self.http = APIClient()
        self.numbers = {"body_id": self.body.pk, "unit_id": units["TTPVHCC"].pk, "user_id": cast.officer.pk}
        self.numbers["post_id"] = Membership.objects.filter(user=cast.officer).latest("pk").pk
        self.known: dict[str, list[str]] = {}

    def as_one(self, person: Any, only: frozenset[str] = frozenset()) -> dict[str, str]:
        """Address → what is answered."""
        self.http.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        dispatch_all()
        return {
            address: self.ask(address)
            for (method, route), operation in sorted(operations().items())
            if method == "GET" and (method, route) not in OPEN and (not only or route in only)
            for address in self.addresses(route, operation)
        }

    def ask(self, address: str) -> str:
        answer: Any = self.http.get(f"/api/v1/{address}", HTTP_ACCEPT="application/json")
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if content.startswith(b"PK"):
            book = zipfile.ZipFile(io.BytesIO(content))
            parts = (book.read(name).decode() for name in sorted(book.namelist()) if name not in ALIKE)
            return CLOCK.sub("T", "".join(parts))
        return f"{answer.status_code} {_still(content)}"

    def addresses(self, route: str, operation: dict[str, Any]) -> Iterator[str]:
        parameters = operation.get("parameters", ())
        in_path = [one["name"] for one in parameters if one["in"] == "path"]
        paths = list(self._paths(route, in_path))
        yield from paths
        for one in parameters:
            if one["in"] == "query":
                yield from (f"{paths[0]}?{one['name']}={value}" for value in self.values(one))

    def _paths(self, route: str, names: list[str]) -> Iterator[str]:
        """The hidden records in every place, then a known one in its own."""
        for name in names:
            if name in self.numbers:
                route = route.replace(f"<{name}>", str(self.numbers[name]))
        first, *others = [name for name in names if name not in self.numbers] or [""]
        for name in others:
            route = route.replace(f"<{name}>", NOBODYS)
        for value in [*self.hidden.called(first), *self.known.get(first, ())] if first else [""]:
            yield route.replace(f"<{first}>", value) if first else route

    def values(self, parameter: dict[str, Any]) -> list[str]:
        """Every word of an enumeration, what VALUES says, or the hidden records where an id is asked."""
        name, schema = parameter["name"], parameter["schema"]
        if name == "subject":
            return self.hidden.subjects
        if several := schema.get("items", {}).get("enum"):
            return [",".join(several)]
        if one_of := schema.get("enum"):
            return [str(value) for value in one_of]
        if schema.get("format") == "uuid" or name == "ids":
            return self.hidden.called(name)
        if schema.get("format") == "int64" and name != "year":
            return [str(self.body.pk)]
        return VALUES.get(name, A_BIT_OF_ALL)


def _still(content: bytes) -> str:
    """Without the moment and the number of the answer itself."""
    told = json.loads(content or b"null")
    if isinstance(told, dict):
        told.pop("request_id", None)
    return MOMENT.sub("T", json.dumps(told, ensure_ascii=False))


def _lived_in(cast: Any, walk: Walk) -> None:
    """An Phú has work, a plan of nobody's, an inspection that was concluded, its tickets and its report."""
    inspection = worlds.concluded(cast)
    task = tasks.in_progress(cast)
    walk.known = {
        "inspection_id": [str(inspection.pk)], "task_id": [str(task.pk)],
        "ticket_id": [str(inspection.tickets.all()[0].pk)], "report_id": [str(inspection.reports.get().pk)],
        "plan_id": [str(pk) for pk in Plan.objects.values_list("pk", flat=True)[:1]],
    }  # fmt: skip


def test_no_address_with_any_filter_tells_of_it(cast: Any, units: Any) -> None:
    hidden = Hidden()
    walk = Walk(cast, units, hidden)
    _lived_in(cast, walk)
    hidden.announce(cast)
    without = walk.as_one(cast.chairman)
    hidden.build(cast)
    with_it = walk.as_one(cast.chairman)
    assert {address for address, told in with_it.items() if told != without[address]} == set()
    said = [*hidden.ids, WORD, CODE]
    assert {address for address, told in with_it.items() if any(one in told for one in said)} == set()
    assert len(with_it) > 250  # it walked


def test_the_walk_meets_it_where_it_is_known(cast: Any, units: Any) -> None:
    """The net has no hole of its own: whoever leads the inspecting body finds it at these addresses."""
    hidden = Hidden()
    walk = Walk(cast, units, hidden)
    hidden.build(cast)
    where = {
        "inspections", "inspections/sheet", "inspections/<inspection_id>", "events", "activity", "inspection-plans",
        "inspection-plans/<plan_id>", "comments", "search", "work",
    }  # fmt: skip
    told = walk.as_one(cast.p_chairman, frozenset(where))
    met = {address for address, said in told.items() if WORD in said or str(hidden.plan) in said}
    assert {"inspections", "inspections/sheet", "inspection-plans", "activity", f"inspections/{hidden.drawn}"} <= met
    assert {"inspections?q=chuon", f"inspections/sheet?q={CODE}", f"inspection-plans/{hidden.plan}"} <= met
    assert f"events?subject=inspection:{hidden.made}" in met
    assert {f"comments?subject=inspection:{hidden.made}", f"search?q={WORD}", "work?box=mentioned"} <= met
