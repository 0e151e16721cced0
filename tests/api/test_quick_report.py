"""The quick report: what its grid shows, what a save keeps of each row, and what is sent."""

import hashlib
import io
import uuid
from datetime import date

import openpyxl
import pytest

from backend.activity.models import Event
from backend.files.store import receive
from backend.ids import uuid7
from backend.plans.models import ProgressUpdate, Standing, Task
from tests import worlds
from tests.events import no_event
from tests.orders.worlds import ordered, share

DOCUMENT = {"number": "24/BC-TTPVHCC", "date": "2026-08-13"}


def row(task, standing="UNDER_WAY", **more):
    return {"id": str(uuid7()), "task": str(task.pk), "standing": standing, **more}


def grid(client, **query):
    return {item["id"]: item for item in client.get("quick-report", **query).json()["items"]}


@pytest.fixture
def three(cast):
    return [worlds.assigned(cast) for _ in range(3)]


def test_each_row_is_a_dated_record_with_its_proofs(cast, at, three):
    officer, (done, stuck, untouched) = at("officer"), three
    rows = [
        row(done, "DONE", document=DOCUMENT, count={"value": "24", "unit": "tin, bài"}),
        row(stuck, "STUCK", text="Chờ kinh phí", next_on="2026-09-01", percent=20),
        row(untouched, "NOT_BEGUN", text="Chưa đến kỳ"),
    ]
    answer = officer.post("quick-report", {"items": rows}).json()
    assert (answer["refused"], set(answer["done"])) == ([], {str(task.pk) for task in three})
    shown = grid(officer)
    last = shown[str(done.pk)]["last"]
    assert (last["standing"], last["text"]) == ("DONE", "24/BC-TTPVHCC (13/08/2026); 24 tin, bài")
    assert (last["id"], shown[str(done.pk)]["proofs"]) == (rows[0]["id"], 2)
    last = shown[str(stuck.pk)]["last"]
    assert (last["standing"], last["next_on"], last["percent"]) == ("STUCK", "2026-09-01", 20)
    states = dict(Task.objects.filter(pk__in=[t.pk for t in three]).values_list("pk", "state"))
    assert [states[t.pk] for t in three] == ["IN_PROGRESS", "IN_PROGRESS", "ASSIGNED"]
    assert Event.objects.filter(verb="task.reported").count() == 2
    assert Event.objects.filter(verb="task.obstacle_raised").count() == 1 and not Event.objects.filter(
        verb="task.evidenced"
    )
    told = officer.get("activity", subject=f"task:{done.pk}").json()["items"][0]["details"]
    assert told[0] == "Xong" and "24 tin, bài" in told and "Văn bản 24/BC-TTPVHCC ngày 13/08/2026" in told


def test_what_was_used_lately_proves_a_row_too(cast, at, three):
    piece = worlds.in_progress(cast).evidence.get()
    again = [row(task, "DONE", again=str(pk)) for task, pk in zip(three, (piece.pk, uuid7()), strict=False)]
    answer = at("officer").post("quick-report", {"items": again}).json()
    assert answer["done"] == [str(three[0].pk)]
    assert answer["refused"][0]["detail"] == "Không tìm thấy minh chứng này."
    assert three[0].evidence.get().first_id == piece.pk
    assert ProgressUpdate.objects.get(task=three[0]).text == "12/BC-UBND (12/08/2026)"


def test_a_row_that_fails_keeps_no_other_back(cast, at, three):
    officer, foreign = at("officer"), worlds.given(cast, lead="KT")
    wrong = [
        (row(three[0], "STUCK"), "Ghi rõ vướng ở đâu."),
        (row(three[1], "DONE", text="Xong", next_on="2026-09-01"), "ngày tiếp theo"),
        (row(foreign, text="Đang làm"), "Chỉ người thực hiện"),
        (row(worlds.submitted(cast), text="Đang làm"), "đang chờ duyệt"),
    ]
    unread = row(worlds.assigned(cast), text="Đang làm", document={"number": "1", "date": "13/8"})
    sent = [unread, *(one for one, _ in wrong), row(three[2], text="Đang làm")]
    answer = officer.post("quick-report", {"items": sent}).json()
    assert answer["done"] == [str(three[2].pk)]
    said = {refused["id"]: refused["detail"] for refused in answer["refused"]}
    assert all(words in said[one["task"]] for one, words in wrong)
    assert "Ngày không hợp lệ" in said[unread["task"]] and len(said) == 5
    assert ProgressUpdate.objects.filter(pk__in=[one["id"] for one in sent]).count() == 1


def test_sending_it_again_writes_nothing(cast, at, three):
    officer, key = at("officer"), uuid.uuid4()
    sent = {"items": [row(three[0], text="Đang làm")]}
    first = officer.post("quick-report", sent, key=key).json()
    with no_event():
        assert officer.post("quick-report", sent, key=key).json() == first
        again = officer.post("quick-report", sent).json()  # the first answer was lost, and its key with it
        assert (again["done"], again["refused"][0]["code"]) == ([], "invalid")
        twice = {"items": [row(three[1], text="a"), row(three[1], text="b")]}
        assert officer.post("quick-report", twice).json()["field"] == "items"


def test_what_is_done_is_sent_and_the_rest_says_why_not(cast, at, three):
    officer, (proved, bare, open_) = at("officer"), three
    rows = [
        row(proved, "DONE", text="Đã rà soát xong", document=DOCUMENT),
        row(bare, "DONE", text="Xong"),
        row(open_, text="…"),
    ]
    officer.post("quick-report", {"items": rows})
    items = [{"id": pk, "version": item["version"]} for pk, item in grid(officer).items()]
    answer = officer.post("quick-report/submit", {"items": items}).json()
    assert answer["done"] == [str(proved.pk)]
    said = {refused["id"]: refused["detail"] for refused in answer["refused"]}
    assert "Thiếu minh chứng" in said[str(bare.pk)] and said[str(open_.pk)] == "Chưa báo là đã xong."
    assert Task.objects.get(pk=proved.pk).submission.text == "Đã rà soát xong"
    assert str(proved.pk) not in grid(officer)


def test_a_head_has_the_grid_of_the_unit(cast, at, three):
    assert at("officer").get("quick-report").json()["heads"] is False
    assert grid(at("officer"), of="unit") == {}
    head = at("head")
    assert grid(head) == {} and set(grid(head, of="unit")) == {str(task.pk) for task in three}
    assert head.post("quick-report", {"items": [row(three[0], text="Đang làm")]}).json()["refused"] == []
    assert ProgressUpdate.objects.get(task=three[0]).standing == Standing.UNDER_WAY
    assert head.get("quick-report", of="body").json()["field"] == "of"


def sent_back(user, client, book):
    """The workbook as an upload, read again."""
    out = io.BytesIO()
    book.save(out)
    content, upload = out.getvalue(), uuid7()
    digest = hashlib.sha256(content).hexdigest()
    receive(user, upload, [content], name="bao-cao-nhanh.xlsx", size=len(content), sha256=digest)
    return client.get(f"quick-report/sheets/{upload}").json()


def test_figures_of_an_order_go_out_and_come_back(cast, at):
    task = worlds.passed_on(cast.chairman, share(ordered(cast.province, "30337"), "30337"), cast.officer)
    officer = at("officer")
    figures = {"f1": "1250", "f2": "118"}
    officer.post("quick-report", {"items": [row(task, text="Đã rà soát", figures=figures)]})
    book = openpyxl.load_workbook(io.BytesIO(officer.http.get("/api/v1/quick-report/sheet").content))
    cell = book.active.cell(3, next(one.column for one in book.active[1] if one.value == "figures"))
    first, second, third = cell.value.split("\n")
    assert (first, second) == ("Hồ sơ tiếp nhận: 1.250", "Giải quyết đúng hạn: 118")
    (same,) = sent_back(cast.officer, officer, book)["rows"]
    assert same["figures"] == [{"key": "f1", "value": "1.250"}, {"key": "f2", "value": "118"}]
    cell.value = f"ho so tiep nhan: 1.300\n{third} 3\nKhông ai hỏi: 4"
    back = sent_back(cast.officer, officer, book)
    assert [one["value"] for one in back["rows"][0]["figures"]] == ["1.300", "3"]
    assert [(error["code"], error["cell"]) for error in back["errors"]] == [("NOT_TAKEN", cell.coordinate)]


def test_the_grid_goes_out_and_comes_back(cast, at, three):
    officer = at("officer")
    officer.post("quick-report", {"items": [row(three[0], "STUCK", text="Chờ kinh phí", next_on="2026-09-01")]})
    answer = officer.http.get("/api/v1/quick-report/sheet")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book.active
    at_column = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.column_dimensions["A"].hidden and sheet.row_dimensions[1].hidden and sheet.max_row == 5
    same = sent_back(cast.officer, officer, book)
    assert same["errors"] == []
    cells = {one["id"]: {name: text for name, text in one["cells"].items() if text} for one in same["rows"]}
    assert cells[str(three[0].pk)] == {"standing": "STUCK", "next": "01/09/2026"}
    assert cells[str(three[1].pk)] == cells[str(three[2].pk)] == {"standing": "NOT_BEGUN"}

    lines = {sheet.cell(line, 1).value: line for line in range(3, 6)}
    first, second, third = (lines[str(task.pk)] for task in three)
    sheet.cell(first, at_column["standing"]).value = "XONG"
    sheet.cell(first, at_column["next"]).value = date(2026, 9, 5)
    sheet.cell(first, at_column["count"]).value = 24.5
    sheet.cell(second, at_column["standing"]).value = "Tạm ổn"
    sheet.cell(second, at_column["text"]).value = "=1+1"
    sheet.cell(second, at_column["title"]).value = "Việc khác"
    sheet.cell(third, 1).value = str(uuid7())
    back = sent_back(cast.officer, officer, book)
    cells = {one["id"]: one["cells"] for one in back["rows"]}
    assert [cells[str(three[0].pk)][name] for name in ("standing", "next", "count")] == ["DONE", "05/09/2026", "24,5"]
    assert str(three[2].pk) not in cells
    places = {error["code"]: error["cell"] for error in back["errors"]}
    assert places == {
        "UNKNOWN_STANDING": f"G{second}", "FORMULA_CELL": f"H{second}", "NOT_TAKEN": f"B{second}", "NOT_IN_GRID": str(third),
    }  # fmt: skip
    foreign = openpyxl.Workbook()
    foreign.active["A1"] = "Việc"
    assert [error["code"] for error in sent_back(cast.officer, officer, foreign)["errors"]] == ["NOT_THE_GRID"]
