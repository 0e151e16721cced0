"""Who may write what: each route that writes × each record × everybody, written down apart from the code.

Who does not see the record meets 404, who sees it but may not 403; whoever may is let through to what the state says."""

from dataclasses import dataclass, field
from typing import Any

from backend.accounts.models import Absence
from backend.ids import uuid7
from backend.plans.models import Target
from tests.access.secrets import Secrets
from tests.workflows.table import INSIDE, LEADING, NAMING, PERSONAS, SPEAKING

EVERYBODY = frozenset(PERSONAS)
ABOVE = frozenset({"province", "inspector", "committee"})
CIRCLE = frozenset({"chairman", "vice", "standing", "clerk"})  # who keep the commune's plans
REGISTRY = CIRCLE | {"head", "partner"}  # who keep the commune's register: the Office and whoever heads a unit too
WORKING = frozenset({"head", "officer"})  # in the Centre, which leads the commune's tasks here
OFFICE = frozenset({"province", "inspector"})  # the province's standing office, which leads its own task here
ADMINISTERING = frozenset({"admin"})
DIVIDING = frozenset({"chairman", "vice", "standing", "clerk", "admin"})
KEEPING = frozenset({"standing", "clerk"})  # of the Office and the standing office
SEVERITIES = [
    {"severity": one, "days": 9, "plan": False, "check": False, "proof": False}
    for one in ("REMIND", "MINOR", "MAJOR", "SERIOUS")
]
NOBODY: frozenset[str] = frozenset()

# Who sees each record at all.
SEEN = {
    "inner": INSIDE, "passed": INSIDE, "part": INSIDE, "above": INSIDE | ABOVE, "released": INSIDE | ABOVE, "plan_task": INSIDE | ABOVE, "province": ABOVE,
    "plan": INSIDE | ABOVE, "draft": CIRCLE, "unit": INSIDE,
    "document": INSIDE, "letter": frozenset(ABOVE), "order": frozenset(ABOVE),
}  # fmt: skip


@dataclass(frozen=True)
class Write:
    """One route on one record, which `seen` see at all. `stale`: it says what was seen, wrongly, so that whoever may
    meets 412 and writes nothing."""

    route: str
    record: str
    may: frozenset[str]
    path: str
    body: dict[str, Any] = field(default_factory=dict)
    stale: bool = True
    method: str = "post"
    seen: frozenset[str] | None = None  # None: as SEEN says

    def expected(self, persona: str) -> int:
        """404, 403, or 0 for anything else."""
        if persona not in (self.seen or SEEN[self.record]):
            return 404
        return 0 if persona in self.may else 403


def writes(secrets: Secrets, units: Any, *, upload: Any) -> list[Write]:
    """All of them. `upload`: a file of whoever writes."""
    return [
        *_on_tasks(secrets), *_on_comments(secrets), *_on_plans(secrets, upload), *_on_documents(secrets), *_on_orders(secrets, units), *_on_units(units), *_on_bodies(units),
    ]  # fmt: skip


def _on_tasks(secrets: Secrets) -> list[Write]:
    """Inside a body its own people work, its leaders and standing office give; the giver above stops what it gave."""
    own = ("inner", "passed", "above", "released", "plan_task")
    doing = dict.fromkeys(own, WORKING) | {"part": frozenset({"partner"}), "province": OFFICE}
    naming = dict.fromkeys(own, NAMING) | {"part": LEADING | {"partner"}, "province": OFFICE}
    giving = {
        "inner": LEADING,
        "passed": LEADING,
        "part": LEADING,
        "plan_task": LEADING,
        "above": OFFICE,
        "released": OFFICE,
        "province": OFFICE,
    }
    citing = dict.fromkeys(("inner", "passed", "plan_task"), NAMING) | {
        "part": naming["part"]
    }  # and, inside, the head of the lead unit
    # Whoever holds the work reminds nobody: the province's own task lies with the head of its office.
    reminding = (
        dict.fromkeys(("inner", "passed", "plan_task"), NAMING)
        | {"part": LEADING}
        | {"above": LEADING | OFFICE, "released": NAMING | OFFICE}  # the first lies with the head of its unit
        | {"province": frozenset({"inspector"})}
    )
    clearing = INSIDE - {"officer"}  # a second person; the file is the officer's
    file = f"files/{secrets.file_id}"
    found = [
        Write(f"files/<uuid:file_id>/{act}", "inner", who, f"{file}/{act}", body, stale=False)
        for act, who, body in (
            ("closing", frozenset({"officer"}), {"reason": "x"}), ("removal", clearing, {}), ("keeping", clearing, {}),
        )
    ]  # fmt: skip
    of_clerk = f"files/{secrets.document.file_id}/removal"
    found.append(Write("files/<uuid:file_id>/removal", "document", clearing - {"clerk"}, of_clerk, stale=False))
    for record in doing:
        task = f"tasks/{getattr(secrets, record).pk}"
        one = "tasks/<uuid:task_id>"
        found += [
            Write(f"{one}/seen", record, SEEN[record], f"{task}/seen", stale=False),
            Write(f"{one}/progress", record, doing[record], f"{task}/progress", {"id": str(uuid7()), "text": "x"}, stale=False),
            Write(f"{one}/evidence", record, doing[record], f"{task}/evidence", {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": ""}}, stale=False),
            Write(f"{one}/reminder", record, reminding[record], f"{task}/reminder", {"text": "x"}, stale=False),
            Write(f"{one}/partners", record, naming[record], f"{task}/partners", {"items": []}),
            Write(f"{one}/transitions/<slug:name>", record, doing[record], f"{task}/transitions/submit", {"text": "x"}),
            Write(f"{one}/transitions/<slug:name>", record, doing[record] | (NOBODY if record == "province" else SPEAKING), f"{task}/transitions/raise_obstacle", {"text": "x", "asked": "LEADER"}),
            Write(f"{one}/transitions/<slug:name>", record, naming[record], f"{task}/transitions/assign", {"officer": 1}),
            Write(f"{one}/transitions/<slug:name>", record, giving[record], f"{task}/transitions/cancel", {"reason": "x"}),
            Write(f"{one}/transitions/<slug:name>", record, giving[record], f"{task}/transitions/set_rhythm", {"rhythm": "MONTHLY"}),
            Write(f"{one}/transitions/<slug:name>", record, citing.get(record, giving[record]), f"{task}/transitions/recite", {"document": str(secrets.document.pk)}),
            Write(f"{one}/transitions/<slug:name>", record, giving[record], f"{task}/transitions/correct", {"title": "x", "lead": 1, "reason": "x"}),
        ]  # fmt: skip
    return found


def _on_comments(secrets: Secrets) -> list[Write]:
    """Its writer edits one, its writer and the leaders of the body in which it was said remove it; the other side does not know of it."""
    inside, above, between = (f"comments/{pk}" for pk in secrets.comments)
    one, said = "comments/<uuid:comment_id>", {"text": "x"}
    leaders = frozenset({"chairman", "vice"})
    return [
        Write(one, "above", frozenset({"officer"}), inside, said, method="put", seen=INSIDE),
        Write(one, "above", frozenset({"province"}), above, said, method="put", seen=ABOVE),
        Write(one, "above", frozenset({"chairman"}), between, said, method="put"),
        Write(f"{one}/removal", "above", leaders | {"officer"}, f"{inside}/removal", {"reason": "x"}, stale=False, seen=INSIDE),
        Write(f"{one}/removal", "above", frozenset({"province"}), f"{above}/removal", {"reason": "x"}, stale=False, seen=ABOVE),
        Write(f"{one}/removal", "above", leaders, f"{between}/removal", {"reason": "x"}, stale=False),
    ]  # fmt: skip


def _on_plans(secrets: Secrets, upload: Any) -> list[Write]:
    """A draft is for those who keep the plans, an issued plan is theirs to touch as well, as far as it may change."""
    one, found = "plans/<uuid:plan_id>", []
    lines = {"upload": str(upload), "year": 2026}
    for record, pk in (("draft", secrets.draft_id), ("plan", secrets.plan_id)):
        found += [
            Write(f"{one}/transitions/<slug:name>", record, CIRCLE, f"plans/{pk}/transitions/send_for_review"),
            Write(f"{one}/transitions/<slug:name>", record, frozenset({"chairman", "vice"}), f"plans/{pk}/transitions/approve"),
            Write(f"{one}/lines", record, CIRCLE, f"plans/{pk}/lines", lines),
            Write(f"{one}/key-lines", record, CIRCLE, f"plans/{pk}/key-lines", {"lines": []}),
            Write(f"{one}/amendments", record, CIRCLE, f"plans/{pk}/amendments", {"id": str(uuid7())}),
            Write(f"{one}/next-year", record, CIRCLE, f"plans/{pk}/next-year", {"id": str(uuid7())}),
            Write(f"{one}/carried", record, CIRCLE, f"plans/{pk}/carried"),
            Write(f"{one}/closing/lines", record, frozenset({"chairman", "vice", "standing"}), f"plans/{pk}/closing/lines", {"lines": [str(uuid7())], "outcome": "CARRY"}),
            Write(f"{one}/edits", record, CIRCLE, f"plans/{pk}/edits", {"items": [{"title": "x"}]}),
            Write(f"{one}/target-edits", record, CIRCLE, f"plans/{pk}/target-edits", {"lineage": str(uuid7()), "drop": True}),
            Write(f"{one}/objectives", record, CIRCLE, f"plans/{pk}/objectives", {"items": [{"area": "", "text": "x"}]}),
            Write(f"{one}/changes", record, CIRCLE, f"plans/{pk}/changes", {"upload": str(upload), "accepted": ["x"]}),
            Write(f"{one}/changes/undoing", record, CIRCLE, f"plans/{pk}/changes/undoing"),
            Write(f"{one}/answers", record, CIRCLE, f"plans/{pk}/answers", {"own": str(uuid7()), "higher": str(uuid7())}, stale=False),
            Write(f"{one}/answers/removal", record, CIRCLE, f"plans/{pk}/answers/removal", {"own": str(uuid7()), "higher": str(uuid7())}, stale=False),
            Write(f"{one}/corrections", record, CIRCLE, f"plans/{pk}/corrections", {"id": str(uuid7()), "field": "NUMBER", "new": "x", "reason": "x"}),
            Write(f"{one}/corrections/<uuid:correction_id>", record, CIRCLE, f"plans/{pk}/corrections/{uuid7()}", {"agree": True}),
        ]  # fmt: skip
    figure = {"id": str(uuid7()), "value": "1", "as_on": "2026-12-31", "source": "x"}  # a day that has not come
    for unit, may in (("30337-TTPVHCC", CIRCLE | WORKING), (None, CIRCLE)):
        targets = Target.objects.filter(version__plan=secrets.plan_id)
        its = targets.filter(responsible__code=unit) if unit else targets.exclude(responsible__code="30337-TTPVHCC")
        path = f"plans/{secrets.plan_id}/targets/{its[0].lineage}/figures"
        found.append(Write(f"{one}/targets/<uuid:lineage>/figures", "plan", may, path, figure, stale=False))
    return found


def _on_documents(secrets: Secrets) -> list[Write]:
    one, found = "documents/<uuid:document_id>", []
    said = {"kind": "OTHER", "number": "1", "issued_on": "2026-08-01", "issuer": "x", "abstract": "x", "reason": "x"}
    for record, may in (("document", REGISTRY), ("letter", OFFICE)):
        path = f"documents/{getattr(secrets, record).pk}"
        found += [
            Write(one, record, may, path, said, method="put"),
            Write(f"{one}/replacement", record, may, f"{path}/replacement", {"document": None}),
            Write(f"{one}/file", record, may, f"{path}/file", {"upload": str(uuid7())}),
            Write(
                f"{one}/lines",
                record,
                may,
                f"{path}/lines",
                {"items": [{"id": str(uuid7()), "text": "x"}]},
                stale=False,
            ),
        ]
    return found


def _on_orders(secrets: Secrets, units: Any) -> list[Write]:
    """The province's, to its communes: who received it follows the own task alone."""
    one, path = "orders/<uuid:order_id>", f"orders/{secrets.order_id}"
    return [
        Write(f"{one}/units", "order", OFFICE, f"{path}/units", {"units": [units["MH-STC"].pk], "reason": "x"}, stale=False),
        Write(f"{one}/date", "order", OFFICE, f"{path}/date", {"due_on": "2026-09-30", "reason": "x"}, stale=False),
        Write(f"{one}/reminder", "order", OFFICE, f"{path}/reminder", {"text": "x"}, stale=False),
        Write(f"{one}/disowning", "order", NOBODY, f"{path}/disowning", {"reason": "x"}, stale=False),
        Write(f"{one}/seen", "order", SEEN["order"], f"{path}/seen", stale=False),
    ]  # fmt: skip


def _on_units(units: Any) -> list[Write]:
    one, path = "units/<int:unit_id>/aliases", f"units/{units['30337-KT'].pk}/aliases"
    return [
        Write(one, "unit", CIRCLE, path, {"text": "Phòng KT-HT"}, stale=False),
        Write(f"{one}/removal", "unit", CIRCLE, f"{path}/removal", {"text": "Phòng KT-HT"}, stale=False),
        Write(
            "units/<int:unit_id>/predecessors",
            "unit",
            ADMINISTERING,
            f"units/{units['30337-KT'].pk}/predecessors",
            {"units": []},
            method="put",
        ),
    ]


def _on_bodies(units: Any) -> list[Write]:
    """A body is opened by who administers the whole system, nobody of the cast; then its own administrator sets it up."""
    one, body = "bodies/<int:body_id>", f"bodies/{units['30337'].pk}"
    post = units["30337-KT"].memberships.get(post="DEPUTY")
    renamed = {"items": [{"code": "30337-KT", "name": "Phòng Kinh tế và Đô thị"}]}
    chosen = {"standing_office": units["30337-VP"].pk, "preset": "SHORT", "key_preset": "SHORT", "charges": []}
    joined = {
        "full_name": "Người Mới",
        "title": "Chuyên viên",
        "unit": "30337-KT",
        "post": "MEMBER",
        "username": "nmoi",
    }
    return [
        Write(f"{one}/opening", "unit", NOBODY, f"{body}/opening", stale=False),
        Write(f"{one}/units", "unit", ADMINISTERING, f"{body}/units", renamed, stale=False, method="put"),
        Write(f"{one}/people", "unit", ADMINISTERING, f"{body}/people", {"items": [joined]}, stale=False),
        Write(f"{one}/people/reading", "unit", ADMINISTERING, f"{body}/people/reading", {"text": "x"}, stale=False),
        Write(
            f"{one}/severities", "unit", DIVIDING - {"clerk"}, f"{body}/severities", {"items": SEVERITIES}, method="put"
        ),
        Write(f"{one}/settings", "unit", ADMINISTERING, f"{body}/settings", chosen, method="put"),
        Write(f"{one}/calendar", "unit", ADMINISTERING, f"{body}/calendar", {"year": 2026, "items": []}, method="put"),
        Write(
            f"{one}/posts/<int:post_id>/ending",
            "unit",
            ADMINISTERING,
            f"{body}/posts/{post.pk}/ending",
            {"last_day": "2026-08-14"},
            stale=False,
        ),
        Write(f"{one}/division", "unit", DIVIDING, f"{body}/division", {"charges": []}, method="put"),
        Write(
            "away/<int:absence_id>/ending",
            "unit",
            KEEPING,
            f"away/{Absence.objects.get(user__username='kt.head').pk}/ending",
            stale=False,
        ),
        Write(
            "programmes/<str:code>",
            "unit",
            ADMINISTERING,
            "programmes/CDS",
            {"name": "Chuyển đổi số", "areas": []},
            method="put",
            seen=EVERYBODY,
        ),  # everybody names areas by them
        Write(f"{one}/codes", "unit", ADMINISTERING, f"{body}/codes", {"users": [0]}, stale=False),
    ]


# What writes without a record of somebody else's, each with a test of its own, here or elsewhere.
OWN = {
    "numbering", "plans", "documents", "uploads/<uuid:upload_id>", "demo/enter", "first-admin", "me", "tasks", "tasks/transitions/<slug:name>", "tasks/reminder",
    "inspections", "inspection-plans", "checklists", "rechecks", "tickets/transitions/<slug:name>", "plans/<uuid:plan_id>/officers", "notices/read", "bodies",
    "access-codes/redeem", "away", "me/devices", "me/trust", "me/password", "me/mailbox", "me/mailbox/code", "orders", "orders/reading", "quick-report", "quick-report/submit", "views", "views/opening", "views/removal", "unit-figures/ranking", "work/snoozes", "undo", "boards/tasks/looked", "boards/tickets/looked",
    "meetings/remarks", "meetings/confirmation", "committee/reminder", "committee/watching", "comments", "comments/read", "attention", "programmes",
}  # fmt: skip
