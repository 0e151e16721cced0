"""What is in the way of a task: said, passed on, answered, over. The asker never answers; what goes to the body above is
said by a leader (product.md §8), and the time until the answer is booked to whoever was asked (clock.py)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from backend import clock
from backend.access.rules import heads_lead, justify
from backend.accounts.models import User
from backend.accounts.roster import Hat, Roster, hats_of, roster_of
from backend.activity.change import current
from backend.activity.told.words import OBSTACLE_ASKED
from backend.organisations.models import OrgUnit
from backend.plans.models import Obstacle, Task
from backend.words import Words, say
from backend.workcalendar.calendar import current as calendar
from workflows.machine import StepInfo, step, unmet
from workflows.needs import Need, wrong
from workflows.policy import LEADER, OPINION
from workflows.resolver import Asked, Deciders, resolve
from workflows.task.base import LIVE, WORKING, OnTask
from workflows.task.words import OPTIONAL_NOTE, REASON

USUAL_DAYS = 3  # working days for an answer, when no date is said
ANSWERING = frozenset({"answer_obstacle", "refer_obstacle"})

OBSTACLE = Need("text", "text", Words("Vướng ở đâu", "What is in the way"), max_length=5000)
ASKED = Need("asked", "choice", Words("Chờ ai tháo gỡ", "Whom it waits for"), choices=tuple(OBSTACLE_ASKED.items()))
UNIT = Need("unit", "unit", Words("Đơn vị được hỏi", "Unit asked"), required=False, options="/api/v1/units?body=own",
    help=Words("Chỉ cần khi chờ một đơn vị.", "Only when it waits for a unit."))  # fmt: skip
ANSWER_BY = Need("answer_by", "date", Words("Cần trả lời trước ngày", "Answer needed by"), required=False,
    help=Words(f"Để trống: {USUAL_DAYS} ngày làm việc.", f"Left empty: {USUAL_DAYS} working days."))  # fmt: skip
ANSWER = Need("reason", "text", Words("Trả lời, hướng tháo gỡ", "Answer"))


def open_obstacle(machine: Any) -> Any:
    """There is something to answer."""
    return unmet(machine.obstacle() is not None, Words("Không có vướng mắc nào đang chờ.", "Nothing is in the way."))


def no_obstacle(machine: Any) -> Any:
    """One at a time: a task waits for one addressee."""
    return unmet(
        machine.obstacle() is None,
        Words("Đang có một vướng mắc chờ trả lời.", "Something is in the way already and awaits an answer."),
    )


def asked_inside(machine: Any) -> Any:
    """What lies before the body above is not passed on there."""
    found = machine.obstacle()
    return unmet(
        found is not None and found.asked != Obstacle.Asked.ABOVE,
        Words("Vướng mắc đang chờ cơ quan cấp trên.", "It waits for the body above."),
    )


def obstacle_deciders(task: Task, obstacle: Obstacle, roster: Roster) -> Deciders:
    """Who answers inside the body: the head of the unit asked, or the leader in charge; never who asked or does it."""
    doers = frozenset({obstacle.by_id, obstacle.acting_for_id or obstacle.by_id, task.officer_id or obstacle.by_id})
    asked = Asked(task.lead_id, task.area, task.klass, doers)
    if obstacle.asked == Obstacle.Asked.UNIT:
        return resolve(OPINION, asked, roster, unit_id=obstacle.unit_id)
    return resolve(LEADER, asked, roster)


def said_stuck(by: User, task: Task, obstacle_id: Any, text: str) -> dict[str, Any] | None:
    """A report that says "stuck" asks whoever is next: the head, or, when a head reports, the leader in charge. What the
    event says of it; None when something is in the way already."""
    if task.obstacles.filter(state=Obstacle.State.OPEN).exists():
        return None
    hats = [hat for hat in hats_of(by) if hat.lent_for(task.area)]
    headed = any(heads_lead(hat, task) for hat in hats)
    asked = Obstacle.Asked.LEADER if headed else Obstacle.Asked.UNIT
    return _ask(by, task, text, asked, task.body if headed else task.lead, None, pk=obstacle_id)


def said_free(by: User, task: Task) -> bool:
    """A report that says something else ends what was asked inside the body; whether there was such a thing."""
    return end_obstacles(task, by, inside=True) > 0


def end_obstacles(task: Task, by: User, *, inside: bool = False) -> int:
    """What was in the way is over, without an answer."""
    open_ones = task.obstacles.filter(state=Obstacle.State.OPEN)
    if inside:
        open_ones = open_ones.exclude(asked=Obstacle.Asked.ABOVE)
    return int(open_ones.update(state=Obstacle.State.OVER, ended_by=by, ended_at=clock.now()))


def _ask(
    by: User, task: Task, text: str, asked: str, unit: OrgUnit, answer_by: date | None, **made: Any
) -> dict[str, Any]:
    day = answer_by or calendar(task.body_id).add_working_days(clock.today(), USUAL_DAYS)
    act = current()
    Obstacle.objects.create(
        task=task, by=by, acting_for_id=act.acting_for_id, recorded_for_id=act.recorded_for_id, at=clock.now(),
        text=text, asked=asked, unit=unit, answer_by=day, **made,
    )  # fmt: skip
    return {"asked": asked, "unit": unit.pk, "answer_by": day}


class ObstacleSteps(OnTask):
    """Mixed into the task's machine; the task is the root, what is in its way its child."""

    record: Any
    by: Any
    data: dict[str, Any]
    note: Any

    @step(Words("Báo vướng mắc…", "Say what is in the way…"), needs=[OBSTACLE, ASKED, UNIT, ANSWER_BY])
    @OnTask.state.transition(WORKING, conditions=[no_obstacle])
    def raise_obstacle(self) -> None:
        """Ask a unit, the leader in charge or the body above to remove it."""
        said = _ask(self.by, self.record, self.data["text"], *self._addressee(), self._answer_by())
        self.note("task.obstacle_raised", text=self.data["text"], between=said["asked"] == Obstacle.Asked.ABOVE, **said)

    @step(Words("Trả lời vướng mắc…", "Answer what is in the way…"), needs=[ANSWER], weight="primary")
    @OnTask.state.transition(LIVE, conditions=[open_obstacle])
    def answer_obstacle(self) -> None:
        """The work goes on in the hands of who does it."""
        found = self.obstacle()
        found.state, found.answer = Obstacle.State.ANSWERED, self.data["reason"]
        found.ended_by, found.ended_for_id, found.ended_at = self.by, current().acting_for_id, clock.now()
        found.save()
        self.note("task.obstacle_answered", reason=self.data["reason"], between=found.asked == Obstacle.Asked.ABOVE)

    @step(Words("Chuyển nơi khác tháo gỡ…", "Pass it on…"), needs=[ASKED, UNIT, REASON])
    @OnTask.state.transition(LIVE, conditions=[open_obstacle, asked_inside])
    def refer_obstacle(self) -> None:
        """It is somebody else's to remove; the time from now on is theirs."""
        found = self.obstacle()
        found.asked, found.unit = self._addressee()
        found.save(update_fields=["asked", "unit"])
        self.note(
            "task.obstacle_referred", reason=self.data["reason"], asked=found.asked, unit=found.unit_id,
            answer_by=found.answer_by, between=found.asked == Obstacle.Asked.ABOVE,
        )  # fmt: skip

    @step(
        Words("Đã hết vướng", "No longer in the way"), needs=[OPTIONAL_NOTE], weight="secondary", right="raise_obstacle"
    )
    @OnTask.state.transition(LIVE, conditions=[open_obstacle])
    def clear_obstacle(self) -> None:
        """Over without an answer, or said by mistake."""
        upward = self.obstacle().asked == Obstacle.Asked.ABOVE
        end_obstacles(self.record, self.by)
        self.note("task.obstacle_cleared", reason=self.data["reason"] or "", between=upward)

    def obstacle(self) -> Any:
        """The open one, or None; found once in an act."""
        if "_open" not in self.__dict__:
            self.__dict__["_open"] = self.record.obstacles.filter(state=Obstacle.State.OPEN).first()
        return self.__dict__["_open"]

    def obstacle_hat(self) -> Hat | None:
        """The hat that answers: the giver's when the body above is asked; inside, that of whom it waits for."""
        found, task = self.obstacle(), self.record
        if found is None:
            return None
        if found.asked == Obstacle.Asked.ABOVE:
            return justify(self.by, "hold", task)
        hats = obstacle_deciders(task, found, roster_of(task.body_id)).hats
        return next((hat for hat in hats if hat.user_id == self.by.pk), None)

    def clearing_hat(self) -> Hat | None:
        """What was asked upward is taken back by a leader; the rest by whoever may ask."""
        found = self.obstacle()
        upward = found is not None and found.asked == Obstacle.Asked.ABOVE
        return justify(self.by, "release" if upward else "raise_obstacle", self.record)

    def needs_of(self, info: StepInfo) -> tuple[Need, ...]:
        """The body above is offered to a leader, of what it gave."""
        needs: tuple[Need, ...] = super().needs_of(info)  # type: ignore[misc]  # a mixin of machines
        return tuple(self._offered(needs)) if ASKED in needs else needs

    def _offered(self, needs: Iterable[Need]) -> Iterable[Need]:
        upward = self.record.from_above and justify(self.by, "release", self.record)
        inside = tuple(choice for choice in ASKED.choices if choice[0] != Obstacle.Asked.ABOVE)
        for need in needs:
            yield Need(need.name, need.kind, need.label, choices=inside) if need is ASKED and not upward else need

    def _addressee(self) -> tuple[str, OrgUnit]:
        asked, unit = self.data["asked"], self.data["unit"]
        if asked == Obstacle.Asked.UNIT and unit is None:
            raise wrong("unit", say("Chọn đơn vị được hỏi.", "Choose the unit that is asked."))
        places = {"LEADER": self.record.body, "ABOVE": self.record.giver_body}
        return asked, unit if asked == Obstacle.Asked.UNIT else places[asked]

    def _answer_by(self) -> date | None:
        day: date | None = self.data["answer_by"]
        if day is not None and day < clock.today():
            raise wrong("answer_by", say("Ngày này đã qua.", "This day has passed."))
        return day
