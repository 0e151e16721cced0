"""Findings on several devices, the notice and what it opens, and what never changes afterwards."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from backend.errors import Forbidden, Invalid, NotTheMoment, Stale
from backend.ids import uuid7
from backend.inspections.models import Finding, Inspection, Ticket
from tests.api.client import Client
from tests.events import events_since, head
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, step
from workflows.inspection.finding import Found, change_finding, log_finding, withdraw_finding
from workflows.inspection.making import Member, Particulars, change_inspection, set_team

ANY = Found("PROCEDURES", "Không niêm yết", LIGHT)


def test_findings_get_their_codes_in_order(cast: Any, units: Any) -> None:
    inspection = worlds.on_site(cast, ())
    first, second = uuid7(), uuid7()
    log_finding(cast.inspector, inspection.pk, first, ANY)
    with pytest.raises(Invalid, match="đã được ghi"):
        log_finding(cast.inspector, inspection.pk, first, ANY)
    log_finding(cast.inspector, inspection.pk, second, Found("PROCEDURES", "Khác", GRAVE))
    assert list(inspection.findings.values_list("code", "deadline_days")) == [("KT01-01", 30), ("KT01-02", 15)]
    with pytest.raises(Forbidden):
        log_finding(cast.p_officer, inspection.pk, uuid7(), ANY)


def test_a_finding_has_its_own_version(cast: Any, units: Any) -> None:
    inspection = worlds.on_site(cast, (LIGHT,))
    finding = inspection.findings.get()
    ids = inspection.pk, finding.pk
    change_finding(cast.inspector, *ids, Found("PROCEDURES", "Rõ hơn", GRAVE), expect='"v1"')
    with pytest.raises(Stale):
        change_finding(cast.inspector, *ids, ANY, expect='"v1"')
    withdraw_finding(cast.inspector, *ids, "Đơn vị đã giải trình", expect='"v2"')
    with pytest.raises(NotTheMoment, match="đã rút"):
        change_finding(cast.inspector, *ids, ANY, expect='"v3"')
    assert Inspection.objects.get(pk=inspection.pk).version == inspection.version


def test_a_printed_date_stays_until_somebody_says_other_days(cast: Any, units: Any) -> None:
    inspection = worlds.on_site(cast, (), unit_of="TTPVHCC")
    printed = Found(
        "PROCEDURES", "Trễ hẹn", "MINOR", deadline_days=20, deadline_unit="CALENDAR", due_on_printed=date(2026, 9, 3)
    )
    log_finding(cast.inspector, inspection.pk, finding_id := uuid7(), printed)
    body = {"area": "PROCEDURES", "text": "Trễ hẹn 3 hồ sơ", "severity": "MINOR", "deadline_unit": "CALENDAR"}
    for version, days, due_on in ((1, 20, date(2026, 9, 3)), (2, 25, None)):
        more = {"deadline_days": days, "deadline_reason": "Nhiều hồ sơ"}
        path = f"inspections/{inspection.pk}/findings/{finding_id}"
        assert Client(cast.inspector).put(path, body | more, match=f'"v{version}"').status_code == 200
        assert Finding.objects.get(pk=finding_id).due_on_printed == due_on


def test_the_notice_opens_a_ticket_for_what_is_left(cast: Any, units: Any) -> None:
    inspection = worlds.on_site(cast, (LIGHT, GRAVE, LIGHT, LIGHT))
    kept, grave, withdrawn, at_once = inspection.findings.all()
    withdraw_finding(cast.inspector, inspection.pk, withdrawn.pk, "Không đúng", expect='"v1"')
    done = Found("PROCEDURES", "Đã niêm yết", LIGHT, remedied_on_site=True, remedy="Niêm yết ngay, có ảnh")
    change_finding(cast.inspector, inspection.pk, at_once.pk, done, expect='"v1"')
    counted = Found(
        "PROCEDURES", "Theo lịch", LIGHT, deadline_days=10, deadline_unit="CALENDAR", deadline_reason="Trước kỳ họp"
    )
    change_finding(cast.inspector, inspection.pk, kept.pk, counted, expect='"v1"')
    before = head()
    step(cast.inspector, step(cast.inspector, inspection, "sign_minutes"), "conclude", **worlds.NOTICE)
    verbs = [e.verb for e in events_since(before)]
    assert verbs == [
        "inspection.minutes_signed",
        "inspection.concluded",
        "ticket.opened",
        "ticket.opened",
        "report.opened",
    ]
    tickets = {ticket.code: ticket for ticket in Ticket.objects.all()}
    assert {code: t.due_on for code, t in tickets.items()} == {
        kept.code: date(2026, 8, 22),
        grave.code: date(2026, 9, 4),
    }
    assert all((t.first_due_on, t.opened_on, t.version) == (t.due_on, date(2026, 8, 12), 1) for t in tickets.values())
    assert {t.follow_up_unit.code for t in tickets.values()} == {"MH-SNV"}
    report = worlds.report_of(inspection)
    assert (report.rows.count(), report.body.code, report.readers) == (2, "30337", [units["30337"].pk])


def test_a_day_off_of_later_moves_no_date_of_an_issued_notice(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,))
    ticket = worlds.ticket_of(inspection)
    days = {"year": 2026, "items": [{"on": "2026-08-20", "kind": "HOLIDAY", "name": "Ngày hội"}]}
    page = Client(cast.admin).get(f"bodies/{units['30337'].pk}/calendar").json()
    put = Client(cast.admin).put(f"bodies/{units['30337'].pk}/calendar", days, match=page["if_match"])
    assert put.status_code == 200
    (found,) = Client(cast.officer).get(f"inspections/{inspection.pk}").json()["findings"]
    assert found["due_on"] == ticket.first_due_on.isoformat() == "2026-09-25"
    paper = Client(cast.officer).get(f"inspections/{inspection.pk}/notice").content
    text = zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml").decode()
    assert "25/09/2026" in text and "28/09/2026" not in text


def test_a_notice_of_tomorrow_is_refused(cast: Any, units: Any) -> None:
    inspection = worlds.minutes_signed(cast)
    with pytest.raises(Invalid, match="chưa đến"):
        step(cast.inspector, inspection, "conclude", **{**worlds.NOTICE, "date": "2026-08-15"})


@pytest.mark.parametrize(
    "change",
    [
        lambda i: i.findings.update(text="Khác"),
        lambda i: i.findings.all()._raw_delete("default"),
        lambda i: Finding(inspection=i, number=9, code="x", area="DIRECTION", text="x", severity=LIGHT, deadline_days=1, unit=i.unit, by=i.made_by, at=i.concluded_at).save(),
        lambda i: Inspection.objects.filter(pk=i.pk).update(notice_no="99/TB"),
        lambda i: Inspection.objects.filter(pk=i.pk).update(concluded_at=None),
    ],
)  # fmt: skip
def test_what_was_concluded_never_changes(cast: Any, units: Any, change: Any) -> None:
    inspection = worlds.concluded(cast)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        change(inspection)


def test_after_the_notice_nothing_is_written(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast)
    version = f'"v{inspection.version}"'
    wish = Particulars("Khác", worlds.VISIT, worlds.VISIT)
    with pytest.raises(NotTheMoment):
        log_finding(cast.inspector, inspection.pk, uuid7(), ANY)
    with pytest.raises(NotTheMoment):
        change_inspection(cast.inspector, inspection.pk, wish, expect=version)
    with pytest.raises(NotTheMoment):
        set_team(cast.inspector, inspection.pk, [], expect=version)


def test_the_team_is_of_the_inspecting_body_and_has_one_head(cast: Any, units: Any) -> None:
    inspection = worlds.planned(cast)
    for members, word in (
        ([Member(cast.officer.pk)], "Không tìm thấy"),
        ([Member(cast.inspector.pk, "HEAD"), Member(cast.province.pk, "HEAD")], "một trưởng đoàn"),
        ([Member(cast.inspector.pk), Member(cast.inspector.pk)], "hai lần"),
    ):
        with pytest.raises(Invalid, match=word):
            set_team(cast.province, inspection.pk, members, expect=f'"v{inspection.version}"')
    set_team(cast.province, inspection.pk, [Member(cast.p_officer.pk, "HEAD")], expect=f'"v{inspection.version}"')
    assert list(inspection.team.values_list("user_id", "role")) == [(cast.p_officer.pk, "HEAD")]


def test_codes_run_within_body_and_year(cast: Any, units: Any) -> None:
    assert [worlds.planned(cast).code for _ in range(2)] == ["KT01", "KT02"]
    own = worlds.planned(cast, kind="SELF", by="standing")
    assert (own.code, own.body.code) == ("KT01", "30337")
    with pytest.raises(Invalid, match="đã dùng"):
        worlds.planned(cast, code="KT02")
