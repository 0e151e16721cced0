"""The life of the demo's tickets beside their states: a group, what is to be done in detail, a decision, a criterion."""

from datetime import date

from backend.ids import uuid7
from demo.visits import Visits
from workflows.inspection.grouping import group_findings
from workflows.ticket.actions import Wish, add_action, finish_action
from workflows.ticket.linking import Target, link

ACTIONS = (
    ("Rà soát 07 hồ sơ, xác định nguyên nhân từng hồ sơ", "officer", date(2026, 8, 10)),
    ("Gửi văn bản xin lỗi từng người dân", "officer", date(2026, 8, 15)),
    ("Họp rút kinh nghiệm tại Trung tâm", "head", date(2026, 8, 18)),
)


def live(v: Visits) -> None:
    """Of An Phú, and of the one that came before the Committee."""
    v.script.at(date(2026, 7, 22), 9, lambda: _group(v))
    v.script.at(date(2026, 8, 5), 10, lambda: _divide(v))
    v.script.at(date(2026, 8, 10), 16, lambda: _finish_first(v))
    v.ticket(
        "KT05-03", date(2026, 7, 16), 15, "committee", "record_decision", number="31/TB-BCĐ", date="2026-07-16",
        text="Chủ tịch UBND xã trực tiếp báo cáo Ban Chỉ đạo kết quả khắc phục.",
    )  # fmt: skip


def _group(v: Visits) -> None:
    inspection = v.inspection("KT13")
    first_two = list(inspection.findings.order_by("number").values_list("pk", flat=True)[:2])
    inspector = v.people["inspector"]
    group_findings(inspector, inspection.pk, uuid7(), "Giải quyết thủ tục đất đai", first_two, expect='"v0"')


def _divide(v: Visits) -> None:
    ticket, head = v.find_ticket("KT13-02"), v.people["head"]
    for text, officer, due_on in ACTIONS:
        add_action(head, ticket.pk, uuid7(), Wish(text, officer_id=v.people[officer].pk, due_on=due_on))
    link(head, ticket.pk, uuid7(), Target("CRITERION", criterion="3.5"))


def _finish_first(v: Visits) -> None:
    ticket = v.find_ticket("KT13-02")
    action = ticket.actions.first()
    assert action is not None
    result = "05 hồ sơ do chậm luân chuyển, 02 hồ sơ do thiếu giấy tờ."
    finish_action(v.people["officer"], ticket.pk, action.pk, result, done=True, expect='"v1"')
