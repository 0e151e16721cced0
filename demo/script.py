"""Acts in time order: each is told when it happens, and the world's clock goes there first."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from backend import clock
from backend.accounts.models import User
from backend.accounts.roster import roster_of
from backend.ids import uuid7
from backend.plans.models import Task
from workflows.document.registering import Particulars, register_document
from workflows.evidence import NewEvidence
from workflows.machine import perform
from workflows.models import WorkItemPerson
from workflows.task.doing import add_evidence, mark_seen, report_progress
from workflows.task.obstacle import obstacle_deciders
from workflows.task.reminding import remind_task

Act = Callable[[], Any]


class Script:
    """Collects acts with their moments, then plays them from the earliest to the latest."""

    def __init__(self, people: dict[str, User]) -> None:
        self.people = people
        self._acts: list[tuple[datetime, int, Act]] = []

    def at(self, day: date, hour: float, act: Act) -> None:
        """Let `act` happen on `day` at `hour` (9.5 is 09:30), office time."""
        moment = datetime.combine(day, time(), tzinfo=clock.LOCAL) + timedelta(hours=hour)
        self._acts.append((moment, len(self._acts), act))

    def play(self) -> None:
        """From the earliest to the latest; acts of one moment in the order they were told."""
        for moment, _, act in sorted(self._acts, key=lambda entry: entry[:2]):
            if moment > clock.now():
                clock.set_world(moment)
            act()

    def step(self, who: str, task_id: Any, name: str, **data: Any) -> None:
        """A transition by `who`, as their page would send it."""
        task = Task.objects.select_related("submission").get(pk=task_id)
        decides = name in {"approve", "send_back"} and task.submission
        tag = task.submission.tag if decides and task.submission else f"v{task.version}"
        given = {key: self.people[value].pk if key == "officer" else value for key, value in data.items()}
        perform(self.people[who], Task.ref(task_id), name, given, expect=f'"{tag}"')

    def approve_all(self, task_id: Any) -> None:
        """Everyone asked agrees, step by step, until it is done."""
        for _ in range(6):
            fresh = Task.objects.get(pk=task_id)
            if fresh.state != "SUBMITTED":
                return
            asked = WorkItemPerson.objects.filter(item__task=fresh, item__closed_at__isnull=True).select_related("user")
            self.step(asked.order_by("acting_for_id", "id")[0].user.username, task_id, "approve")

    def seen(self, who: str, task_id: Any) -> None:
        """Opened for the first time."""
        mark_seen(self.people[who], task_id)

    def report(self, who: str, task_id: Any, text: str, percent: int | None = None, **more: Any) -> None:
        """A report of progress."""
        report_progress(self.people[who], task_id, update_id=uuid7(), text=text, percent=percent, **more)

    def answered(self, task_id: Any, reason: str) -> None:
        """Whoever is asked to remove what is in the way answers."""
        task = Task.objects.get(pk=task_id)
        asked = obstacle_deciders(task, task.obstacles.get(state="OPEN"), roster_of(task.body_id))
        who = User.objects.get(pk=asked.hats[0].user_id)
        self.step(who.username, task_id, "answer_obstacle", reason=reason)

    def remind(self, who: str, task_id: Any, text: str) -> None:
        """A reminder to whoever it waits for."""
        remind_task(self.people[who], task_id, text)

    def register(
        self, who: str, day: date, hour: float, number: str, abstract: str, *, kind: str = "OFFICIAL_LETTER",
        issuer: str = "UBND xã An Phú",
    ) -> uuid.UUID:  # fmt: skip
        """A document of `day`, entered in the register by `who` that day; its id."""
        document_id = uuid7()
        wish = Particulars(kind, number, day, issuer, abstract)
        self.at(day, hour, lambda: register_document(self.people[who], document_id, wish))
        return document_id

    def document(
        self, who: str, task_id: Any, kind: str, number: str, day: date, issuer: str = "UBND xã An Phú"
    ) -> None:
        """A document by reference as evidence."""
        document = {"kind": kind, "number": number, "date": day.isoformat(), "issuer": issuer}
        add_evidence(self.people[who], task_id, NewEvidence(id=uuid7(), kind="DOCUMENT", document=document))

    def count(self, who: str, task_id: Any, value: int, unit: str) -> None:
        """A count as evidence."""
        add_evidence(
            self.people[who], task_id, NewEvidence(id=uuid7(), kind="COUNT", count=Decimal(value), count_unit=unit)
        )
