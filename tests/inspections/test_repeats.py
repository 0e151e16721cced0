"""The repeat radar: what is proposed to whom, with which reasons; what an answer does, once (product.md §23)."""

import uuid
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend import clock
from backend.ids import uuid7
from backend.inspections.models import ChecklistVersion, Finding, Inspection, RepeatDecision
from backend.inspections.repeats import ALIKE, MARKED, Likely, Place, how_it_ended, reasons
from backend.organisations.models import OrgUnit
from tests.api.client import Client
from tests.events import events_since, head, no_event
from tests.inspections import visits, worlds
from tests.inspections.worlds import step, unit
from workflows.inspection.answering import Answered, put_answer
from workflows.inspection.checklists import issue_draft, save_draft, start_checklist, take_along
from workflows.inspection.finding import Found, log_finding
from workflows.inspection.repeats import raised, years_before

EARLIER = "02 thủ tục lĩnh vực đất đai niêm yết chưa đủ thành phần hồ sơ"
AGAIN = "05 thủ tục lĩnh vực đất đai niêm yết không đủ thành phần hồ sơ"


def found(by: Any, inspection: Inspection, text: str, *, at: str = "TTPVHCC", severity: str = "MINOR", **more: Any) -> Finding:  # fmt: skip
    finding_id = uuid7()
    log_finding(by, inspection.pk, finding_id, Found("PROCEDURES", text, severity, unit_id=unit(at).pk, **more))
    return Finding.objects.get(pk=finding_id)


def past(cast: Any, text: str = EARLIER, *, at: str = "TTPVHCC", of: str = "30337", **more: Any) -> Finding:
    """Concluded."""
    inspection = worlds.on_site(cast, (), at=of)
    finding = found(cast.inspector, inspection, text, at=at, **more)
    step(cast.inspector, inspection, "sign_minutes")
    step(cast.inspector, inspection, "conclude", **worlds.NOTICE)
    return finding


def told(person: Any, inspection: Inspection) -> list[dict[str, Any]]:
    return [row | {"of": item["finding"]} for item in repeats(person, inspection)["items"] for row in item["proposed"]]


def repeats(person: Any, inspection: Inspection) -> dict[str, Any]:
    answer: dict[str, Any] = Client(person).get(f"inspections/{inspection.pk}/repeats").json()
    return answer


def say_of(person: Any, finding: Finding, earlier: Finding, outcome: str = "CONFIRMED", **more: Any) -> Any:
    version = Finding.objects.get(pk=finding.pk).version
    path = f"inspections/{finding.inspection_id}/findings/{finding.pk}/repeats"
    key = more.pop("key", None)
    body = {"earlier": str(earlier.pk), "outcome": outcome, **more}
    return Client(person).post(path, body, match=f'"v{version}"', **({"key": key} if key else {}))


def test_similar_words_in_the_same_unit_are_proposed_with_their_reasons(cast: Any) -> None:
    earlier = past(cast)
    inspection = worlds.on_site(cast, ())
    finding = found(cast.inspector, inspection, AGAIN)
    found(cast.inspector, inspection, "Không đeo thẻ công chức")
    (row,) = told(cast.inspector, inspection)
    assert (row["earlier"], row["of"], row["code"]) == (str(earlier.pk), str(finding.pk), earlier.code)
    assert row["likeness"] >= 60 and row["ended"] == "chưa khắc phục xong"
    assert row["reasons"] == [f"giống {row['likeness']} % từ ngữ", "cùng đơn vị"]
    assert (told(cast.province, inspection), repeats(cast.province, inspection)["may"]) == ([row], False)  # reads it
    typing = Client(cast.inspector).get(
        f"inspections/{inspection.pk}/repeats/likely", text=AGAIN.upper(), unit=str(unit("TTPVHCC").pk)
    )
    assert [one["earlier"] for one in typing.json()["items"]] == [str(earlier.pk)]  # neither marks nor case matter


def test_the_same_area_and_basis_are_enough_in_the_body_as_a_whole(cast: Any) -> None:
    earlier = past(cast, "Chưa công khai", at="30337", legal_basis="Nghị định 118/2025/NĐ-CP")
    inspection = worlds.on_site(cast, ())
    found(cast.inspector, inspection, "Hồ sơ trễ hẹn", legal_basis="Nghị định 118/2025/NĐ-CP")
    found(cast.inspector, inspection, "Hồ sơ trễ hẹn", legal_basis="Nghị định 45/2020/NĐ-CP")
    (row,) = told(cast.inspector, inspection)
    assert row["earlier"] == str(earlier.pk)
    assert row["reasons"] == ["cùng lĩnh vực và căn cứ", "cùng cơ quan (khi đó: UBND xã An Phú)"]


def from_the_line(cast: Any, version: ChecklistVersion, text: str) -> tuple[Inspection, Finding]:
    """On site with this version: the first of its lines failed."""
    inspection = worlds.decided(cast)
    take_along(cast.inspector, inspection.pk, [version.pk], expect=f'"v{inspection.version}"')
    for name in ("notify", "open_on_site"):
        inspection = step(cast.inspector, inspection, name)
    answer = uuid7()
    said = Answered(uuid.UUID(version.items[0]["id"]), visits.value(), clock.now())
    put_answer(cast.inspector, inspection.pk, answer, said, expect=None)
    return inspection, found(cast.inspector, inspection, text, answer_id=answer)


def issued(cast: Any, checklist: uuid.UUID, title: str, *, expect: str) -> ChecklistVersion:
    """Its next version with the same lines, written otherwise."""
    last = ChecklistVersion.objects.filter(checklist=checklist).last()
    assert last is not None
    items = [line | {"text": f"{line['text']} ({title})"} for line in last.items]
    save_draft(cast.inspector, checklist, title=title, items=items, expect=expect)
    version = ChecklistVersion.objects.get(checklist=checklist, issued_at=None)
    issue_draft(cast.inspector, checklist, expect=f'"v{version.revision}"')
    return ChecklistVersion.objects.get(pk=version.pk)


def test_the_same_line_of_a_checklist_is_enough_also_in_its_next_version(cast: Any) -> None:
    checklist = uuid7()
    start_checklist(cast.inspector, checklist, title="Công vụ", copy_of=visits.duty().pk)
    first = issued(cast, checklist, "Năm 2026", expect='"v1"')
    before, earlier = from_the_line(cast, first, "Bảng tên để trong ngăn bàn")
    step(cast.inspector, before, "sign_minutes")
    step(cast.inspector, before, "conclude", **worlds.NOTICE)
    second = issued(cast, checklist, "Năm 2027", expect=f'"v{first.revision}"')
    inspection, finding = from_the_line(cast, second, "Công chức không đeo thẻ")
    (row,) = told(cast.inspector, inspection)
    assert (row["earlier"], row["reasons"]) == (str(earlier.pk), ["cùng mục kiểm tra", "cùng đơn vị"])
    path = f"inspections/{inspection.pk}/repeats/likely"
    typed = {"text": "Viết lại hoàn toàn khác", "unit": str(unit("TTPVHCC").pk)}
    typing = [Client(cast.inspector).get(path, **typed, **more).json()["items"] for more in ({}, {"finding": str(finding.pk)})]  # fmt: skip
    assert [[one["earlier"] for one in items] for items in typing] == [[], [str(earlier.pk)]]
    assert say_of(cast.inspector, finding, earlier).status_code == 200


def test_a_copied_list_is_about_the_same_lines(cast: Any) -> None:
    model, checklist = visits.duty(), uuid7()
    before, earlier = from_the_line(cast, model, "Bảng tên để trong ngăn bàn")
    step(cast.inspector, before, "sign_minutes")
    step(cast.inspector, before, "conclude", **worlds.NOTICE)
    start_checklist(cast.inspector, checklist, title="Của tỉnh", copy_of=model.pk)
    inspection, _ = from_the_line(cast, issued(cast, checklist, "Sửa lời", expect='"v1"'), "Công chức không đeo thẻ")
    (row,) = told(cast.inspector, inspection)
    assert (row["earlier"], row["reasons"]) == (str(earlier.pk), ["cùng mục kiểm tra", "cùng đơn vị"])


def test_what_was_merged_into_the_body_counts(cast: Any) -> None:
    past(cast, at="MH001", of="MH001")
    inspection = worlds.on_site(cast, ())
    found(cast.inspector, inspection, AGAIN)
    assert told(cast.inspector, inspection) == []
    former = unit("MH001")
    OrgUnit.objects.get(code="30337").predecessors.add(former)
    (row,) = told(cast.inspector, inspection)
    assert row["reasons"][1] == f"cùng đơn vị (trước sáp nhập: {former.short_name})"


def test_what_is_long_ago_withdrawn_or_not_concluded_is_not(cast: Any) -> None:
    worlds_before = worlds.on_site(cast, ())
    found(cast.inspector, worlds_before, EARLIER)  # no notice yet
    past(cast)
    inspection = worlds.on_site(cast, ())
    found(cast.inspector, inspection, AGAIN)
    assert len(told(cast.inspector, inspection)) == 1
    clock.set_world(datetime(2029, 8, 13, 9, tzinfo=clock.LOCAL))
    assert told(cast.inspector, inspection) == []


def test_nothing_is_proposed_that_its_reader_may_not_read(cast: Any) -> None:
    """The commune looked at itself, then the province comes: what the commune found is its own."""
    own = worlds.on_site(cast, (), kind="SELF", by="standing")
    earlier = found(cast.standing, own, EARLIER)
    step(cast.standing, own, "sign_minutes")
    step(cast.standing, own, "conclude", **worlds.NOTICE)
    inspection = worlds.on_site(cast, ())
    finding = found(cast.inspector, inspection, AGAIN)
    assert told(cast.inspector, inspection) == []
    with no_event():
        assert say_of(cast.inspector, finding, earlier).status_code == 404
    assert repeats(cast.chairman, inspection)["items"] == []  # the inspected body reads no draft
    path = f"inspections/{inspection.pk}/repeats/likely"
    assert Client(cast.chairman).get(path, text=EARLIER).json() == {"items": []}


def test_confirmed_it_weighs_one_step_more_and_says_of_what(cast: Any) -> None:
    earlier = past(cast)
    inspection = worlds.on_site(cast, ())
    finding, key, before = found(cast.inspector, inspection, AGAIN), uuid.uuid4(), head()
    first = say_of(cast.inspector, finding, earlier, key=key)
    path = f"inspections/{inspection.pk}/findings/{finding.pk}/repeats"
    again = Client(cast.inspector).post(
        path, {"earlier": str(earlier.pk), "outcome": "CONFIRMED"}, key=key, match='"v1"'
    )
    assert (first.status_code, again.status_code) == (200, 200) and again.json() == first.json()
    (event,) = events_since(before)
    assert (event.verb, event.readers) == ("inspection.repeat_confirmed", [inspection.body_id])
    finding.refresh_from_db()
    assert (finding.severity, finding.repeat_of, finding.deadline_days) == ("MAJOR", earlier.code, 15)
    (item,) = first.json()["items"]
    assert item["proposed"] == [] and item["answered"][0]["severity_before"] == "MINOR"
    assert say_of(cast.inspector, finding, earlier).status_code == 409
    with no_event():
        assert say_of(cast.province, finding, earlier).status_code == 403
    back = say_of(cast.inspector, finding, earlier, "DISMISSED", reason="Khác thủ tục")
    finding.refresh_from_db()
    assert back.status_code == 200 and (finding.severity, finding.repeat_of) == ("MINOR", "")


def test_writing_it_otherwise_leaves_what_it_repeats(cast: Any) -> None:
    earlier = past(cast, at="MH001", of="MH001")
    OrgUnit.objects.get(code="30337").predecessors.add(unit("MH001"))
    inspection = worlds.on_site(cast, ())
    finding = found(cast.inspector, inspection, AGAIN)
    assert say_of(cast.inspector, finding, earlier).status_code == 200
    finding.refresh_from_db()
    for cited in ("", earlier.code):
        body = {"area": finding.area, "text": f"Viết lại {cited}", "severity": finding.severity, "repeat_of": cited}
        path, match = f"inspections/{inspection.pk}/findings/{finding.pk}", f'"v{finding.version}"'
        assert Client(cast.inspector).put(path, body, match=match).status_code == 200
        finding.refresh_from_db()
        assert (finding.repeat_of, finding.repeats_id, finding.unit_id) == (
            earlier.code,
            earlier.pk,
            unit("TTPVHCC").pk,
        )


def test_what_it_was_raised_to_is_not_lowered_without_saying_why(cast: Any) -> None:
    earlier = past(cast)
    finding = found(cast.inspector, worlds.on_site(cast, ()), AGAIN)
    assert say_of(cast.inspector, finding, earlier).status_code == 200

    def write(severity: str) -> Any:
        finding.refresh_from_db()
        path = f"inspections/{finding.inspection_id}/findings/{finding.pk}"
        body = {"area": finding.area, "text": finding.text, "severity": severity}
        return Client(cast.inspector).put(path, body, match=f'"v{finding.version}"')

    assert [write(severity).status_code for severity in ("SERIOUS", "MAJOR")] == [200, 200]
    with no_event():
        refused = write("MINOR")
    assert (refused.status_code, [one["field"] for one in refused.json()["errors"]]) == (422, ["severity"])
    assert say_of(cast.inspector, finding, earlier, "DISMISSED", reason="Khác thủ tục").status_code == 200
    assert write("REMIND").status_code == 200


def test_whoever_keeps_the_severity_says_why(cast: Any) -> None:
    earlier = past(cast)
    inspection = worlds.on_site(cast, ())
    finding = found(cast.inspector, inspection, AGAIN)
    with no_event():
        assert say_of(cast.inspector, finding, earlier, keeps=True).status_code == 422
    assert say_of(cast.inspector, finding, earlier, keeps=True, reason="Mức độ ít hơn").status_code == 200
    finding.refresh_from_db()
    assert (finding.severity, finding.repeat_of) == ("MINOR", earlier.code)


def test_dismissed_it_is_never_proposed_again(cast: Any) -> None:
    earlier = past(cast)
    inspection = worlds.on_site(cast, ())
    finding = found(cast.inspector, inspection, AGAIN)
    with no_event():
        assert say_of(cast.inspector, finding, earlier, "DISMISSED").status_code == 422
    assert say_of(cast.inspector, finding, earlier, "DISMISSED", reason="Khác thủ tục").status_code == 200
    assert told(cast.inspector, inspection) == []
    assert RepeatDecision.objects.get().reason == "Khác thủ tục"
    step(cast.inspector, inspection, "sign_minutes")
    step(cast.inspector, inspection, "conclude", **worlds.NOTICE)
    assert say_of(cast.inspector, finding, earlier).status_code == 409  # the notice stands


@pytest.mark.parametrize("likeness", [20, 40, 90])
def test_marks_pass_over_nothing_that_is_alike(cast: Any, likeness: int) -> None:
    inspection = worlds.on_site(cast, ())
    lines = [line["text"] for version in ChecklistVersion.objects.all() for line in version.items][:40]
    texts = [*lines, *(f"{one}; {lines[at - 1]}" for at, one in enumerate(lines))]
    Finding.objects.bulk_create(
        Finding(inspection=inspection, number=at, code=str(at), text=text, deadline_days=1, unit=inspection.unit,
                by=cast.inspector, at=clock.now())
        for at, text in enumerate(texts)
    )  # fmt: skip
    pairs = f"""SELECT count(*), count(*) FILTER (WHERE {MARKED}), count(*) FILTER (WHERE {ALIKE}),
        count(*) FILTER (WHERE e.words OPERATOR(public.%%) f.words)
        FROM inspections_finding e, (SELECT *, trigrams - bit_count(marks) AS shared FROM inspections_finding) f"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(likeness / 100)])
        cursor.execute(pairs, {"percent": likeness})
        every, compared, proposed, alike = cursor.fetchone()
    assert proposed == alike >= len(texts)
    assert likeness < 40 or compared < every / 5


def test_the_radar_costs_the_same_however_many_findings(cast: Any) -> None:
    past(cast)
    inspection = worlds.on_site(cast, ())

    client = Client(cast.inspector)

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"inspections/{inspection.pk}/repeats").status_code == 200
        return len(seen)

    found(cast.inspector, inspection, AGAIN)
    few = statements()
    for _ in range(4):
        found(cast.inspector, inspection, AGAIN)
    assert statements() == few <= 10


NOW = {"of": uuid.UUID(int=1), "earlier": uuid.UUID(int=2), "code": "KT01-01", "text": "x", "severity": "MINOR", "unit": "UBND xã Cũ", "inspection": uuid.UUID(int=3), "inspection_code": "KT01", "found_on": date(2025, 8, 1), "ticket": None}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "alike", "line", "basis", "expected"),
    [
        (Place.SAME, True, False, False, ["giống 62 % từ ngữ", "cùng đơn vị"]),
        (
            Place.PREDECESSOR,
            False,
            False,
            True,
            ["cùng lĩnh vực và căn cứ", "cùng đơn vị (trước sáp nhập: UBND xã Cũ)"],
        ),
        (
            Place.PART,
            True,
            True,
            True,
            ["giống 62 % từ ngữ", "cùng mục kiểm tra", "cùng lĩnh vực và căn cứ", "trong cơ quan (khi đó: UBND xã Cũ)"],
        ),
    ],
)
def test_reasons_in_words(place: Place, alike: bool, line: bool, basis: bool, expected: list[str]) -> None:
    one = Likely(**NOW, place=place, likeness=62, alike=alike, same_item=line, same_basis=basis, on_site=False, state="CLOSED", closed_on=date(2025, 9, 2))  # type: ignore[arg-type]  # fmt: skip
    assert [words.vi for words in reasons(one)] == expected
    assert how_it_ended(one).vi == "khắc phục xong 02/09/2025"


def test_one_step_graver_and_years_back() -> None:
    assert [raised(one) for one in ("REMIND", "MINOR", "MAJOR", "SERIOUS")] == ["MINOR", "MAJOR", "SERIOUS", "SERIOUS"]
    assert years_before(date(2028, 2, 29), 3) == date(2025, 2, 28)
