"""Answers of several phones, photographs, minutes: what is written down on a visit, retried, contradicted, signed."""

import io
import uuid
import zipfile
from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from api.minutes_paper import _signatures
from backend import clock
from backend.activity.chain import Tally
from backend.errors import Forbidden, Invalid, NotTheMoment, PreconditionMissing, Stale
from backend.files.models import FileObject
from backend.ids import uuid7
from backend.inspections.models import Answer, Inspection, Minutes
from notifications.audience import audiences
from tests.api.client import Client
from tests.events import exactly_one_event, no_event
from tests.inspections import visits, worlds
from tests.inspections.visits import AT, FIGURES, answered, item, photographed, under_way, value, written
from tests.inspections.worlds import step
from workflows.file_removal import close_file, remove_file
from workflows.inspection.answering import Answered, choose_answer, put_answer
from workflows.inspection.checklists import take_along
from workflows.inspection.finding import Found, log_finding
from workflows.inspection.minuting import EMPTY, minutes_id, put_minutes, sign_supplement
from workflows.inspection.soundness import changed_minutes

SIGNED = {"written": "1"}
LATER = {**SIGNED, "pages_later": True}


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path


def state_of(cast: Any, inspection: Inspection, number: int = 0) -> dict[str, Any]:
    found = Client(cast.inspector).get(f"inspections/{inspection.pk}/visit").json()["items"]
    return next(one for one in found if one["item"] == item(number)["id"])


def test_a_figure_that_fails_is_told(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    assert answered(cast.p_officer, inspection).failed
    assert not answered(cast.inspector, inspection, 8, choice="YES").failed
    with pytest.raises(Invalid, match="không bằng tổng"):
        answered(cast.inspector, inspection, figures={**FIGURES, "present": 41})
    with pytest.raises(Invalid, match="không hỏi"):
        answered(cast.inspector, inspection, figures={"chairs": 1})
    with pytest.raises(Forbidden):
        answered(cast.province, inspection)


def test_an_answer_sent_again_changes_nothing_and_a_new_one_asks_what_was_seen(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    kept = answered(cast.inspector, inspection)
    same = Answered(kept.item, value(), AT)
    other = Answered(kept.item, value(figures={"present": 39}), AT)
    ids = inspection.pk, kept.pk
    with no_event():
        put_answer(cast.inspector, *ids, same, expect=None)
    with pytest.raises(PreconditionMissing):
        put_answer(cast.inspector, *ids, other, expect=None)
    put_answer(cast.inspector, *ids, other, expect='"v1"')
    with pytest.raises(Stale):
        put_answer(cast.inspector, *ids, same, expect='"v1"')
    with pytest.raises(Stale, match="máy khác"):
        put_answer(cast.inspector, inspection.pk, uuid7(), same, expect=None)
    assert (Answer.objects.get().version, Answer.objects.get().value["figures"]) == (2, {"present": 39})


def test_two_members_who_say_the_same_agree(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    answered(cast.inspector, inspection)
    answered(cast.p_officer, inspection)
    assert state_of(cast, inspection)["state"] == "AGREED"


def test_a_contradiction_is_shown_until_somebody_settles_it(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    mine, other = answered(cast.inspector, inspection), answered(cast.p_officer, inspection, figures={"present": 38})
    told = state_of(cast, inspection)
    assert (told["state"], told["result"], len(told["answers"])) == ("CONFLICT", None, 2)
    with pytest.raises(Forbidden):
        choose_answer(cast.p_officer, inspection.pk, other.item, other.pk, seen={mine.pk: 1})  # not one's own
    choose_answer(cast.p_officer, inspection.pk, other.item, mine.pk, seen={mine.pk: 1})  # giving way
    assert state_of(cast, inspection)["result"] == str(mine.pk)
    choose_answer(cast.inspector, inspection.pk, other.item, other.pk, seen={other.pk: 1})
    told = state_of(cast, inspection)
    assert (told["result"], told["chosen_by"]["id"], len(told["answers"])) == (str(other.pk), cast.inspector.pk, 2)
    put_answer(
        cast.inspector, inspection.pk, mine.pk, Answered(mine.item, value(figures={"present": 41}), AT), expect='"v1"'
    )
    assert state_of(cast, inspection)["state"] == "CONFLICT"


def test_a_choice_passes_over_no_answer_that_was_not_seen(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    mine, other = answered(cast.inspector, inspection), answered(cast.p_officer, inspection, figures={"present": 38})
    put_answer(
        cast.p_officer, inspection.pk, other.pk, Answered(other.item, value(figures={"present": 39}), AT), expect='"v1"'
    )  # it was without network while the head chose
    path = f"inspections/{inspection.pk}/items/{other.item}/choice"
    with no_event():
        for seen in ([], [{"answer": str(other.pk), "version": 1}]):
            assert Client(cast.inspector).post(path, {"answer": str(mine.pk), "seen": seen}).status_code == 412
    assert state_of(cast, inspection)["state"] == "CONFLICT"
    weighed = {"answer": str(mine.pk), "seen": [{"answer": str(other.pk), "version": 2}]}
    assert Client(cast.inspector).post(path, weighed).json()["result"] == str(mine.pk)


def test_what_it_takes_along_stands_once_it_is_opened(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    with pytest.raises(NotTheMoment, match="không đổi nữa"):
        take_along(cast.inspector, inspection.pk, [], expect=f'"v{inspection.version}"')
    bare = worlds.on_site(cast, ())
    take_along(cast.inspector, bare.pk, [visits.duty().pk], expect=f'"v{bare.version}"')
    with pytest.raises(NotTheMoment):
        take_along(cast.inspector, bare.pk, [], expect=f'"v{bare.version + 1}"')


def test_the_device_says_when_it_was_opened_and_the_server_when_it_heard(cast: Any, units: Any) -> None:
    inspection, at = visits.prepared(cast, kind="SURPRISE"), "2026-08-14T07:15:00+07:00"
    client = Client(cast.inspector)
    page = client.get(f"inspections/{inspection.pk}").json()
    offered = next(one for one in page["transitions"] if one["name"] == "open_on_site")
    assert offered["needs"] == []  # a device tells it, nobody is asked
    path, tag = f"inspections/{inspection.pk}/transitions/open_on_site", offered["if_match"]
    for wrong in ("7:15", "2026-08-14T07:15:00", 7, "1970-01-01T00:00:00Z"):
        assert client.post(path, {"at": wrong}, match=tag).status_code == 422
    assert client.post(path, {"at": at}, match=tag).status_code == 200
    page = client.get(f"inspections/{inspection.pk}").json()
    assert datetime.fromisoformat(page["opened_said_at"]) == datetime.fromisoformat(at) < clock.now()
    assert datetime.fromisoformat(page["opened_at"]) > datetime.fromisoformat(at)
    for reader in (cast.inspector, cast.chairman):
        events = Client(reader).get(f"events?subject=inspection:{inspection.pk}").json()["items"]
        (told,) = (event["details"] for event in events if event["verb"] == "inspection.opened")
        assert told == ["theo máy của đoàn: 07:15 14/08/2026"]
    kept = written(cast.inspector, inspection)
    document = client.get(f"inspections/{inspection.pk}/minutes/{kept}/paper").content
    text = zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
    assert "Công bố kiểm tra lúc 07:15 ngày 14/08/2026 theo máy của đoàn; hệ thống nhận lúc" in text


def test_it_waits_for_the_opening_and_belongs_to_the_team(cast: Any, units: Any) -> None:
    before = visits.prepared(cast)
    with pytest.raises(NotTheMoment):
        written(cast.inspector, before)
    with pytest.raises(NotTheMoment):
        photographed(cast.inspector, before, item=uuid.UUID(item()["id"]))
    inspection = under_way(cast)
    written(cast.p_officer, inspection)
    with pytest.raises(Forbidden):  # a member writes; the head signs
        step(cast.p_officer, inspection, "sign_minutes", written="1", pages_later=True)
    assert Client(cast.p_officer).get(f"inspections/{inspection.pk}/pack").status_code == 200
    assert Client(cast.committee).get(f"inspections/{inspection.pk}").status_code == 200
    assert Client(cast.committee).get(f"inspections/{inspection.pk}/pack").status_code == 403


def test_a_failed_line_makes_a_finding_that_knows_it(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    answer = answered(cast.inspector, inspection)
    finding = uuid7()
    log_finding(cast.inspector, inspection.pk, finding, Found("CIVIL_SERVICE", "Vắng", "MAJOR", answer_id=answer.pk))
    assert state_of(cast, inspection)["answers"][0]["findings"] == [str(finding)]
    pack = Client(cast.inspector).get(f"inspections/{inspection.pk}/pack").json()
    assert [(f["id"], f["answer"]) for f in pack["findings"]] == [(str(finding), str(answer.pk))]
    with pytest.raises(Invalid):
        log_finding(cast.inspector, inspection.pk, uuid7(), Found("CIVIL_SERVICE", "x", "MAJOR", answer_id=uuid7()))


def test_minutes_of_two_phones_never_overwrite_each_other(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    wanted = written(cast.inspector, inspection)
    with no_event():
        put_minutes(cast.inspector, inspection.pk, wanted, visits.MINUTES, expect=None)
    with pytest.raises(Stale):
        put_minutes(cast.p_officer, inspection.pk, uuid7(), visits.MINUTES, expect=None)
    with pytest.raises(PreconditionMissing):
        put_minutes(cast.p_officer, inspection.pk, wanted, {"place": "Nơi khác"}, expect=None)
    put_minutes(cast.p_officer, inspection.pk, wanted, {**visits.MINUTES, "good": "Niêm yết rõ"}, expect='"v1"')
    with pytest.raises(Stale):
        put_minutes(cast.inspector, inspection.pk, wanted, {"place": "Nơi khác"}, expect='"v1"')
    assert Minutes.objects.get().version == 2


@pytest.mark.parametrize(
    ("more", "data", "field"),
    [
        ({}, SIGNED, "pages_later"),
        ({"place": ""}, LATER, "place"),
        ({"people": []}, LATER, "people"),
        ({"ended_at": AT.replace(hour=0, minute=1)}, LATER, "ended_at"),
        ({"refusal": {"reason": "Không nhất trí", "witness": "", "witness_title": ""}}, LATER, "refusal"),
        ({}, {**LATER, "written": "2"}, "written"),
        ({}, {"pages_later": True}, "written"),  # "on paper", while a colleague's device brought theirs
    ],
)
def test_minutes_are_not_signed_with_something_missing(cast: Any, units: Any, more: Any, data: Any, field: str) -> None:
    inspection = under_way(cast)
    written(cast.inspector, inspection, **more)
    with pytest.raises(Invalid) as refused:
        step(cast.inspector, inspection, "sign_minutes", **data)
    assert [error.field for error in refused.value.errors] == [field]


def test_signed_they_never_change_and_pages_still_come(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    refusal = {"reason": "Không nhất trí số liệu", "witness": "Trần Văn Chứng Kiến", "witness_title": "Trưởng ấp"}
    wanted = written(cast.inspector, inspection, refusal=refusal)
    photographed(cast.p_officer, inspection, minutes=wanted, page=1)
    signed = step(cast.inspector, inspection, "sign_minutes", **SIGNED)
    with pytest.raises(NotTheMoment, match="bổ sung"):
        put_minutes(cast.inspector, inspection.pk, wanted, {"place": "Khác"}, expect='"v1"')
    for change in (
        lambda: Minutes.objects.update(content={}),
        lambda: Minutes.objects.get().pages.update(page=2),
        lambda: Minutes.objects.get().pages.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    concluded = step(cast.inspector, signed, "conclude", **worlds.NOTICE)
    photographed(cast.inspector, concluded, minutes=wanted, page=2)
    assert Minutes.objects.get().pages.count() == 2


def test_a_mistake_is_mended_by_supplementary_minutes(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    main = written(cast.inspector, inspection)
    signed = step(cast.inspector, inspection, "sign_minutes", **LATER)
    second = written(cast.inspector, signed)
    with pytest.raises(Invalid, match="bổ sung, sửa điều gì"):
        sign_supplement(cast.inspector, signed.pk, second, pages_later=True, expect='"v1"')
    put_minutes(cast.inspector, signed.pk, second, {**visits.MINUTES, "supplement": "Số có mặt là 41"}, expect='"v1"')
    with pytest.raises(Forbidden):
        sign_supplement(cast.p_officer, signed.pk, second, pages_later=True, expect='"v2"')
    sign_supplement(cast.inspector, signed.pk, second, pages_later=True, expect='"v2"')
    assert [(one.pk, one.number, one.signed_by_id) for one in Minutes.objects.all()] == [
        (main, 0, cast.inspector.pk),
        (second, 1, cast.inspector.pk),
    ]


def test_written_on_paper_they_are_kept_by_their_pages(cast: Any, units: Any) -> None:
    inspection = worlds.minutes_signed(cast)
    minutes = Minutes.objects.get()
    assert (minutes.number, minutes.on_paper, minutes.pages_later) == (0, True, True)
    photographed(cast.inspector, inspection, minutes=minutes.pk, page=1)
    told = Client(cast.chairman).get(f"inspections/{inspection.pk}/visit").json()["minutes"][0]
    assert (told["on_paper"], told["pages_later"], len(told["pages"])) == (True, False, 1)


def test_answers_that_come_late_are_kept_beside_the_minutes(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    written(cast.inspector, inspection)
    signed = step(cast.inspector, inspection, "sign_minutes", **LATER)
    answered(cast.p_officer, signed)
    assert state_of(cast, signed)["answers"][0]["after_minutes"] is True
    step(cast.inspector, signed, "conclude", **worlds.NOTICE)
    with pytest.raises(NotTheMoment):
        answered(cast.inspector, signed)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Answer.objects.update(note="khác")


def test_the_inspected_body_reads_what_it_was_told(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    answer = answered(cast.inspector, inspection)
    finding = uuid7()
    log_finding(cast.inspector, inspection.pk, finding, Found("CIVIL_SERVICE", "Vắng", "MAJOR", answer_id=answer.pk))
    of_item = photographed(cast.inspector, inspection, item=uuid.UUID(item()["id"]))
    of_finding = photographed(cast.inspector, inspection, finding=finding)
    wanted = written(cast.inspector, inspection)
    page = photographed(cast.inspector, inspection, minutes=wanted, page=1)
    files = dict(inspection.photos.values_list("id", "file"))
    client = Client(cast.chairman)

    def told() -> tuple[Any, ...]:
        visit = client.get(f"inspections/{inspection.pk}/visit").json()
        assert (visit["checklists"], visit["items"]) == ([], [])
        readable = {name for name, photo in (("item", of_item), ("finding", of_finding), ("page", page)) if client.get(f"files/{files[photo]}").status_code == 200}  # fmt: skip
        return len(visit["minutes"]), len(visit["photos"]), readable

    assert told() == (0, 0, set())
    signed = step(cast.inspector, inspection, "sign_minutes", **SIGNED)
    assert told() == (1, 0, {"page"})
    step(cast.inspector, signed, "conclude", **worlds.NOTICE)
    assert told() == (1, 2, {"page", "finding", "item"})  # of the item from which the finding was made
    assert client.get(f"inspections/{inspection.pk}/pack").status_code == 403


def test_the_pack_is_told_once(cast: Any, units: Any) -> None:
    inspection = under_way(cast, kind="SURPRISE")
    client = Client(cast.p_officer)
    first = client.get(f"inspections/{inspection.pk}/pack")
    assert len(first.json()["visit"]["checklists"][0]["items"]) == 24
    again = client.http.get(f"/api/v1/inspections/{inspection.pk}/pack", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    answered(cast.inspector, inspection)
    again = client.http.get(f"/api/v1/inspections/{inspection.pk}/pack", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.json()["visit"]["minutes_id"]) == (200, str(minutes_id(inspection)))


def test_the_minutes_are_printed_with_every_part(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    said = {
        "team": [{"name": "Hoàng Kiểm Nghiệm", "title": "Phó Giám đốc Sở", "role": "HEAD"}],
        "contents": ["Kỷ luật giờ làm việc"], "period": "từ 01/01/2026", "documents": ["Bảng chấm công"],
        "facts": [{"title": "Giờ làm việc", "text": "Đếm lúc 7 giờ 15", "figures": [{"label": "Có mặt", "value": "40 người"}]}],
        "good": "Niêm yết rõ", "shortcomings": [{"finding": None, "text": "26 người vắng & muộn", "area": "Công vụ", "article": "Quy chế làm việc", "degree": "Đáng kể"}],
        "remedied": [{"finding": None, "text": "Không đeo thẻ", "remedy": "Đã đeo đủ"}],
        "requests": [{"text": "Báo cáo lý do vắng", "days": 15, "days_unit": "WORKING"}], "opinion": "Thống nhất",
        "refusal": {"reason": "Chờ Chủ tịch", "witness": "Trần Văn Chứng Kiến", "witness_title": "Trưởng ấp"},
        "copies": 2, "pages": 3, "read_back": True, "writer": "Ông Văn Chuyên Viên",
    }  # fmt: skip
    path = f"inspections/{inspection.pk}/minutes/{written(cast.inspector, inspection, **said)}/paper"
    answer = Client(cast.inspector).get(path)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        text = package.read("word/document.xml").decode()
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BIÊN BẢN", "Quyết định số 12/QĐ-SNV ngày 03/08/2026",
        "hồi 07 giờ 15 phút, ngày 10 tháng 8 năm 2026", "Phó Giám đốc Sở, Trưởng đoàn", "Nguyễn Văn Đơn Vị, Phó Chủ tịch",
        "Kỷ luật giờ làm việc", "từ 01/01/2026", "Bảng chấm công", "Có mặt: 40 người", "Niêm yết rõ", "26 người vắng &amp; muộn",
        "Đã đeo đủ", "trong 15 ngày làm việc", "Thống nhất", "đã đọc lại cho những người có tên trên cùng nghe",
        "02 bản, mỗi bản 03 trang", "Chờ Chủ tịch", "Trần Văn Chứng Kiến, Trưởng ấp", "TRƯỞNG ĐOÀN", "NGƯỜI GHI BIÊN BẢN", "Bản ghi lần 1",
    ):  # fmt: skip
        assert words in text, words
    assert Client(cast.chairman).get(path).status_code == 404  # a draft


def test_who_stands_for_an_absent_head_signs_the_minutes() -> None:
    away = {"name": "Trần Minh Họa", "title": "Chủ tịch", "present": False, "reason": "họp", "stand_in": "Võ Thị Ví Dụ"}
    assert "Võ Thị Ví Dụ" in [line.left.text for line in _signatures(EMPTY | {"people": [away]})]


def test_a_photograph_sent_by_mistake_is_closed_and_a_signed_page_stays(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    of_item = photographed(cast.p_officer, inspection, item=uuid.UUID(item()["id"]))
    page = photographed(cast.p_officer, inspection, minutes=written(cast.inspector, inspection), page=1)
    step(cast.inspector, inspection, "sign_minutes", **SIGNED)
    files = dict(inspection.photos.values_list("id", "file"))
    with exactly_one_event() as seen:
        close_file(cast.p_officer, files[of_item], "Có mặt người dân")
    assert (seen.event.verb, seen.event.readers) == ("inspection.file_closed", [inspection.body_id])
    with pytest.raises(NotTheMoment, match="không gỡ được"):
        close_file(cast.p_officer, files[page], "Chụp nhòe")


def test_a_finding_written_without_network_says_when_it_was_written(cast: Any, units: Any) -> None:
    inspection, client = under_way(cast), Client(cast.inspector)
    path, said = f"inspections/{inspection.pk}/findings", {"area": "PROCEDURES", "severity": "MINOR"}
    for text, at in (
        ("Viết sáng nay", "2026-08-14T07:15:00+07:00"),
        ("Viết lúc này", clock.now().isoformat()),
        ("Không nói", None),
    ):
        body = {**said, "id": str(uuid7()), "text": text, **({"at": at} if at else {})}
        assert client.post(path, body).status_code == 201
    events = client.get(f"events?subject=inspection:{inspection.pk}").json()["items"]
    told = [event["details"] for event in events if event["verb"] == "inspection.finding_logged"]
    codes = [finding.code for finding in inspection.findings.all()]
    assert sorted(told) == [[codes[0], "theo máy của đoàn: 07:15 14/08/2026"], [codes[1]], [codes[2]]]


def test_a_page_of_signed_minutes_is_closed_by_a_second_person_and_removed_by_a_third(
    cast: Any, units: Any, django_capture_on_commit_callbacks: Any
) -> None:
    def minutes(person: Any) -> dict[str, Any]:
        (found,) = Client(person).get(f"inspections/{inspection.pk}/visit").json()["minutes"]
        return dict(found)

    inspection = under_way(cast)
    wrong, page = (
        photographed(cast.p_officer, inspection, minutes=written(cast.inspector, inspection), page=1),
        photographed(cast.p_officer, inspection, minutes=minutes_id(inspection), page=2),
    )
    files = dict(inspection.photos.values_list("id", "file"))
    with pytest.raises(Forbidden), no_event():  # nobody relies on it yet
        close_file(cast.province, files[page], "Chụp nhòe")
    close_file(cast.p_officer, files[wrong], "Chụp giấy tờ tùy thân")
    assert [one["file"]["relied_on"] for one in minutes(cast.inspector)["pages"]] == [False, False]
    inspection = step(cast.inspector, inspection, "sign_minutes", **SIGNED)
    assert [one["file"]["relied_on"] for one in minutes(cast.inspector)["pages"]] == [True, True]
    with pytest.raises(NotTheMoment, match="người khác có thẩm quyền"), no_event():
        close_file(cast.p_officer, files[page], "Chụp nhòe")
    with pytest.raises(Forbidden), no_event():  # it is the team's, not the inspected body's
        close_file(cast.chairman, files[page], "Chụp nhòe")
    before = Minutes.objects.get()
    with exactly_one_event() as seen:
        close_file(cast.province, files[page], "Có giấy tờ tùy thân")
    assert (seen.event.verb, seen.says["detail"]["sha256"]) == ("inspection.file_closed", page_sha(files[page]))
    assert (cast.chairman.pk, seen.event) in audiences([seen.event])  # whose body signed that page too
    (line,) = Client(cast.chairman).get("events", after=seen.event.seq - 1).json()["items"]
    assert (line["verb"], line["actor"]["full_name"]) == (seen.event.verb, "UBND tỉnh Minh Họa")
    assert (line["reason"], line["details"]) == (None, [])  # that it was, not why
    for by in (cast.province, cast.p_officer):
        with pytest.raises(Forbidden), no_event():
            remove_file(by, files[page])
    with django_capture_on_commit_callbacks(execute=True), exactly_one_event():
        remove_file(cast.p_chairman, files[page])
    assert (Minutes.objects.get().content, list(changed_minutes(Tally()))) == (before.content, [])
    for person, reason in ((cast.inspector, "Có giấy tờ tùy thân"), (cast.chairman, "lý do do cơ quan gửi giữ")):
        told = minutes(person)
        assert told["pages_later"] and [one["file"]["close_reason"] for one in told["pages"]][-1] == reason
        assert Client(person).get(f"files/{files[page]}").status_code == 404
    again = photographed(cast.p_officer, inspection, minutes=before.pk, page=2)
    assert [one["id"] for one in minutes(cast.chairman)["pages"]][-1] == str(again) and not minutes(cast.chairman)[
        "pages_later"
    ]


def test_minutes_whose_only_page_was_closed_are_not_signed_with_it(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    page = photographed(cast.p_officer, inspection, minutes=written(cast.inspector, inspection), page=1)
    close_file(cast.p_officer, inspection.photos.get(pk=page).file_id, "Chụp nhầm")
    with pytest.raises(Invalid, match="ít nhất một trang"), no_event():
        step(cast.inspector, inspection, "sign_minutes", **SIGNED)


def page_sha(file_id: Any) -> str:
    return FileObject.objects.get(pk=file_id).sha256


def test_of_a_finding_who_changed_it_is_named_whatever_came_since(cast: Any, units: Any) -> None:
    inspection = under_way(cast)
    log_finding(cast.p_officer, inspection.pk, finding_id := uuid7(), Found("PROCEDURES", "Trễ hẹn", "MINOR"))
    path = f"inspections/{inspection.pk}/findings/{finding_id}"
    told = {"area": "PROCEDURES", "text": "Trễ hẹn 3 hồ sơ", "severity": "MINOR"}
    assert Client(cast.inspector).put(path, told, match='"v1"').status_code == 200
    answered(cast.p_officer, inspection)  # the inspection's newest event is another's, of something else
    slower = Client(cast.p_officer).put(path, told, match='"v1"').json()
    assert (slower["code"], slower["by"]) == ("stale", cast.inspector.full_name)
