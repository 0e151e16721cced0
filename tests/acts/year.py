"""The sample plan's year through the real acts: every act that a person does is an event, and is counted."""

import json
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.accounts.roster import roster_of
from backend.activity.models import Event, Head, Payload
from backend.ids import uuid7
from backend.plans.drafting import NewPlan
from backend.plans.models import Task, TaskState
from backend.plans.recording import record_plan
from demo.world import HEADS, KEY_LINES
from tests import people, worlds
from tests.acts.recount import GIVING, REPORTING, SENDING, asked_of, counted, doer
from tests.plans.conftest import DOCUMENT, SAMPLE
from workflows import policy
from workflows.evidence import NewEvidence
from workflows.models import WorkItemPerson
from workflows.plan.officers import Cell, name_officers
from workflows.task.doing import Report
from workflows.task.giving import PartnerWish, set_partners
from workflows.task.periods import open_all
from workflows.task.quick import report_many

BEGINS = date(2027, 1, 20)  # the tests' world has come to August 2026, and its clock never goes back
KNOWN = {
    "plan.recorded": GIVING, "officers.defaulted": GIVING, "task.partnered": GIVING,
    "task.reported": REPORTING, "task.submitted": SENDING,
}  # fmt: skip


class Year:
    """One commune with one preset, from the day the plan is recorded to the last period's result."""

    def __init__(self, preset: str) -> None:
        self.preset = preset
        self.people = {user.username: user for user in User.objects.all()}
        self.body = people.units_by_code()["30337"]
        policy.choose(self.body, preset)
        self.before = Head.objects.get().seq

    def play(self) -> dict[str, int]:
        """The row of the table."""
        self._go_to(BEGINS)
        self._give()
        for month in range(1, 13):
            self._go_to(max(date(BEGINS.year, month, 1), BEGINS) + timedelta(days=1))
            open_all()
            for task in Task.objects.filter(rhythm=None, state=TaskState.ASSIGNED).select_related(
                "officer", "follow_up"
            ):
                self._carry_out(task)
        assert not Task.objects.filter(rhythm=None).exclude(state=TaskState.COMPLETED).exists()
        return self._count()

    def _go_to(self, day: date) -> None:
        clock.set_world(datetime(day.year, day.month, day.day, 9, tzinfo=clock.LOCAL))

    def _give(self) -> None:
        """Recorded by the standing office; each head names officers; of key lines the partners are asked for opinions."""
        wish = NewPlan(BEGINS.year, key_lines=KEY_LINES)
        made = record_plan(
            self.people["standing"], json.loads(SAMPLE.read_text()), wish, DOCUMENT, body_id=self.body.pk
        )
        tasks = Task.objects.select_related("lead", "follow_up").prefetch_related("partners").order_by("pk")
        cells: dict[str, set[Cell]] = defaultdict(set)
        for task in tasks:
            if task.follow_up is None:
                head = HEADS[task.lead.code.split("-")[-1]]
                cells[head].add(Cell(task.area, task.lead_id, self.people[doer(task)].pk))
        for head, own in cells.items():
            name_officers(self.people[head], made.plan, list(own))
        roster = roster_of(self.body.pk)
        for task in tasks.all():
            if opinions := asked_of(task, self.preset, roster):
                beside = tuple(
                    PartnerWish(p.unit_id, "GIVES_OPINION" if p.unit_id in opinions else p.mode)
                    for p in task.partners.all()
                )
                set_partners(self.people["standing"], task.pk, beside, expect=f'"v{task.version}"')

    def _carry_out(self, task: Task) -> None:
        """Reported with a document and sent; then whoever is asked first agrees, until it is completed."""
        by = task.officer or task.follow_up
        assert by is not None
        document = {"kind": "Báo cáo", "number": "12/BC-UBND", "date": clock.today().isoformat()}
        proof = NewEvidence(id=uuid7(), kind="DOCUMENT", document=document)
        basis = "" if task.officer else "Điện thoại"  # said for a unit without accounts
        report = Report(uuid7(), "Đã hoàn thành", 100, basis=basis, standing="DONE", proofs=(proof,))
        report_many(by, [(task.pk, report)])
        worlds.act(by, task, "submit", text="Đã hoàn thành")
        open_now = WorkItemPerson.objects.filter(item__task=task, item__closed_at__isnull=True).order_by(
            "item_id", "id"
        )
        while (waits := open_now.first()) is not None:
            worlds.act(User.objects.get(pk=waits.user_id), task, "approve")

    def _count(self) -> dict[str, int]:
        """Acts of persons, by what was done; an act of which no event is known here is an error of this proof."""
        events = Event.objects.filter(seq__gt=self.before).exclude(actor_id=system_user().pk).order_by("seq")
        says = {
            payload.seq: payload.content.get("detail") or {} for payload in Payload.objects.filter(seq__gt=self.before)
        }
        column: dict[int, str] = {}
        for event in events:
            what = says[event.seq].get("step") or KNOWN.get(event.verb)
            if what:
                column.setdefault(event.act, what)
            assert event.act in column, event.verb
        return counted(Counter(column.values()))
