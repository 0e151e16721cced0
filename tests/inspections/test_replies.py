"""Before and after a visit: the self-report, the drafts and the unit's opinion, what the notice takes over, the paper."""

import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from backend import clock
from backend.activity.models import Payload
from backend.errors import Forbidden, Invalid, NotTheMoment, Stale
from backend.ids import uuid7
from backend.inspections.models import Inspection, Reply, SentReply, Ticket
from notifications.due_replies import remind_of_replies
from tests.api.client import Client
from tests.events import events_since, head
from tests.inspections import reply_worlds, worlds
from tests.inspections.reply_worlds import LETTER, say
from tests.inspections.test_bell import ANSWERING, told
from tests.inspections.test_pages import statements
from tests.inspections.worlds import GRAVE, LIGHT, step
from workflows.evidence import NewEvidence
from workflows.inspection.finding import Found, change_finding, log_finding, withdraw_finding
from workflows.inspection.making import NewInspection, plan_inspection
from workflows.inspection.outline import Asked, set_outline
from workflows.reply.rows import Said, prove_row, save_row


def panels(person: Any, inspection: Inspection) -> dict[str, Any]:
    found: dict[str, Any] = Client(person).get(f"inspections/{inspection.pk}/replies").json()
    return found


def test_the_outline_is_sent_with_the_notice_and_stands_from_then_on(cast: Any, units: Any) -> None:
    inspection = reply_worlds.outlined(cast)
    assert panels(cast.province, inspection)["outline"]["lines"] == list(reply_worlds.LINES)
    with pytest.raises(Invalid, match="sau hôm nay"):
        set_outline(cast.inspector, inspection.pk, Asked(("x",), date(2026, 8, 1)), expect=f'"v{inspection.version}"')
    with pytest.raises(Forbidden):
        set_outline(cast.committee, inspection.pk, Asked(("x",), reply_worlds.DUE), expect=f'"v{inspection.version}"')
    before = head()
    step(cast.inspector, inspection, "notify")
    assert told(cast, before)["reply.asked"] == ANSWERING
    with pytest.raises(NotTheMoment, match="đã gửi"):
        set_outline(
            cast.inspector, inspection.pk, Asked(("x",), reply_worlds.DUE), expect=f'"v{inspection.version + 1}"'
        )
    report = panels(cast.clerk, inspection)["self_report"]
    assert [row["asked"] for row in report["rows"]] == list(reply_worlds.LINES)
    assert (report["unit"]["code"], report["standing"]) == ("30337-VHXH", "AWAITED")


def test_a_notice_without_an_outline_asks_for_nothing_and_says_so(cast: Any, units: Any) -> None:
    inspection = worlds.decided(cast)
    offered = Client(cast.inspector).get(f"inspections/{inspection.pk}").json()["transitions"]
    assert "tự báo cáo" in next(one["warning"] for one in offered if one["name"] == "notify")
    assert panels(cast.clerk, step(cast.inspector, inspection, "notify"))["self_report"] is None


def test_the_team_reads_what_was_released_and_asks_for_more_once(cast: Any, units: Any) -> None:
    reply = reply_worlds.presented(cast)
    outer = panels(cast.inspector, reply.inspection)["self_report"]
    assert ({row["text"] for row in outer["rows"]}, outer["state"], outer["officer"]) == ({""}, "DRAFT", None)
    before = head()
    reply = step(cast.chairman, reply, "release", **LETTER)
    assert told(cast, before)["reply.released"] == {"inspector", "standing"}
    sent = panels(cast.inspector, reply.inspection)["self_report"]
    assert (sent["rows"][0]["text"], sent["standing"]) == ("Đã làm: Ban hành kế hoạch", "CAME")
    before = head()
    reply = step(cast.inspector, reply, "send_back", reason="Thiếu số liệu")
    assert told(cast, before)["reply.sent_back"] == ANSWERING
    say(cast.standing, reply.rows.all()[0], "Bổ sung 12/12")
    still = panels(cast.inspector, reply.inspection)["self_report"]
    assert (still["rows"][0]["text"], still["return_reason"]) == ("Đã làm: Ban hành kế hoạch", "Thiếu số liệu")
    step(cast.standing, reply, "present")
    reply = step(cast.chairman, reply, "release", **LETTER)
    assert panels(cast.inspector, reply.inspection)["self_report"]["rows"][0]["text"] == "Bổ sung 12/12"
    with pytest.raises(NotTheMoment, match="một lần"):
        step(cast.inspector, reply, "send_back", reason="Nữa")
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        SentReply.objects.filter(round=1).update(number="9/BC")


def test_its_date_is_reminded_of_once_for_each_round(cast: Any, units: Any) -> None:
    reply = reply_worlds.asked(cast)
    assert remind_of_replies() == 0  # a week is left
    Reply.objects.update(due_on=date(2026, 8, 18))
    before = head()
    assert (remind_of_replies(), remind_of_replies()) == (1, 0)
    assert told(cast, before) == {"reply.due_soon": ANSWERING}
    for row in reply.rows.all():
        say(cast.standing, row, "Xong")
    step(cast.standing, reply, "present")
    reply = step(cast.chairman, reply, "release", **LETTER)
    assert remind_of_replies() == 0
    step(cast.inspector, reply, "send_back", reason="Thiếu số liệu")
    assert remind_of_replies() == 1
    Reply.objects.update(due_on=date(2026, 8, 10))
    assert remind_of_replies() == 0  # it is past: that is told otherwise


def test_a_self_report_is_whole_or_not_released(cast: Any, units: Any) -> None:
    reply = reply_worlds.asked(cast)
    row = say(cast.standing, reply.rows.all()[0], "Xong")
    with pytest.raises(Stale):
        save_row(cast.standing, reply.pk, row.pk, Said("Khác"), expect='"v1"')
    with pytest.raises(Invalid):
        save_row(cast.standing, reply.pk, row.pk, Said("Xong", "AGREE"), expect='"v2"')
    with pytest.raises(Forbidden):
        save_row(cast.officer, reply.pk, row.pk, Said("Khác"), expect='"v2"')
    figure = NewEvidence(id=uuid7(), kind="COUNT", count=Decimal(12), count_unit="văn bản")
    prove_row(cast.standing, reply.pk, row.pk, figure)
    with pytest.raises(Invalid, match="đã được thêm"):
        prove_row(cast.standing, reply.pk, row.pk, figure)
    step(cast.standing, reply, "present")
    with pytest.raises(Invalid, match="Mục 2"):
        step(cast.chairman, reply, "release", **LETTER)


def test_drafts_are_unseen_until_sent_and_answered_beside_each_finding(cast: Any, units: Any) -> None:
    inspection = worlds.minutes_signed(cast, (LIGHT, GRAVE, LIGHT))
    assert panels(cast.clerk, inspection)["opinion"] is None
    assert Client(cast.clerk).get(f"inspections/{inspection.pk}").json()["findings"] == []
    with pytest.raises(Invalid, match="sau hôm nay"):
        step(cast.inspector, inspection, "send_drafts", due_on="2026-08-14")
    before = head()
    reply = step(cast.inspector, inspection, "send_drafts", due_on="2026-08-21").replies.get()
    assert told(cast, before) == {"reply.drafts_received": ANSWERING}
    first, second, _ = reply.rows.all()
    say(cast.standing, first, "", "AGREE")
    with pytest.raises(Invalid, match="cách khắc phục"):
        say(cast.standing, second, "Khác", "DISAGREE", plan_on=date(2026, 8, 30))
    say(cast.standing, second, "", "DISAGREE")
    step(cast.standing, reply, "present")
    with pytest.raises(Invalid, match="lý do"):
        step(cast.chairman, reply, "release", **LETTER)
    step(cast.chairman, reply, "return_draft", reason="Nêu lý do")
    say(cast.standing, second, "Đã có văn bản", "DISAGREE")
    step(cast.standing, reply, "present")
    assert {row["stance"] for row in panels(cast.province, inspection)["opinion"]["rows"]} == {None}
    step(cast.chairman, reply, "release", **LETTER)
    rows = panels(cast.province, inspection)["opinion"]["rows"]
    assert [(row["stance"], row["silent"]) for row in rows] == [("AGREE", False), ("DISAGREE", False), (None, False)]


def test_drafts_sent_anew_ask_again_about_what_changed_alone(cast: Any, units: Any) -> None:
    reply = reply_worlds.answered(cast, "AGREE", "DISAGREE")
    inspection, (first, second) = reply.inspection, reply.rows.all()
    assert first.finding_id and second.finding_id
    found = Found("PROCEDURES", "Sửa theo ý kiến", LIGHT)
    assert first.finding_id and second.finding_id
    change_finding(cast.inspector, inspection.pk, second.finding_id, found, expect='"v1"')
    withdraw_finding(cast.inspector, inspection.pk, first.finding_id, "Đơn vị giải trình đúng", expect='"v1"')
    log_finding(cast.inspector, inspection.pk, uuid7(), Found("DIRECTION", "Mới", LIGHT))
    told_now = [row["now"] for row in panels(cast.province, inspection)["opinion"]["rows"]]
    assert (told_now, [row["now"] for row in panels(cast.clerk, inspection)["opinion"]["rows"]]) == (
        ["WITHDRAWN", "CHANGED"], [None, None],
    )  # fmt: skip
    step(cast.inspector, inspection, "send_drafts", due_on="2026-08-25")
    again = Reply.objects.get(pk=reply.pk)
    assert (again.state, again.round, again.due_on) == ("DRAFT", 2, date(2026, 8, 25))
    assert [(row.asked, row.stance) for row in again.rows.all()] == [
        ("Phát hiện 1", "AGREE"), ("Sửa theo ý kiến", "DISAGREE"), ("Mới", ""),
    ]  # fmt: skip


def test_an_opinion_of_a_draft_that_was_changed_since_says_so(cast: Any, units: Any) -> None:
    def marks(person: Any) -> list[tuple[str | None, bool]]:
        return [(row["stance"], row["of_earlier"]) for row in panels(person, inspection)["opinion"]["rows"]]

    reply = reply_worlds.answered(cast, "AGREE", "DISAGREE")
    inspection, (_, second) = reply.inspection, reply.rows.all()
    assert second.finding_id
    change_finding(cast.inspector, inspection.pk, second.finding_id, Found("PROCEDURES", "Sửa", LIGHT), expect='"v1"')
    assert [marks(person) for person in (cast.standing, cast.province)] == [[("AGREE", False), ("DISAGREE", False)]] * 2
    step(cast.inspector, inspection, "send_drafts", due_on="2026-08-25")
    assert [marks(person) for person in (cast.standing, cast.province)] == [[("AGREE", False), ("DISAGREE", True)]] * 2
    again = Reply.objects.get(pk=reply.pk)
    step(cast.standing, again, "present")
    with pytest.raises(Invalid, match="sửa dự thảo sau ý kiến"):
        step(cast.chairman, again, "release", **LETTER)
    step(cast.chairman, again, "return_draft", reason="Xem lại")
    kept = again.rows.all()[1]
    say(cast.standing, kept, kept.text, "DISAGREE")  # the same once more: it is about what is read now
    assert (marks(cast.standing)[1], marks(cast.province)[1]) == (("DISAGREE", False), ("DISAGREE", True))
    step(cast.standing, again, "present")
    step(cast.chairman, again, "release", **LETTER)
    assert [marks(person)[1] for person in (cast.standing, cast.province)] == [("DISAGREE", False)] * 2


def test_an_opinion_of_drafts_sent_anew_is_awaited_again_until_their_own_date(cast: Any, units: Any) -> None:
    def standing() -> list[tuple[str, int]]:
        found = [panels(person, inspection)["opinion"] for person in (cast.standing, cast.province)]
        assert found[0]["state"] == found[1]["state"]
        return [(one["standing"], one["days"]) for one in found]

    reply = reply_worlds.answered(cast, "AGREE", "AGREE")
    inspection = reply.inspection
    assert standing() == [("CAME", 0)] * 2
    step(cast.inspector, inspection, "send_drafts", due_on="2026-08-25")
    assert standing() == [("AWAITED", 0)] * 2
    clock.set_world(clock.local(clock.now()) + timedelta(days=13))  # 27 August
    assert standing() == [("LATE", 2)] * 2
    again = step(cast.standing, Reply.objects.get(pk=reply.pk), "present")
    step(cast.chairman, again, "release", number="86/BC-UBND", date="2026-08-27")
    assert standing() == [("CAME_LATE", 2)] * 2


def test_drafts_sent_anew_that_nobody_answered_are_not_called_answered_by_the_notice(cast: Any, units: Any) -> None:
    reply = reply_worlds.answered(cast, "AGREE", "AGREE")
    inspection = step(cast.inspector, reply.inspection, "send_drafts", due_on="2026-08-25")
    inspection = step(cast.inspector, inspection, "conclude", **worlds.NOTICE)
    for person in (cast.standing, cast.province):
        opinion = panels(person, inspection)["opinion"]
        assert (opinion["standing"], opinion["days"], len(opinion["rounds"])) == ("NOT_AGAIN", 0, 1)


def test_the_notice_takes_over_what_came_and_silence_does_no_harm(cast: Any, units: Any) -> None:
    reply = reply_worlds.answered(cast, "AGREE", "PARTLY")
    inspection = step(cast.inspector, reply.inspection, "conclude", **worlds.NOTICE)
    light, grave = inspection.tickets.order_by("code")
    assert (light.plan, grave.plan) == ("", "Niêm yết lại (đến ngày 30/08/2026)")
    assert cast.standing.pk in grave.planners and cast.chairman.pk in grave.planners
    for person in (cast.officer, cast.province):
        opinion = Client(person).get(f"tickets/{grave.pk}/opinion").json()["opinion"]
        assert (opinion["row"]["stance"], opinion["row"]["cause"], opinion["number"]) == (
            "PARTLY", "Thiếu người", LETTER["number"],
        )  # fmt: skip


@pytest.mark.parametrize("again", [False, True])
def test_the_notice_takes_over_only_what_was_said_of_what_it_issues(cast: Any, units: Any, again: bool) -> None:
    reply = reply_worlds.answered(cast, "PARTLY", "PARTLY", findings=(GRAVE, GRAVE))
    inspection, (same, other) = reply.inspection, reply.rows.all()
    assert same.finding_id and other.finding_id
    change_finding(cast.inspector, inspection.pk, other.finding_id, Found("PROCEDURES", "Sửa", GRAVE), expect='"v1"')
    if again:  # sent anew, and silent
        inspection = step(cast.inspector, inspection, "send_drafts", due_on="2026-08-25")
    before = head()
    inspection = step(cast.inspector, inspection, "conclude", **worlds.NOTICE)
    tickets = {ticket.finding_id: ticket for ticket in inspection.tickets.all()}
    kept, earlier = tickets[same.finding_id], tickets[other.finding_id]
    assert (kept.plan, kept.planners != []) == ("Niêm yết lại (đến ngày 30/08/2026)", True)
    assert (earlier.plan, earlier.planners) == ("", [])
    (told,) = [event for event in events_since(before) if event.verb == "inspection.concluded"]
    said = Payload.objects.get(seq=told.seq).content["detail"]
    assert said["opinions"] == {str(same.finding_id): "PARTLY"}
    assert said["opinions_of_earlier"] == {str(other.finding_id): "PARTLY"}
    for person in (cast.standing, cast.province):
        opinions = {
            ticket.pk: Client(person).get(f"tickets/{ticket.pk}/opinion").json()["opinion"]["row"]
            for ticket in (kept, earlier)
        }
        assert [(row["plan"], row["of_earlier"]) for row in opinions.values()] == [
            ("Niêm yết lại", False),
            ("Niêm yết lại", True),
        ]
        assert [row["of_earlier"] for row in panels(person, inspection)["opinion"]["rows"]] == [False, True]


def test_a_unit_that_was_silent_agreed(cast: Any, units: Any) -> None:
    reply = reply_worlds.drafts_sent(cast, (GRAVE,))
    inspection = step(cast.inspector, reply.inspection, "conclude", **worlds.NOTICE)
    ticket: Ticket = inspection.tickets.get()
    opinion = Client(cast.officer).get(f"tickets/{ticket.pk}/opinion").json()["opinion"]
    assert (opinion["row"]["silent"], opinion["number"], ticket.plan, ticket.planners) == (True, "", "", [])
    with pytest.raises(NotTheMoment, match="hết thời gian"):
        say(cast.standing, reply.rows.get(), "", "AGREE")
    assert panels(cast.province, inspection)["opinion"]["standing"] == "NEVER_CAME"
    unasked = worlds.ticket_of(worlds.concluded(cast))
    assert Client(cast.officer).get(f"tickets/{unasked.pk}/opinion").json() == {"opinion": None}


def paper(person: Any, inspection: Inspection) -> str:
    answer = Client(person).http.get(f"/api/v1/inspections/{inspection.pk}/notice")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        return package.read("word/document.xml").decode()


def test_the_notice_as_a_paper_before_and_after_it_is_numbered(cast: Any, units: Any) -> None:
    inspection = worlds.on_site(cast, (LIGHT, GRAVE))
    at_once = Found("DIRECTION", "Chưa treo biển", LIGHT, remedied_on_site=True, remedy="Đã treo ngay")
    guided = Found(
        "PROCEDURES", "Niêm yết thiếu", LIGHT, guidance="Niêm yết đủ", guidance_document="Điều 12 Nghị định 118"
    )
    for found in (at_once, guided):
        log_finding(cast.inspector, inspection.pk, uuid7(), found)
    gone = inspection.findings.get(number=1)
    withdraw_finding(cast.inspector, inspection.pk, gone.pk, "Không đúng", expect='"v1"')
    inspection = step(cast.inspector, inspection, "sign_minutes")
    assert Client(cast.chairman).http.get(f"/api/v1/inspections/{inspection.pk}/notice").status_code == 404
    draft = paper(cast.committee, inspection)
    assert "DỰ THẢO" in draft and "15 ngày làm việc kể từ ngày thông báo" in draft and "Phát hiện 1<" not in draft
    notice = {**worlds.NOTICE, "signer_title": "Phó Chủ tịch", "authority": "Ủy ban nhân dân tỉnh Minh Họa"}
    inspection = step(cast.inspector, inspection, "conclude", **notice)
    final = paper(cast.chairman, inspection)
    due = f"{worlds.ticket_of(inspection, GRAVE).due_on:%d/%m/%Y}"
    for text in ("Số: 30/TB-ĐKT", "ngày 12 tháng 8 năm 2026", "Phát hiện 2", due, "Đã treo ngay", "Hướng dẫn: Niêm yết đủ (Điều 12 Nghị định 118)",
                 "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", ">Triệu Văn Chủ Tịch<"):  # fmt: skip
        assert text in final, text
    assert "DỰ THẢO" not in final
    assert not inspection.tickets.filter(finding__remedied_on_site=True).exists()


def test_a_notice_is_not_dated_before_the_visit(cast: Any, units: Any) -> None:
    with pytest.raises(Invalid, match="trước ngày kiểm tra"):
        step(cast.inspector, worlds.minutes_signed(cast), "conclude", **{**worlds.NOTICE, "date": "2026-08-07"})


def test_it_lies_with_who_writes_then_with_who_releases(cast: Any, units: Any) -> None:
    def box(person: Any, name: str) -> list[tuple[str, str | None]]:
        items = Client(person).get("work", box=name).json()["items"]
        return [(item["id"], item["step_label"]) for item in items if item["kind"] == "reply"]

    reply = reply_worlds.written(cast)
    pk = str(reply.pk)
    assert (box(cast.standing, "to_do"), box(cast.officer, "to_do")) == ([(pk, "Soạn tự báo cáo")], [])
    step(cast.standing, reply, "present")
    assert (box(cast.standing, "to_do"), box(cast.standing, "sent")) == ([], [(pk, None)])
    assert (box(cast.chairman, "to_decide"), box(cast.province, "to_decide")) == ([(pk, "Gửi tự báo cáo")], [])
    step(cast.inspector, step(cast.inspector, reply.inspection, "open_on_site"), "sign_minutes")
    assert (box(cast.chairman, "to_decide"), box(cast.standing, "sent")) == ([], [])


def test_panels_cost_the_same_however_many_rows(cast: Any, units: Any) -> None:
    costs = []
    for findings in ((LIGHT,), (LIGHT,) * 6):
        reply = reply_worlds.drafts_sent(cast, findings)
        for row in reply.rows.all():
            say(cast.standing, row, "", "AGREE")
        path = f"inspections/{reply.inspection_id}/replies"
        costs.append([statements(person, path) for person in (cast.standing, cast.province)])
    assert costs[0] == costs[1] and max(costs[0]) <= 24, costs


def test_a_self_inspection_goes_all_the_way_and_nobody_accepts_their_own(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,), kind="SELF", by="standing", at="TTPVHCC")
    assert (inspection.body_id, inspection.inspected_body_id) == (units["30337"].pk, units["30337"].pk)
    ticket = worlds.ticket_of(inspection)
    worlds.write(cast.head, ticket)
    worlds.released(cast, inspection)
    report = worlds.report_of(inspection)
    assert {report.presented_by_id, report.released_by_id} == {cast.standing.pk, cast.chairman.pk}
    refused = {}
    for name in ("standing", "chairman", "head"):
        try:
            step(getattr(cast, name), Ticket.objects.get(pk=ticket.pk), "accept")
        except (NotTheMoment, Forbidden) as why:
            refused[name] = type(why)
    assert set(refused) == {"standing", "chairman", "head"}  # who wrote, presented or released it
    assert step(cast.vice, Ticket.objects.get(pk=ticket.pk), "accept").state == "CLOSED"


def test_the_head_of_a_unit_files_its_own_inspection_and_no_other(cast: Any, units: Any) -> None:
    offered = Client(cast.head).get("inspections").json()
    assert (offered["may_plan"], [unit["code"] for unit in offered["self_units"]]) == (False, ["30337-TTPVHCC"])
    assert Client(cast.officer).get("inspections").json()["self_units"] == []
    wish = NewInspection(uuid7(), "SELF", "Tự kiểm tra", worlds.unit("TTPVHCC").pk, worlds.VISIT, worlds.VISIT)
    plan_inspection(cast.head, wish)
    inspection = Inspection.objects.get(pk=wish.id)
    assert [(one.user_id, one.role) for one in inspection.team.all()] == [(cast.head.pk, "HEAD")]
    step(cast.head, step(cast.head, inspection, "decide", **worlds.DECISION), "open_on_site")
    log_finding(cast.head, inspection.pk, uuid7(), Found("PROCEDURES", "Niêm yết thiếu", LIGHT))
    inspection = step(cast.head, step(cast.head, inspection, "sign_minutes"), "conclude", **worlds.NOTICE)
    ticket = inspection.tickets.get()
    assert (ticket.unit.code, ticket.follow_up_unit.code) == ("30337-TTPVHCC", "30337-VHXH")
    for kind, code in (("PLANNED", "TTPVHCC"), ("SELF", "KT"), ("SELF", "30337")):
        other = NewInspection(uuid7(), kind, "Kiểm tra", worlds.unit(code).pk, worlds.VISIT, worlds.VISIT)
        with pytest.raises(Forbidden):
            plan_inspection(cast.head, other)
