"""The register of documents: a pasted line read, one letter entered once, corrected, replaced; what tasks say of it."""

from datetime import date
from typing import Any

import pytest

from backend.activity.chain import Tally
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden, Invalid, NotFound, Stale
from backend.ids import uuid7
from backend.plans.models import Document, Task
from tests import worlds
from tests.events import exactly_one_event, no_event
from workflows.document.reading import ReadLine, read_line
from workflows.document.registering import Particulars, correct_document, register_document, replace_document
from workflows.task.giving import NewTask, give_task

LETTER = Particulars("OFFICIAL_LETTER", "17/CV-UBND", date(2026, 8, 10), "UBND", "V/v rà soát thủ tục")


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("1234/SNV-CCHC ngày 12/3/2026 V/v rà soát TTHC", ReadLine("OFFICIAL_LETTER", "1234/SNV-CCHC", date(2026, 3, 12), "Sở Nội vụ", "Rà soát TTHC")),
        ("Công văn số 88/UBND-VP ngày 05 tháng 8 năm 2026 của UBND tỉnh Minh Họa về việc báo cáo nhanh", ReadLine("OFFICIAL_LETTER", "88/UBND-VP", date(2026, 8, 5), "UBND tỉnh Minh Họa", "Báo cáo nhanh")),
        ("Chỉ thị số 07/CT-TTg ngày 3.2.2026 của Thủ tướng Chính phủ về kỷ cương hành chính", ReadLine("DIRECTIVE", "07/CT-TTg", date(2026, 2, 3), "Thủ tướng Chính phủ", "Kỷ cương hành chính")),
        ("12/TB-UBND ngày 10/8/2026: Kết luận giao ban tuần 33", ReadLine("CONCLUSION", "12/TB-UBND", date(2026, 8, 10), "", "Kết luận giao ban tuần 33")),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 về đột phá phát triển khoa học", ReadLine("RESOLUTION", "57-NQ/TW", date(2024, 12, 22), "", "Đột phá phát triển khoa học")),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư", ReadLine("OFFICIAL_LETTER", "30/2020/NĐ-CP", date(2020, 3, 5), "Chính phủ", "Công tác văn thư")),
        ("45/KH-UBND 31/2/2026", ReadLine("PLAN", "45/KH-UBND", None, "", "")),
        ("họp giao ban", ReadLine()),
        ("", ReadLine()),
    ],
)  # fmt: skip
def test_a_pasted_line_is_read(db: None, line: str, read: ReadLine) -> None:
    assert read_line(line, 0) == read


def test_the_register_knows_who_writes_under_a_symbol(cast: Any, units: Any) -> None:
    worlds.document(cast.clerk, number="9/ABC-XYZ", issuer="Ban Ví dụ")
    assert read_line("10/ABC-XYZ ngày 11/8/2026", units["30337"].pk).issuer == "Ban Ví dụ"
    assert read_line("10/ABC-XYZ ngày 11/8/2026", units["MH"].pk).issuer == ""


def test_a_letter_is_entered_once_however_it_is_typed(cast: Any) -> None:
    with exactly_one_event() as seen:
        register_document(cast.clerk, uuid7(), LETTER)
    assert (seen.event.verb, seen.event.capacity) == ("document.registered", "Văn thư, VP HĐND&UBND")
    with pytest.raises(Invalid), no_event():
        register_document(cast.head, uuid7(), Particulars("OTHER", " 17 / cv-ubnd", date(2026, 1, 2), "Ubnd ", "Khác"))
    for other in ({"number": "18/CV-UBND"}, {"issuer": "Sở Nội vụ"}, {"issued_on": date(2025, 8, 10)}):
        register_document(cast.clerk, uuid7(), Particulars(**vars(LETTER) | other))
    register_document(cast.province, uuid7(), LETTER)  # another register
    with pytest.raises(Forbidden), no_event():
        register_document(cast.officer, uuid7(), Particulars(**vars(LETTER) | {"number": "1/X"}))


def test_what_was_typed_wrongly_is_put_right_with_a_reason(cast: Any) -> None:
    document = worlds.document(cast.clerk)
    right = Particulars(**vars(LETTER) | {"number": "71/CV-UBND"})
    with exactly_one_event() as seen:
        correct_document(cast.standing, document.pk, right, "Gõ nhầm số", expect='"v1"')
    assert (seen.event.verb, seen.says["detail"]["changes"]) == (
        "document.corrected",
        {"number": ["17/CV-UBND", "71/CV-UBND"]},
    )
    with pytest.raises(Stale), no_event():
        correct_document(cast.standing, document.pk, LETTER, "Lại", expect='"v1"')
    with pytest.raises(Invalid), no_event():
        correct_document(cast.standing, document.pk, right, "Không đổi gì", expect='"v2"')
    worlds.document(cast.clerk)  # the number is free again
    with pytest.raises(Invalid), no_event():
        correct_document(cast.standing, document.pk, LETTER, "Trùng", expect='"v2"')


def test_a_later_document_takes_its_place_and_tasks_follow_when_told(cast: Any) -> None:
    old, new = worlds.document(cast.clerk), worlds.document(cast.clerk, number="20/CV-UBND")
    task = _given_by(cast, old, "mục 2")
    with exactly_one_event() as seen:
        replace_document(cast.clerk, old.pk, new.pk, expect='"v1"')
    assert (seen.event.verb, seen.event.subject_id) == ("document.replaced", str(old.pk))
    assert Task.objects.get(pk=task.pk).source_id == old.pk
    with exactly_one_event() as seen:
        worlds.act(cast.head, task, "recite", document=str(new.pk), clause="điểm a")
    assert seen.says["detail"]["document"] == "20/CV-UBND"
    assert seen.says["detail"]["changes"] == {
        "source_id": [str(old.pk), str(new.pk)],
        "clause": ["mục 2", "điểm a"],
    }
    with pytest.raises(Invalid), no_event():
        worlds.act(cast.head, task, "recite", document=str(new.pk), clause="điểm a")
    with pytest.raises(Invalid), no_event():
        worlds.act(cast.head, task, "recite", document=str(old.pk))
    with pytest.raises(Invalid), no_event():
        _given_by(cast, old, "")
    replace_document(cast.clerk, old.pk, None, expect='"v2"')
    assert Document.objects.get(pk=old.pk).replaced_by_id is None
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []


def test_what_cannot_take_its_place(cast: Any) -> None:
    old, new = worlds.document(cast.clerk), worlds.document(cast.clerk, number="20/CV-UBND")
    earlier = worlds.document(cast.clerk, number="2/CV-UBND", issued_on=date(2026, 1, 5))
    theirs = worlds.document(cast.province)
    for wrong in (old, earlier, theirs):
        with pytest.raises((Invalid, NotFound)), no_event():
            replace_document(cast.clerk, old.pk, wrong.pk, expect='"v1"')
    replace_document(cast.clerk, old.pk, new.pk, expect='"v1"')
    with pytest.raises(Invalid), no_event():
        replace_document(cast.clerk, new.pk, old.pk, expect='"v1"')  # neither in a circle


def test_what_a_task_cites_is_of_the_givers_register_and_tells_its_origin(cast: Any) -> None:
    conclusion = worlds.document(cast.clerk, number="12/TB-UBND", kind="CONCLUSION")
    assert _given_by(cast, conclusion, "").origin == "CONCLUSION"
    task = _given_by(cast, worlds.document(cast.clerk), " mục 1 ")
    assert (task.origin, task.clause) == ("DOCUMENT", "mục 1")
    with pytest.raises(Invalid), no_event():
        _given_by(cast, worlds.document(cast.province), "")


def _given_by(cast: Any, document: Document, clause: str) -> Task:
    wish = NewTask(id=uuid7(), title="Rà soát", lead_id=worlds.unit("TTPVHCC").pk, due_on=worlds.DUE, source_id=document.pk, clause=clause)  # fmt: skip
    give_task(cast.chairman, wish)
    return Task.objects.get(pk=wish.id)
