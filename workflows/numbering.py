"""Papers approved here that await number and date (product.md §26): one list of all kinds, issued row by row in one act.

A kind says which of its records wait and which transition issues one; another kind is one more entry of `KINDS`.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.access.rules import keeps_plans
from backend.access.scope import visible_to
from backend.accounts.models import User
from backend.accounts.roster import hats_of
from backend.activity.roots import Ref, Root
from backend.errors import Refused
from backend.imports.text import unmarked
from backend.organisations.models import OrgUnit
from backend.plans.models import Document, DocumentKind, Plan, PlanState
from backend.plans.text import documents_of
from workflows.machine import act_on_each, machine_of

MOST_TAKEN = 2_000  # numbers of one body that are compared with


@dataclass(frozen=True)
class Waiting:
    """A paper that awaits its number. `symbol`: what usually stands behind the number."""

    kind: str
    record: Root
    title: str
    year: int
    body: OrgUnit
    symbol: str


@dataclass(frozen=True)
class Taken:
    """A number of this body and kind that is in use, as it is written."""

    body_id: int
    kind: str
    number: str
    issued_on: date


@dataclass(frozen=True)
class Issue:
    """What one row is issued with; `expect`: what was seen of it."""

    kind: str
    id: uuid.UUID
    expect: str
    number: str
    date: date
    signer: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of paper: its records, those that wait in these bodies, and the transition that issues one."""

    model: type[Root]
    waiting: Callable[[User, Iterable[int]], Iterator[Waiting]]
    issue: str


def _plans(user: User, bodies: Iterable[int]) -> Iterator[Waiting]:
    rows = Plan.objects.filter(state=PlanState.APPROVED, body__in=bodies).select_related("body").order_by("year", "id")
    for plan in visible_to(user, rows):
        yield Waiting(DocumentKind.PLAN, plan, plan.title, plan.year, plan.body, "KH-UBND")


KINDS = {DocumentKind.PLAN.value: Kind(Plan, _plans, "issue")}


def numbers_for(user: User) -> set[int]:
    """The bodies whose papers this person gives numbers to: whoever keeps its plans."""
    return {hat.body_id for hat in hats_of(user) if keeps_plans(hat)}


def waiting_for(user: User) -> list[Waiting]:
    """All papers that wait for this person."""
    bodies = numbers_for(user)
    return [one for kind in KINDS.values() for one in kind.waiting(user, bodies)] if bodies else []


def taken_by(bodies: Collection[int], years: Iterable[int]) -> list[Taken]:
    """Numbers in use, the latest first: of plans issued here, less recordings taken back, and of the body's own documents in
    its register."""
    units = OrgUnit.objects.filter(pk__in=bodies)
    called = {unit.pk: {unmarked(unit.name), unmarked(unit.short_name)} for unit in units}
    at = list(years)
    plans = {
        plan.pk: plan
        for plan in Plan.objects.filter(body__in=bodies, current__issued_at__isnull=False)
        .exclude(state=PlanState.DISCARDED)
        .select_related("current")
    }
    documents = Document.objects.filter(body__in=bodies, issued_on__year__in=at)
    found = {
        Taken(plans[pk].body_id, DocumentKind.PLAN.value, document.number, document.date)
        for pk, document in documents_of(plans.values()).items()
        if document.date and document.date.year in at
    } | {
        Taken(body, kind, number, day)
        for body, kind, number, day, issuer in documents.order_by("-issued_on").values_list(
            "body_id", "kind", "number", "issued_on", "issuer"
        )[:MOST_TAKEN]
        if unmarked(issuer) in called[body]
    }
    return sorted(found, key=lambda one: (one.issued_on, one.number), reverse=True)


def issue_many(by: User, rows: list[Issue], **request: Any) -> tuple[list[Ref], list[tuple[Ref, Refused]]]:
    """Number, date and issue of each row: one act, a savepoint a row, (issued, refused with why). `request`: key,
    fingerprint of `change`. Raises NothingDone when no row could be issued."""

    def issue(record: Root, row: Issue) -> None:
        data = {"number": row.number, "date": row.date.isoformat(), "signer": row.signer}
        machine_of(record, by).perform(KINDS[row.kind].issue, data, expect=row.expect)

    return act_on_each(by, [(ref_of(row), row) for row in rows], issue, **request)


def ref_of(row: Issue) -> Ref:
    """The record of a row."""
    return KINDS[row.kind].model.ref(row.id)
