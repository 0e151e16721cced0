"""When a transition of a ticket is the moment: each condition says in words what is missing."""

from typing import Any

from backend.accounts.roster import counts_as
from backend.inspections.models import Escalation
from backend.words import Words
from workflows.machine import unmet


def asks_plan(machine: Any) -> Any:
    """The severity has the plan of remedy accepted first."""
    return unmet(
        machine.record.asks_plan,
        Words("Mức độ này không cần duyệt kế hoạch khắc phục.", "This severity needs no plan of remedy."),
    )


def asks_no_plan(machine: Any) -> Any:
    """Work begins at once."""
    return unmet(
        not machine.record.asks_plan,
        Words(
            "Kế hoạch khắc phục phải được chấp nhận trước khi thực hiện.",
            "The plan of remedy must be accepted before the work begins.",
        ),
    )


def no_officer_yet(machine: Any) -> Any:
    """Naming is once; afterwards it is a reassignment with a reason."""
    return unmet(
        machine.record.officer_id is None,
        Words("Đã có người khắc phục; hãy dùng Chuyển người khác.", "Somebody is named already; use Reassign."),
    )


def did_not_plan(machine: Any) -> Any:
    """Four eyes on the plan: neither who wrote or sent it nor who stands in for one of them."""
    return unmet(
        counts_as(machine.by).isdisjoint(machine.record.planners),
        Words("Bạn đã lập kế hoạch này nên không tự chấp nhận.", "You made this plan, so you cannot accept it."),
    )


def did_not_do_it(machine: Any) -> Any:
    """Four eyes on the result: neither who did, wrote, presented or released it, nor who stands in for one of them."""
    return unmet(
        counts_as(machine.by).isdisjoint(machine.doers()),
        Words(
            "Bạn đã thực hiện hoặc gửi nội dung này nên không tự chấp nhận.",
            "You did or sent this, so you cannot accept it yourself.",
        ),
    )


def had_no_hand_in_it(machine: Any) -> Any:
    """What was decided elsewhere is not written down by who does the work (product.md §4), nor by who stands in for them: a date
    in it would be the later date that nobody gives themselves."""
    return unmet(
        counts_as(machine.by).isdisjoint(machine.hands()),
        Words(
            "Bạn đang khắc phục nội dung này nên không tự ghi quyết định về nó.",
            "You remedy this, so you do not record what was decided about it yourself.",
        ),
    )


def proven(machine: Any) -> Any:
    """Words alone do not close what its severity wants proven."""
    return unmet(
        machine.record.evidence > 0 or not machine.record.asks_proof,
        Words(
            "Mức độ này phải có minh chứng; hãy trả lại để đơn vị bổ sung.",
            "This severity asks for evidence; return it, so that it is added.",
        ),
    )


def not_at_the_top(machine: Any) -> Any:
    """There is somebody higher before whom it has not come."""
    return unmet(
        (machine.record.escalation or 0) < max(Escalation.Level),
        Words("Đã báo cáo Ban Chỉ đạo về nội dung này.", "It was put to the Committee already."),
    )


def awaits_an_answer(machine: Any) -> Any:
    """A letter went up and nobody has answered it."""
    return unmet(
        machine.letter() is not None,
        Words("Không có văn bản kiến nghị nào đang chờ trả lời.", "No letter is waiting for an answer."),
    )


def lately_closed(machine: Any) -> Any:
    """It can be reopened for some working days (product.md §15)."""
    days = machine.reopen_days()
    return unmet(
        machine.within_days_of(machine.record.closed_on),
        Words(f"Chỉ mở lại được trong {days} ngày làm việc.", f"It can be reopened only within {days} working days."),
    )
