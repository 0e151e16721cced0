"""Labels and questions of recording a decision from paper."""

from backend import clock
from backend.words import Words
from workflows.models import PaperDecision
from workflows.needs import Need
from workflows.task.leaders_asked import LeadersAsked
from workflows.task.words import APPROVE_LABELS, RETURN_LABELS

RECORD = Words("Ghi quyết định trên giấy…", "Record a decision on paper…")
CONTEST = Words("Tôi không quyết định như vậy…", "I did not decide so…")
CONTEST_REASON = Need(
    "reason",
    "text",
    Words("Không đúng ở chỗ nào", "What is not so"),
    help=Words(
        "Bước này mở lại như chưa quyết định; người ghi và người thực hiện đều thấy lý do.",
        "The step opens again as if undecided; whoever recorded it and whoever does the work see the reason.",
    ),
)
NO_LEADER_ASKED = Words("Không có gì đang chờ lãnh đạo quyết định.", "Nothing waits for a leader's decision.")


def too_late(days: int) -> Words:
    """It can be denied for some working days."""
    return Words(
        f"Chỉ trả lời được trong {days} ngày làm việc, khi chưa có quyết định nào sau đó.",
        f"This can be said only within {days} working days, while nothing else was decided after it.",
    )


SOURCE = Need(
    "source",
    "line",
    Words("Số văn bản, bút phê hoặc cuộc họp", "Document number, note or meeting"),
    required=False,
    max_length=120,
    help=Words(
        "Ví dụ: 15/TB-UBND; giao ban 16/11. Có thể chỉ đính kèm ảnh.",
        "Such as: 15/TB-UBND; briefing of 16/11. A photo alone will do.",
    ),
)
DECIDED_ON = Need(
    "decided_on", "date", Words("Ngày quyết định", "Day of the decision"), initial=lambda _: clock.today().isoformat()
)
FILE = Need("file", "file", Words("Ảnh hoặc bản chụp", "Photo or scan"), required=False)
REASON = Need(
    "reason",
    "text",
    Words("Ý kiến của lãnh đạo", "What the leader said"),
    required=False,
    help=Words("Bắt buộc khi trả lại hoặc không đồng ý.", "Required for a return or a refusal."),
)
ANSWERS: dict[str, tuple[tuple[str, Words], ...]] = {
    PaperDecision.What.LATER_DATE: (
        ("APPROVE", Words("Đồng ý gia hạn", "Grant extension")),
        ("RETURN", Words("Không đồng ý gia hạn", "Refuse extension")),
    ),
    PaperDecision.What.HAND_BACK: (("RETURN", Words("Không đồng ý giao lại", "Decline the hand-back")),),
}


LEADER, OUTCOME = Words("Lãnh đạo đã quyết định", "Leader who decided"), Words("Quyết định", "Decision")
OUTCOMES = (("APPROVE", Words("Đồng ý", "Yes")), ("RETURN", Words("Không đồng ý", "No")))
# What is asked whatever is open; `needs_on_paper` says it for one task.
NEEDS = (
    Need("leader", "line", LEADER),
    Need("outcome", "choice", OUTCOME, choices=OUTCOMES),
    SOURCE,
    DECIDED_ON,
    FILE,
    REASON,
)


def needs_on_paper(asked: LeadersAsked) -> tuple[Need, ...]:
    """Which leader decided what, and where it stands."""
    leaders = tuple((str(hat.user_id), _called(f"{hat.name} · {hat.title}")) for hat in asked.hats)
    answers = ANSWERS.get(asked.what) or _of_step(asked)
    return (
        _choice("leader", LEADER, leaders),
        _choice("outcome", OUTCOME, answers),
        SOURCE, DECIDED_ON, FILE, REASON,
    )  # fmt: skip


def _of_step(asked: LeadersAsked) -> tuple[tuple[str, Words], ...]:
    step = asked.items[0].step
    back = RETURN_LABELS[step]
    return (("APPROVE", APPROVE_LABELS[step]), ("RETURN", Words(back.vi.rstrip("…"), back.en.rstrip("…"))))


def _choice(name: str, label: Words, choices: tuple[tuple[str, Words], ...]) -> Need:
    only = choices[0][0] if len(choices) == 1 else None
    return Need(name, "choice", label, choices=choices, initial=lambda _: only)


def _called(name: str) -> Words:
    return Words(name, name)
