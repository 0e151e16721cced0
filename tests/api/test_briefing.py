"""The week page: what stands in each block, what was said of it, who may write it down, and its paper."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from backend import clock
from backend.ids import uuid7
from backend.plans.models import Remark
from backend.plans.periods_looked_at import span_of
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head

MONDAY = datetime(2026, 8, 24, 8, tzinfo=clock.LOCAL)


def world(cast: Any) -> dict[str, Any]:
    """A task for each block, on a Monday."""
    done = worlds.completed(cast)
    overdue, due = (worlds.in_progress(cast, due_on=date(2026, 8, day)) for day in (20, 27))
    following = worlds.given(cast, due_on=date(2026, 9, 1))
    undated = worlds.given(cast, due_on=None)
    clock.set_world(datetime(2026, 8, 18, 9, tzinfo=clock.LOCAL))
    worlds.act(cast.officer, due, "raise_obstacle", text="Chờ danh mục", asked="LEADER")
    clock.set_world(MONDAY)
    return {"DONE": done, "OVERDUE": overdue, "DUE": due, "NEXT": following, "LEADER": due, "STUCK": undated}


def titles(page: dict[str, Any]) -> dict[str, list[str]]:
    return {block["name"]: [row["id"] for row in block["items"]] for block in page["blocks"]}


def noted(**more: Any) -> dict[str, Any]:
    return {"id": str(uuid7()), "body": worlds.unit("30337").pk, "day": "2026-08-24", "text": "Làm ngay"} | more


def test_each_block_holds_what_it_says(cast: Any) -> None:
    tasks = world(cast)
    page = Client(cast.officer).get("briefing").json()
    found = titles(page)
    assert [found[name] for name in ("OVERDUE", "DUE", "NEXT", "LEADER")] == [
        [str(tasks[name].pk)] for name in ("OVERDUE", "DUE", "NEXT", "LEADER")
    ]
    assert found["STUCK"] == [str(tasks["DUE"].pk), str(tasks["STUCK"].pk)]
    assert not found["DONE"]  # it was done the week before the one that is looked back at
    back = Client(cast.officer).get("briefing", day="2026-08-17").json()
    assert titles(back)["DONE"] == [str(tasks["DONE"].pk)]
    month = Client(cast.officer).get("briefing", span="MONTH").json()
    assert titles(month)["DONE"] == [str(tasks["DONE"].pk)] and month["first"] == "2026-08-01"
    row = page["blocks"][2]["items"][0]
    assert (row["stuck"], row["result"]["text"], row["officer"]["full_name"]) == (
        "Chờ danh mục", "Đã rà soát 20 thủ tục", cast.officer.full_name,
    )  # fmt: skip
    assert row["proposal"] and row["turn"] and row["may"] == {"remind": False, "move": False}
    led = Client(cast.chairman).get("briefing").json()["blocks"][1]["items"][0]
    assert led["may"] == {"remind": True, "move": True}
    assert not any(titles(Client(cast.officer).get("briefing", area="DIRECTION").json()).values())
    assert Client(cast.officer).get("briefing", span="DAY").status_code == 422
    assert Client(cast.outsider).get("briefing", body=str(worlds.unit("30337").pk)).status_code == 404


def test_what_was_said_is_remembered_the_week_after(cast: Any) -> None:
    tasks = world(cast)
    standing, chairman = Client(cast.standing), Client(cast.chairman)
    before = head()
    said = noted(task=str(tasks["OVERDUE"].pk), decided_by=cast.chairman.pk)
    assert standing.post("meetings/remarks", said).status_code == 200
    assert standing.post("meetings/remarks", noted(text="Ý kiến chung")).status_code == 200
    assert [event.verb for event in events_since(before)] == ["meeting.decided", "meeting.noted"]
    mended = noted(text="Xong trước thứ Sáu", replaces=said["id"], task=said["task"], decided_by=cast.chairman.pk)
    page = standing.post("meetings/remarks", mended).json()
    assert [one["text"] for one in page["meeting"]["remarks"]] == ["Ý kiến chung", "Xong trước thứ Sáu"]
    assert standing.post("meetings/remarks", noted(replaces=said["id"])).status_code == 409
    assert standing.post("meetings/remarks", noted(text=" ")).status_code == 422
    assert standing.post("meetings/remarks", noted(decided_by=cast.officer.pk)).status_code == 422
    wish = {
        "id": str(uuid7()),
        "title": "Gửi danh mục",
        "lead": worlds.unit("TTPVHCC").pk,
        "said_at": "Giao ban tuần 24/08/2026",
    }
    assert chairman.post("tasks", wish).status_code == 201
    assert (
        standing.post("meetings/confirmation", {"body": said["body"], "day": "2026-08-24", "on": True}).status_code
        == 403
    )
    closed = chairman.post("meetings/confirmation", {"body": said["body"], "day": "2026-08-24", "on": True}).json()
    assert closed["meeting"]["confirmed_by"]["id"] == cast.chairman.pk
    assert standing.post("meetings/remarks", noted()).status_code == 409
    later = Client(cast.officer).get("briefing", day="2026-08-31").json()
    assert later["meeting"]["remarks"] == [] and later["may"] == {"note": False, "decide": False}
    assert [one["text"] for one in later["before"]["remarks"]] == ["Ý kiến chung", "Xong trước thứ Sáu"]
    assert [one["title"] for one in later["before"]["ordered"]] == ["Gửi danh mục"]
    assert Client(cast.officer).post("meetings/remarks", noted(day="2026-08-31")).status_code == 403
    assert Client(cast.outsider).post("meetings/remarks", noted()).status_code == 404
    assert Remark.objects.count() == 3


def test_what_was_only_ordered_is_remembered_with_what_became_of_it(cast: Any) -> None:
    clock.set_world(MONDAY)
    wish = {"id": str(uuid7()), "title": "Gửi danh mục", "lead": worlds.unit("TTPVHCC").pk, "due_on": "2026-08-28", "said_at": "Giao ban tuần 24/08/2026"}  # fmt: skip
    assert Client(cast.chairman).post("tasks", wish).status_code == 201
    for day in ("2026-08-31", "2026-09-07"):  # the week after, and when that one had no meeting
        before = Client(cast.officer).get("briefing", day=day).json()["before"]
        assert (before["name"], before["remarks"], before["confirmed_by"]) == ("Giao ban tuần 24/08/2026", [], None)
        told = [(one["title"], one["lead"]["code"], one["due_on"], one["state"]) for one in before["ordered"]]
        assert told == [("Gửi danh mục", "30337-TTPVHCC", "2026-08-28", "ASSIGNED")]
    Client(cast.standing).post("meetings/remarks", noted(day="2026-08-31"))
    assert Client(cast.officer).get("briefing", day="2026-09-07").json()["before"]["held_for"] == "2026-08-31"
    assert Client(cast.officer).get("briefing", day="2026-08-24").json()["before"] is None


def test_its_paper_is_a_text_and_a_workbook(cast: Any) -> None:
    tasks = world(cast)
    client = Client(cast.standing)
    client.post("meetings/remarks", noted(task=str(tasks["DUE"].pk), decided_by=cast.chairman.pk))
    text = (
        zipfile.ZipFile(io.BytesIO(client.get("briefing/paper", form="docx").content))
        .read("word/document.xml")
        .decode()
    )
    assert all(
        words in text for words in ("GIAO BAN TUẦN", "Số liệu đến 08 giờ 00", "Chờ danh mục", "Làm ngay", "tblHeader")
    )
    book = openpyxl.load_workbook(io.BytesIO(client.get("briefing/paper", by="unit").content))
    assert (
        len(book.sheetnames) == 1 and book.active.print_title_rows and book.active["A1"].font.name == "Times New Roman"
    )


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "name"),
    [
        ("WEEK", date(2026, 8, 26), date(2026, 8, 24), date(2026, 8, 30), "Giao ban tuần 24/08/2026"),
        ("MONTH", date(2026, 12, 5), date(2026, 12, 1), date(2026, 12, 31), "Hội nghị tháng 12/2026"),
        ("QUARTER", date(2026, 12, 5), date(2026, 10, 1), date(2026, 12, 31), "Hội nghị quý IV năm 2026"),
        ("HALF", date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30), "Hội nghị 6 tháng đầu năm 2026"),
        ("YEAR", date(2026, 3, 1), date(2026, 1, 1), date(2026, 12, 31), "Hội nghị năm 2026"),
    ],
)
def test_the_time_a_meeting_looks_at(kind: str, day: date, first: date, last: date, name: str) -> None:
    span = span_of(kind, day)
    assert (span.first, span.last, span.name) == (first, last, name)
    assert span.before.after == span
