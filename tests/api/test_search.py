"""Search: what was typed finds the record however it was typed, tells why, and finds nothing that one may not read."""

import pytest
from django.db import connection
from django.db.models import F

from api import search_sources
from backend.ids import uuid7
from backend.organisations.names import remember_alias
from backend.plans.models import Task
from backend.search.asked import ask
from backend.search.words import plain_of
from tests import worlds
from tests.inspections import reply_worlds
from tests.inspections import worlds as visits
from workflows.evidence import NewEvidence
from workflows.reply.rows import prove_row as prove_answer
from workflows.report.rows import prove_row

WRITTEN = (
    "Rà soát, đơn giản hóa 05/KH-UBND; số 007", "HOÀ giải ở cơ sở – thuý", "Đ/c 100% hồ sơ (DVC)", "0912.345.678",
    "TTg nghị quyết số 76/NQ-CP", "Ủy ban nhân dân xã Ân Phú",
)  # fmt: skip


def found(client, q, **query):
    """kind → the texts found, their hits in brackets."""
    return {
        group["kind"]: [_told(item["title"]) for item in group["items"]]
        for group in client.get("search", q=q, **query).json()["groups"]
    }


def _told(said):
    text = said["text"]
    for start, end in reversed(said["hits"]):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_the_server_and_the_database_part_words_alike(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.search_plain(said) FROM unnest(%s::text[]) WITH ORDINALITY t(said, n) ORDER BY n",
            [list(WRITTEN)],
        )
        assert [plain for (plain,) in cursor.fetchall()] == [plain_of(text) for text in WRITTEN]
    assert plain_of(WRITTEN[0]) == "ra soat don gian hoa 5 kh ubnd so 7"


@pytest.mark.parametrize(
    ("q", "told"),
    [
        ("ra soat", "[Rà soát] TTHC hòa giải"),
        ("RÀ SOÁT", "[Rà soát] TTHC hòa giải"),
        ("hoà giai", "Rà soát TTHC [hòa giải]"),
        ("thủ tục hành chính", "Rà soát [TTHC] hòa giải"),
        ("thu tuc hanh chinh ra", "[Rà] soát [TTHC] hòa giải"),
        ("gia", "Rà soát TTHC hòa [giải]"),
        ("soat ra", "[Rà soát] TTHC hòa giải"),
    ],
)
def test_a_task_is_found_however_it_is_typed(cast, at, q, told):
    Task.objects.filter(pk=worlds.assigned(cast).pk).update(title="Rà soát TTHC hòa giải")
    assert found(at("officer"), q)["task"] == [told]


def test_an_abbreviation_finds_what_it_stands_for(cast, at):
    Task.objects.filter(pk=worlds.assigned(cast).pk).update(title="Báo cáo cải cách hành chính của UBND xã")
    for q in ("CCHC", "cchc ủy ban nhân dân", "bc cchc"):
        assert len(found(at("officer"), q)["task"]) == 1, q
    assert found(at("officer"), "cchc sở nội vụ") == {}
    Task.objects.update(title="Khảo sát")
    assert found(at("officer"), "kế hoạch") == {}  # what is typed goes on, not KH, to which it is shortened


@pytest.mark.parametrize("q", ["05/KH-UBND", "5 kh ubnd", "05-kh/ubnd", "05KHUBND", "5/khubnd", "kế hoạch 05"])
def test_a_document_is_found_by_its_number_with_any_punctuation(cast, at, q):
    document = worlds.document(cast.clerk, number="05/KH-UBND")
    worlds.document(cast.clerk, number="15/CV-SNV", abstract="Về việc khác")
    groups = at("officer").get("search", q=q).json()["groups"]
    assert [(g["kind"], [item["id"] for item in g["items"]]) for g in groups] == [("document", [str(document.pk)])]
    assert groups[0]["items"][0]["no"]["hits"] == [[0, 10]] or "kế" in q


def test_a_proof_is_found_by_the_number_of_its_document_where_its_task_shows_it(cast, at):
    task = worlds.in_progress(cast)  # with one
    for q in ("12/BC-UBND", "12 bc ubnd", "12bcubnd"):
        (group,) = at("officer").get("search", q=q).json()["groups"]
        (proof,) = group["items"]
        assert (group["kind"], proof["page"], proof["no"]["text"]) == ("evidence", str(task.pk), "12/BC-UBND")
    assert at("outsider").get("search", q="12/BC-UBND").json()["groups"] == []


def test_whoever_gave_a_task_finds_its_proof_once_it_is_released_to_them(cast, at):
    task = worlds.from_above(cast)
    worlds.prove(cast.officer, task)
    assert "evidence" not in found(at("province"), "12/BC-UBND")
    assert "evidence" in found(at("officer"), "12/BC-UBND")
    worlds.act(cast.officer, task, "submit", text="Xong")
    while worlds.reread(task).state == "SUBMITTED" and not worlds.reread(task).submission.released:
        assert "evidence" not in found(at("province"), "12/BC-UBND")
        person = worlds.reread(task).work_items.filter(closed_at__isnull=True)[0].people.all()[0].user
        worlds.act(person, worlds.reread(task), "approve")
    assert "evidence" in found(at("province"), "12/BC-UBND")


def test_what_proves_a_remedy_is_found_by_its_number_by_the_other_side_once_it_was_released(cast, at):
    ticket = visits.ticket_of(visits.concluded(cast))
    mine = visits.write(cast.head, ticket)
    prove_row(cast.head, mine.report_id, mine.pk, proof("077/BC-UBND"))
    for q in ("77/BC-UBND", "077 bc", "77bcubnd"):
        (group,) = at("officer").get("search", q=q).json()["groups"]
        (item,) = group["items"]
        assert (group["kind"], item["page"], item["no"]["text"]) == ("evidence", f"ticket:{ticket.pk}", "077/BC-UBND")
    assert "evidence" not in found(at("province"), "77/BC-UBND")
    visits.released(cast, ticket.inspection)
    assert "evidence" in found(at("province"), "77/BC-UBND")
    assert found(at("outsider"), "77/BC-UBND") == found(at("officer"), "76/BC-UBND") == {}


def test_what_proves_an_answer_to_an_inspection_is_found_likewise(cast, at):
    reply = reply_worlds.written(cast)
    prove_answer(cast.standing, reply.pk, reply.rows.all()[0].pk, proof("78/BC-UBND"))
    (group,) = at("standing").get("search", q="78/BC-UBND").json()["groups"]
    assert (group["kind"], group["items"][0]["page"]) == ("evidence", f"reply:{reply.pk}")
    visits.step(cast.standing, reply, "present")
    assert "evidence" not in found(at("inspector"), "78/BC-UBND")
    visits.step(cast.chairman, reply, "release", **reply_worlds.LETTER)
    assert "evidence" in found(at("inspector"), "78/BC-UBND")
    assert found(at("outsider"), "78/BC-UBND") == {}


def proof(number):
    document = {"kind": "Báo cáo", "number": number, "date": "2026-08-13"}
    return NewEvidence(id=uuid7(), kind="DOCUMENT", document=document)


def test_a_unit_is_found_by_any_of_its_names_and_says_which(cast, at, units):
    remember_alias(cast.standing, units["TTPVHCC"].pk, "Một cửa")
    (group,) = [g for g in at("officer").get("search", q="mot cua").json()["groups"] if g["kind"] == "unit"]
    (unit,) = group["items"]
    assert (unit["id"], unit["page"], unit["why"]) == (
        str(units["TTPVHCC"].pk), "inside", {"name": "Còn gọi là", "text": "Một cửa", "hits": [[0, 7]]},
    )  # fmt: skip
    Task.objects.filter(pk=worlds.assigned(cast).pk).update(title="Sắp xếp Trung tâm Phục vụ hành chính công")
    assert found(at("officer"), "một cửa")["task"] == ["Sắp xếp [Trung tâm Phục vụ hành chính công]"]
    assert "unit" not in found(at("outsider"), "mot cua")


def test_people_are_those_of_the_readers_bodies(cast, at):
    assert found(at("officer"), "huynh thu")["person"] == ["[Huỳnh] Thị [Thử]"]
    assert "person" not in found(at("outsider"), "huynh thu")


def test_marks_that_were_typed_come_first(cast, at):
    for title in ("Họp tổ", "Hợp tác", "Hộp thư"):
        Task.objects.filter(pk=worlds.assigned(cast).pk).update(title=title)
    assert found(at("officer"), "hộp")["task"][0] == "[Hộp] thư"
    assert found(at("officer"), "họp")["task"][0] == "[Họp] tổ"


def test_what_runs_comes_before_what_has_ended_and_there_is_more_of_one_kind(cast, at, monkeypatch):
    ended = worlds.completed(cast)
    running = [worlds.assigned(cast) for _ in range(6)]
    (group,) = at("officer").get("search", q="ra soat").json()["groups"]
    assert (len(group["items"]), group["more"]) == (5, True)
    (alone,) = at("officer").get("search", q="ra soat", kind="task").json()["groups"]
    assert [len(alone["items"]), alone["items"][-1]["id"], alone["more"]] == [7, str(ended.pk), False]
    assert {item["id"] for item in alone["items"][:6]} == {str(task.pk) for task in running}
    monkeypatch.setattr(search_sources, "NEWEST", 2)  # as in a table where most rows are older than that
    assert at("officer").get("search", q="ra soat", kind="task").json()["groups"] == [alone]
    assert at("officer").get("search", q="x", kind="word").status_code == 422


@pytest.mark.parametrize("newest", [1, 3, 2_000])  # of its rows that are looked at before an index is asked
def test_words_in_a_row_come_first_also_as_what_they_are_short_for(cast, at, monkeypatch, newest):
    monkeypatch.setattr(search_sources, "NEWEST", newest)
    titles = ("Cải cách thủ tục hành chính", "Báo cáo cải cách hành chính", "Hành chính: cải cách", "Đẩy mạnh CCHC")
    for title in titles:
        Task.objects.filter(pk=worlds.assigned(cast).pk).update(title=title)
    told = [text.replace("[", "").replace("]", "") for text in found(at("officer"), "cchc")["task"]]
    assert told == [titles[3], titles[1], titles[2], titles[0]]
    monkeypatch.setattr("api.search.OF_ALL", 1)
    monkeypatch.setattr("api.search.SPARE", 1)
    page = found(at("officer"), "cchc")["task"]
    assert [text.replace("[", "").replace("]", "") for text in page] == [titles[3]]


def test_a_matter_is_found_once_and_a_visit_by_its_papers(cast, at):
    inspection = visits.concluded(cast)
    ticket = inspection.tickets.all()[0]
    for who in ("officer", "inspector"):
        groups = {g["kind"]: g["items"] for g in at(who).get("search", q=ticket.text).json()["groups"]}
        assert str(ticket.pk) in {item["id"] for item in groups["ticket"]}
        assert "finding" not in groups
    (group,) = at("officer").get("search", q=visits.NOTICE["number"], kind="inspection").json()["groups"]
    (visit,) = group["items"]
    assert (visit["id"], visit["why"]["name"]) == (str(inspection.pk), "Thông báo số")
    assert found(at("outsider"), ticket.text) == {}


def test_the_other_side_finds_no_more_than_its_lists_show(cast, at):
    task = worlds.from_above(cast)
    worlds.passed_on(cast.head, task, cast.officer)
    Task.objects.filter(parent=task).update(title=F("title"))
    assert len(found(at("province"), "bao cao cong tac")["task"]) == 1
    assert len(found(at("officer"), "bao cao cong tac")["task"]) == len(
        at("officer").get("tasks", q="bao cao cong tac").json()["items"]
    )


@pytest.mark.parametrize("q", ["", " ", "a", "!!", "''", "&|:*", "\\", "\u0301"])
def test_what_asks_for_nothing_finds_nothing(at, q):
    assert at("officer").get("search", q=q).json()["groups"] == []


def test_a_long_question_is_read_up_to_its_end():
    asked = ask("rà " * 200)
    assert asked is not None
    assert len(asked.groups) == 12
