"""The register over HTTP: found by words and kind, page by page, at one cost; what each side reads of a citation."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.ids import uuid7
from backend.workcalendar import calendar
from tests import worlds
from tests.api.client import Client


def given_by(client: Any, document: Any, unit: str = "TTPVHCC") -> Any:
    body = {"id": str(uuid7()), "title": "Rà soát", "lead": worlds.unit(unit).pk, "due_on": "2026-09-15"}
    made = client.post("tasks", body | {"source": str(document.pk), "clause": "mục 2"})
    assert made.status_code == 201, made.content
    return made.json()


def test_found_by_words_kind_year_and_whether_it_is_in_force(cast: Any) -> None:
    letter = worlds.document(cast.clerk, abstract="V/v rà soát thủ tục đất đai")
    worlds.document(cast.clerk, number="12/TB-UBND", kind="CONCLUSION", abstract="Kết luận giao ban")
    client = Client(cast.officer)

    def numbers(**query: str) -> list[str]:
        return [row["number"] for row in client.get("documents", **query).json()["items"]]

    assert numbers(q="dat dai") == numbers(kind="OFFICIAL_LETTER,DECISION") == [letter.number]
    assert numbers(q="12/tb") == numbers(kind="CONCLUSION") == ["12/TB-UBND"]
    assert (len(numbers(year="2026")), numbers(year="2025"), numbers(q="%")) == (2, [], [])
    later = worlds.document(cast.clerk, number="20/CV-UBND")
    replaced = Client(cast.clerk).post(f"documents/{letter.pk}/replacement", {"document": str(later.pk)}, match='"v1"')
    assert replaced.json()["replaced_by"]["number"] == "20/CV-UBND"
    assert "17/CV-UBND" not in numbers(in_force="true") and "17/CV-UBND" in numbers()
    for wrong in ({"kind": "NOTE"}, {"year": "0"}, {"in_force": "1"}, {"cursor": "x"}):
        assert client.get("documents", **wrong).status_code == 422


def test_pages_and_cost_do_not_grow_with_the_register(cast: Any) -> None:
    client = Client(cast.clerk)

    def cost(path: str) -> int:
        calendar.forget()
        calendar.current()
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    chairman = Client(cast.chairman)
    first = worlds.document(cast.clerk, number="0/CV-UBND")
    given_by(chairman, first)
    few = [cost(path) for path in ("documents", f"documents/{first.pk}")]
    for number in range(1, 55):
        document = worlds.document(cast.clerk, number=f"{number}/CV-UBND")
        if number < 8:
            given_by(chairman, first)
            given_by(chairman, document)
    assert [cost(path) for path in ("documents", f"documents/{first.pk}")] == few
    assert few[0] <= 7 and few[1] <= 14, few
    page = client.get("documents").json()
    rest = client.get("documents", cursor=page["next"]).json()
    assert (len(page["items"]), len(rest["items"]), rest["next"]) == (50, 5, None)
    assert len({row["id"] for row in page["items"] + rest["items"]}) == 55


def test_its_page_has_the_tasks_that_hang_on_it(cast: Any) -> None:
    document = worlds.document(cast.clerk)
    task = given_by(Client(cast.chairman), document)
    assert task["source"] == {
        "id": str(document.pk), "kind": "OFFICIAL_LETTER", "number": "17/CV-UBND", "issued_on": "2026-08-10",
        "issuer": "UBND", "abstract": "V/v rà soát thủ tục", "clause": "mục 2", "replaced": False,
    }  # fmt: skip
    page = Client(cast.officer).get(f"documents/{document.pk}").json()
    assert [(row["id"], row["clause"], row["version"]) for row in page["citing"]] == [(task["id"], "mục 2", 1)]
    assert (page["tasks"], page["live"], page["overdue"], page["may"]["change"]) == (1, 1, 0, False)
    assert Client(cast.clerk).get(f"documents/{document.pk}").json()["may"] == {
        "change": True,
        "add_file": True,
        "give": True,
    }


def test_a_task_joined_to_one_of_its_lines_hangs_on_it_too(cast: Any) -> None:
    old, new = worlds.document(cast.clerk), worlds.document(cast.clerk, number="20/CV-UBND")
    joined, clerk, chairman = worlds.assigned(cast), Client(cast.clerk), Client(cast.chairman)
    line = {"id": str(uuid7()), "text": "Tiếp tục rà soát", "clause": "mục 4", "join": str(joined.pk)}
    assert clerk.post(f"documents/{old.pk}/lines", {"items": [line]}).json()["done"] == [line["id"]]
    seen = clerk.get(f"documents/{old.pk}").json()["version"]
    replaced = clerk.post(f"documents/{old.pk}/replacement", {"document": str(new.pk)}, match=f'"v{seen}"').json()
    assert [(row["id"], row["clause"], replaced["live"]) for row in replaced["citing"]] == [
        (str(joined.pk), "mục 4", 1)
    ]
    rows = [{"id": str(joined.pk), "version": replaced["citing"][0]["version"]}]
    chairman.post("tasks/transitions/recite", {"items": rows, "document": str(new.pk)})
    assert [clerk.get(f"documents/{one.pk}").json()["live"] for one in (old, new)] == [0, 1]


def test_a_letter_from_above_is_told_below_without_its_page(cast: Any) -> None:
    letter = worlds.document(cast.province, number="1234/SNV-CCHC")
    task = given_by(Client(cast.province), letter)
    below = Client(cast.officer).get(f"tasks/{task['id']}").json()["source"]
    assert (below["id"], below["number"], below["clause"]) == (None, "1234/SNV-CCHC", "mục 2")
    assert Client(cast.officer).get(f"documents/{letter.pk}").status_code == 404
    told = Client(cast.officer).get(f"activity?subject=task:{task['id']}").json()["items"][0]
    assert told["details"] == ["theo 1234/SNV-CCHC ngày 10/08/2026"]


@pytest.mark.parametrize(("text", "known"), [("17/cv-ubnd ngày 1/2/2026", 1), ("17/CV-UBND", 1), ("17/CV-UBND ngày 1/2/2025", 0)])  # fmt: skip
def test_what_is_in_the_register_already_is_shown(cast: Any, text: str, known: int) -> None:
    worlds.document(cast.clerk)
    read = Client(cast.clerk).get("documents/reading", text=text).json()
    assert len(read["known"]) == known


def test_live_tasks_are_given_the_new_basis_or_ended_together(cast: Any) -> None:
    old, new = worlds.document(cast.clerk), worlds.document(cast.clerk, number="20/CV-UBND")
    chairman = Client(cast.chairman)
    kept, ended = given_by(chairman, old), given_by(chairman, old)
    rows = [{"id": task["id"], "version": task["version"]} for task in (kept, ended)]
    recited = chairman.post("tasks/transitions/recite", {"items": rows[:1], "document": str(new.pk)}).json()
    stopped = chairman.post(
        "tasks/transitions/cancel", {"items": rows[1:], "reason": "Văn bản bị thay thế", "document_no": new.number}
    ).json()
    assert (recited["done"], stopped["done"]) == ([kept["id"]], [ended["id"]])
    assert (chairman.get(f"documents/{old.pk}").json()["live"], chairman.get(f"documents/{new.pk}").json()["live"]) == (0, 1)  # fmt: skip
