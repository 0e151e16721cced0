"""When a transition of a task is the moment: each condition says in words what is missing."""

from typing import Any

from backend import clock
from backend.accounts.queries import valid_memberships
from backend.organisations.models import FilesAsked
from backend.plans.figures import missing
from backend.plans.models import Evidence, Relation, TaskClass
from backend.words import Words
from workflows.machine import unmet
from workflows.models import WorkItem
from workflows.task.entered import DISOWN_DAYS, disown_until
from workflows.task.pieces import asked_at, is_inner


def has_evidence(machine: Any) -> Any:
    """Something must prove the result, in a file that was not closed; the figures an order asked for are such a thing."""
    return unmet(
        bool(asked_at(machine.record).figures) or bool(_proofs(machine)),
        Words(
            "Thiếu minh chứng: thêm văn bản, tệp, số lượng hoặc đường dẫn.",
            "Evidence is missing: add a document, a file, a count or a link.",
        ),
    )


def files_where_asked(machine: Any) -> Any:
    """Where the body wants it so, a document that is named comes with its file (product.md §10)."""
    proofs = _proofs(machine)
    kinds = {kind for kind, _ in proofs}
    asked = next((asked for _, asked in proofs), None)
    wanted = asked == FilesAsked.ALWAYS or (asked == FilesAsked.KEY and machine.record.klass == TaskClass.KEY)
    return unmet(
        not wanted or Evidence.Kind.FILE in kinds or Evidence.Kind.DOCUMENT not in kinds,
        Words(
            "Cơ quan yêu cầu kèm tệp của văn bản đã dẫn: thêm tệp vào minh chứng.",
            "The body asks for the file of the document that is named: add it to the evidence.",
        ),
    )


def _proofs(machine: Any) -> list[tuple[str, str | None]]:
    """The kind of each piece that proves the result now, beside what the body asks of documents; read once."""
    found: list[tuple[str, str | None]] | None = machine.__dict__.get("_proofs")
    if found is None:
        proofs = machine.record.evidence.filter(replaced_by__isnull=True, file__closed_at__isnull=True)
        found = machine.__dict__["_proofs"] = list(proofs.values_list("kind", "task__body__settings__files_asked"))
    return found


def figures_filled(machine: Any) -> Any:
    """Every figure that the order requires is filled in."""
    task = asked_at(machine.record)
    names = ", ".join(missing(task.order.figures, task.figures or {})) if task.order else ""
    return unmet(not names, Words(f"Còn thiếu số liệu: {names}.", f"Figures are missing: {names}."))


def not_of_a_plan(machine: Any) -> Any:
    """The dates of a plan's lines are changed by an amendment."""
    return unmet(
        machine.record.plan_line_id is None,
        Words(
            "Hạn của nhiệm vụ trong kế hoạch đổi khi điều chỉnh kế hoạch.", "A plan's date is changed by an amendment."
        ),
    )


def just_entered(machine: Any) -> Any:
    """A leader answers for what was entered in their name within a few days."""
    return unmet(
        clock.today() <= disown_until(machine.record.giver_body_id, machine.record.given_at),
        Words(
            f"Đã quá {DISOWN_DAYS} ngày làm việc kể từ khi ghi.",
            f"More than {DISOWN_DAYS} working days have passed since it was entered.",
        ),
    )


def no_open_extension(machine: Any) -> Any:
    """A pending request for a later date is settled first."""
    return unmet(
        machine.pending() is None,
        Words("Đang có đề nghị gia hạn chưa giải quyết.", "A request for an extension is still open."),
    )


def waits_for_them(machine: Any) -> Any:
    """A step is decided once: by whoever of those asked was first."""
    return unmet(
        bool(machine.my_items()),
        Words("Bước này đã có người quyết định hoặc đã chuyển đi.", "This step was decided already or has moved on."),
    )


def nobody_decided(machine: Any) -> Any:
    """Withdrawing is for what nobody has decided yet; silence is no decision."""
    submission = machine.record.submission
    # A result sent anew because its last approval was taken back still has the approvals before that one.
    stands = bool(submission.enter_at) and submission.enter_at != submission.policy["steps"][0]["step"]
    inner = machine.record.answered_by
    rounds = [submission, inner.submission] if inner is not None else [submission]
    decided = stands or WorkItem.objects.filter(submission__in=rounds, outcome__in=["APPROVE", "RETURN"]).exists()
    return unmet(
        not decided,
        Words(
            "Đã có người cho ý kiến hoặc duyệt nên không rút lại được.",
            "Someone has decided already, so it cannot be withdrawn.",
        ),
    )


def given_here(machine: Any) -> Any:
    """What came from above is passed on, which makes the inner work that its officer does (product.md §18)."""
    return unmet(
        not machine.record.from_above,
        Words("Việc cấp trên giao thì dùng Giao tiếp.", "What was given from above is passed on instead."),
    )


def received(machine: Any) -> Any:
    """Only what came from above is passed on or answered by a line of the own plan."""
    return unmet(machine.record.from_above, Words("Việc này không do cấp trên giao.", "This was not given from above."))


def nobody_answers_it(machine: Any) -> Any:
    """What was passed on or linked is worked on where its answer comes from."""
    return unmet(
        machine.record.answered_by_id is None,
        Words(
            "Việc này đã giao tiếp hoặc nối với việc khác; kết quả lấy từ việc đó.",
            "It was passed on or linked; its result comes from that task.",
        ),
    )


def linked_to_own(machine: Any) -> Any:
    """The inner work is cancelled, not unlinked."""
    own = machine.record.answered_by
    return unmet(
        own is not None and not is_inner(own, machine.record),
        Words("Việc này không nối với việc trong kế hoạch.", "It is not linked to a task of the own plan."),
    )


def no_part(machine: Any) -> Any:
    """Whose part it is stands in the list of partners of the whole."""
    return unmet(
        machine.record.relation != Relation.PART,
        Words("Phần việc của đơn vị phối hợp được đổi ở việc chung.", "A partner's part is changed at the whole task."),
    )


def not_in_an_answer(machine: Any) -> Any:
    """Later steps are taken back first (product.md §15): what its result answers is with whoever releases it, or above."""
    sent = machine.record.answers.filter(state__in=["SUBMITTED", "COMPLETED"]).exists()
    return unmet(
        not sent,
        Words(
            "Kết quả đã dùng để trả lời việc cấp trên giao: trả lại hoặc hủy quyết định ở việc đó trước.",
            "Its result answers a task from above: return it or take the release back there first.",
        ),
    )


def no_officer_yet(machine: Any) -> Any:
    """Naming is once; afterwards it is a reassignment with a reason."""
    return unmet(
        machine.record.officer_id is None,
        Words("Đã có người thực hiện; hãy dùng Chuyển người khác.", "An officer is named already; use Reassign."),
    )


def somebody_works_there(machine: Any) -> Any:
    """A unit without accounts has nobody to name; its follow-up person reports for it (product.md §5)."""
    task = machine.record
    there = task.follow_up_id is None or valid_memberships().filter(unit=task.lead_id).exists()
    return unmet(
        there,
        Words("Đơn vị này chưa có tài khoản nào để giao.", "This unit has no accounts to name anybody from."),
    )


def officer_named(machine: Any) -> Any:
    """Only a named officer can be replaced."""
    return unmet(machine.record.officer_id is not None, Words("Chưa có người thực hiện.", "No officer is named yet."))


def hand_back_open(machine: Any) -> Any:
    """There is a request to answer."""
    return unmet(
        machine.record.hand_back_by_id is not None, Words("Không có đề nghị giao lại.", "No hand-back was asked.")
    )


def no_hand_back_open(machine: Any) -> Any:
    """One request at a time."""
    return unmet(
        machine.record.hand_back_by_id is None,
        Words(
            "Đã đề nghị giao lại, đang chờ người giao trả lời.", "A hand-back was asked already and awaits an answer."
        ),
    )


def recorded_without_approval(machine: Any) -> Any:
    """Under Ghi nhận the head may reopen for some working days (product.md §1)."""
    submission = machine.record.submission
    plain = submission is not None and not submission.policy["steps"]
    return unmet(
        bool(plain and machine.within_days_of(submission.at)),
        Words(
            f"Chỉ mở lại được việc ghi nhận, trong {machine.reopen_days()} ngày làm việc.",
            f"Only a recorded task can be reopened, within {machine.reopen_days()} working days.",
        ),
    )


def in_no_plan(machine: Any) -> Any:
    """What a plan's line says is put right on the plan."""
    return unmet(
        machine.record.plan_line_id is None,
        Words(
            "Việc này thuộc kế hoạch: đính chính ở trang kế hoạch.",
            "It belongs to a plan: correct it on the plan's page.",
        ),
    )
