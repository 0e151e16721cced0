"""Figures of remediation: over random histories the share handled at any day is what a recount of the events gives, and
every figure is the list behind it."""

import io
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median
from typing import Any

import openpyxl
import orjson
import pytest

from api.finding_list import finding_list
from backend import clock
from backend.access.scope import reading
from backend.activity.models import Event, Payload
from backend.errors import Refused
from backend.ids import uuid7
from backend.inspections.criterion import HANDLED
from backend.inspections.handling import AGES, MEASURES, OVERDUES
from backend.inspections.models import Finding, Inspection, Proposal, Ticket
from backend.organisations.models import BodySettings, OrgUnit
from backend.workcalendar.calendar import current as calendar
from tests.api.client import Client
from tests.inspections import worlds
from tests.inspections.worlds import step, unit
from workflows.inspection.finding import Found, log_finding, withdraw_finding

BEGINS = datetime(2026, 11, 2, 9, tzinfo=clock.LOCAL)
TIMES = ("extended", "escalated", "returned", "reopened")
AREAS, UNITS, DEGREES = ("PROCEDURES", "DIRECTION"), ("TTPVHCC", "KT"), ("REMIND", "MINOR", "MAJOR")


@dataclass
class History:
    """Visits and what is done about their findings, by chance, day after day."""

    cast: Any
    chance: random.Random
    now: datetime = BEGINS
    inspections: list[Inspection] = field(default_factory=list)

    def play(self, steps: int) -> None:
        for number in range(steps):
            if number % 12 == 0:
                self.visit()
            self.go_on(self.chance.choice((0, 0, 1, 3)))
            with suppress(Refused):  # not every step is for the moment: what does happen is what counts
                self.one_step(self.chance.choice(list(Ticket.objects.order_by("code", "id"))))

    def go_on(self, days: int) -> None:
        self.now += timedelta(days=days, minutes=1)
        clock.set_world(self.now)

    def visit(self) -> None:
        inspection = worlds.on_site(self.cast, ())
        for number in range(4):
            on_site = self.chance.random() < 0.2
            found = Found(
                self.chance.choice(AREAS), f"Phát hiện {number}", self.chance.choice(DEGREES), deadline_days=self.chance.randint(2, 20), deadline_reason="Theo lịch",
                unit_id=unit(self.chance.choice(UNITS)).pk, remedied_on_site=on_site, remedy="Xong" if on_site else "",
                repeat_of=self.chance.choice(("", "", "KT01-01")),
            )  # fmt: skip
            log_finding(self.cast.inspector, inspection.pk, uuid7(), found)
        if self.chance.random() < 0.5:
            first = inspection.findings.first()
            withdraw_finding(self.cast.inspector, inspection.pk, first.pk, "Không đúng", expect='"v1"')
        step(self.cast.inspector, inspection, "sign_minutes")
        notice = clock.today() - timedelta(days=self.chance.randint(0, 3))
        number = len(self.inspections) + 1
        inspection = step(self.cast.inspector, inspection, "conclude", number=f"{number}/TB", date=notice.isoformat(), signer="Chủ tịch")  # fmt: skip
        self.inspections.append(inspection)

    def one_step(self, ticket: Ticket) -> None:
        does = self.chance.choice(("work", "work", "work", "pass_up", "extend", "counter", "escalate", "decide"))
        if ticket.extensions.filter(state="COUNTERED").exists():
            step(self.cast.chairman, ticket, "accept_counter")
        elif ticket.state == "OPEN" and ticket.severity == "MAJOR":
            worlds.plan_accepted(self.cast, ticket)
        elif ticket.state == "PASSED_UP":
            self.come_back(ticket, answered=does == "work")
        elif ticket.state != "CLOSED" and does in {"decide", "escalate"}:
            self.look_down(ticket, does)
        elif ticket.state in {"OPEN", "IN_PROGRESS"}:
            self.remedy(ticket, does)
        else:
            self.judge(ticket)

    def come_back(self, ticket: Ticket, *, answered: bool) -> None:
        if not answered:
            step(self.cast.province, ticket, "bring_back", reason="Làm tiếp")
            return
        sent_back = {"outcome": "SENT_BACK", "answer": "Tự làm", "answer_date": clock.today().isoformat()}
        step(self.cast.province, ticket, "record_answer", **sent_back, due_on=_ahead(self.chance.randint(0, 9)))

    def look_down(self, ticket: Ticket, does: str) -> None:
        if does == "escalate":
            step(self.cast.province, ticket, "escalate", reason="Chậm")
        else:
            until = _ahead(self.chance.randint(0, 12))
            step(self.cast.committee, ticket, "record_decision", text="Xong sớm", until=until)

    def remedy(self, ticket: Ticket, does: str) -> None:
        cast = self.cast
        if does == "pass_up":
            day = max(ticket.opened_on, clock.today() - timedelta(days=self.chance.randint(0, 4)))
            step(
                cast.chairman, ticket, "pass_up", reason="Ngoài thẩm quyền", document_no="1/UBND", date=day.isoformat()
            )
        elif does in {"extend", "counter"}:
            later, sooner = ((ticket.due_on + timedelta(days=days)).isoformat() for days in (9, 4))
            step(cast.chairman, ticket, "ask_extension", due_on=later, cause="OBJECTIVE", reason="Chờ")
            if does == "extend":
                step(cast.province, ticket, "grant_extension")
            else:
                step(cast.province, ticket, "counter_extension", due_on=sooner, reason="Sớm hơn")
        else:
            worlds.write(cast.head if ticket.unit.code.endswith("TTPVHCC") else cast.kt_head, ticket)
            worlds.released(cast, ticket.inspection)

    def judge(self, ticket: Ticket) -> None:
        if ticket.state == "CLOSED":
            step(self.cast.province, ticket, "reopen", reason="Tái diễn")
        elif self.chance.random() < 0.4:
            step(self.cast.province, ticket, "send_back", reason="Chưa đủ")
        else:
            step(self.cast.province, ticket, "accept" if ticket.state == "REPORTED" else "close", reason="Đạt")


def _ahead(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


class Told:
    """The log of events as it is, read once; nothing of the figures' own statements."""

    def __init__(self) -> None:
        says = {said.seq: said.content["detail"] for said in Payload.objects.all()}
        self.events = [
            (event.subject_id, clock.local(event.at).date(), event.verb, event.to_state, says[event.seq].get("changes", {}))
            for event in Event.objects.filter(subject_type="ticket").order_by("seq")
        ]  # fmt: skip
        self.letters = [
            (letter.ticket_id, letter.date, clock.local(letter.at).date()) for letter in Proposal.objects.all()
        ]
        self.findings = list(Finding.objects.select_related("inspection", "ticket"))
        self.days = calendar(OrgUnit.objects.get(code="MH").pk)

    def at(self, ticket: Ticket, day: date) -> dict[str, Any]:
        """How the ticket stood at the end of the day."""
        seen: dict[str, Any] = {
            "state": "OPEN",
            "returned": 0,
            "reopened": 0,
            "extended": 0,
            "escalated": 0,
            "reported": None,
            "closed": None,
            "due": ticket.first_due_on,
        }
        for subject, on, verb, to_state, changes in self.events:
            if subject != str(ticket.pk) or on > day:
                continue
            seen["state"] = to_state or seen["state"]
            seen["returned"] += verb == "ticket.returned"
            seen["reopened"] += verb == "ticket.reopened"
            seen["extended"] += verb in {"ticket.extension_granted", "ticket.extension_accepted"}
            seen["escalated"] += verb in {"ticket.escalated", "ticket.climbed"}
            seen["closed"] = on if to_state == "CLOSED" else seen["closed"]
            seen["reported"] = on if to_state == "REPORTED" else seen["reported"]
            seen["due"] = date.fromisoformat(changes["due_on"][1]) if "due_on" in changes else seen["due"]
        if any(of == ticket.pk and dated <= day < noted for of, dated, noted in self.letters):
            seen["state"] = "PASSED_UP"  # it counts from the letter on, whenever that was written down
        return seen

    def recount(self, year: int, day: date, *, carried: bool) -> tuple[Counter[str], list[int]]:
        """The figures by the names of their measures, counted one finding after the other; and the days to close of each."""
        counts: Counter[str] = Counter()
        to_close = []
        for finding in self.findings:
            notice_on, ticket = finding.inspection.notice_on, getattr(finding, "ticket", None)
            if finding.withdrawn or notice_on is None or notice_on > day or notice_on.year > year:
                continue
            left = (
                carried and ticket and self.at(ticket, date(year - 1, 12, 31))["state"] not in {"CLOSED", "PASSED_UP"}
            )
            if notice_on.year < year and not left:
                continue
            counts.update(self.measures(finding, ticket, day))
            if ticket and self.at(ticket, day)["state"] == "CLOSED":
                to_close.append((self.at(ticket, day)["closed"] - notice_on).days)
        return counts, to_close

    def measures(self, finding: Finding, ticket: Ticket | None, day: date) -> set[str]:
        """Which of them count this one."""
        if ticket is None:
            return {"ALL", "HANDLED", "ON_SITE"} | ({"REPEAT"} if finding.repeat_of else set())
        seen = self.at(ticket, day)
        state, with_judge = seen["state"], seen["state"] in {"PLAN_REVIEW", "REPORTED", "VERIFYING"}
        handled = state in {"CLOSED", "PASSED_UP"}
        overdue = not handled and state not in {"REPORTED", "VERIFYING"} and seen["due"] < day
        said = {
            "ALL": True, "HANDLED": handled, "OPEN": not handled, "CLOSED": state == "CLOSED", "PASSED_UP": state == "PASSED_UP",
            "CLOSED_LATE": state == "CLOSED" and seen["reported"] > seen["due"], "OVERDUE": overdue, "WAITING": with_judge,
            "REPEAT": finding.repeat_of != "", **{name.upper(): seen[name] > 0 for name in TIMES},
        }  # fmt: skip
        assert finding.inspection.notice_on is not None  # it has a ticket
        age = (day - finding.inspection.notice_on).days
        late = max(1, self.days.working_days_between(seen["due"], day)) if overdue else 0
        bands = {
            f"{name}_{first}"
            for name, of, value, counts in (("AGE", AGES, age, not handled), ("OVERDUE", OVERDUES, late, overdue))
            for first, last in of
            if counts and value >= first and (last is None or value <= last)
        }
        return {name for name, holds in said.items() if holds} | bands


@pytest.mark.parametrize("seed", [1, 3])
def test_the_share_is_a_recount_of_the_events_and_every_figure_its_list(cast: Any, units: Any, seed: int) -> None:
    history = History(cast, random.Random(seed))
    clock.set_world(BEGINS)
    history.play(48)
    clock.set_world(datetime(2027, 2, 1, 9, tzinfo=clock.LOCAL))
    told, reader, days = Told(), Client(cast.province), history.chance.sample(range(90), 10)
    assert {to_state for _, _, _, to_state, _ in told.events} >= {"CLOSED", "PASSED_UP", "IN_PROGRESS"}
    for rule in ("NOTICE_IN_YEAR", "OPEN_IN_YEAR"):
        BodySettings.objects.update(share_rule=rule)
        for ahead in days:
            day = BEGINS.date() + timedelta(days=ahead)
            figures = reader.get("remedy-figures", year=str(day.year), as_of=day.isoformat()).json()
            counted, to_close = told.recount(day.year, day, carried=rule == "OPEN_IN_YEAR")
            assert figures_of(figures) == {name: counted[name] for name in MEASURES}, (rule, day)
            assert (figures["total"]["mean_days"], figures["total"]["median_days"]) == middles(to_close), (rule, day)
            share = Fraction(counted["HANDLED"], counted["ALL"]) if counted["ALL"] else None
            assert figures["total"]["share"] == (
                None if share is None else f"{int(share * 10000 + Fraction(1, 2)) / 100:.2f}"
            )
    _lists_are_their_figures(reader, history, {"year": "2026", "as_of": "2026-12-14"})


def figures_of(told: dict[str, Any]) -> dict[str, int]:
    """Every count by its measure, those of the bands too."""
    bands = {band["measure"]: band["count"] for band in (*told["ages"], *told["lates"])}
    return {name: bands[name] if name in bands else told["total"][name.lower()] for name in MEASURES}


def middles(days: list[int]) -> tuple[str | None, str | None]:
    """Mean and median, to one decimal."""
    if not days:
        return None, None
    said = Decimal(sum(days)) / len(days), Decimal(median(days))
    mean, middle = (str(one.quantize(Decimal("0.1"), ROUND_HALF_UP)) for one in said)
    return mean, middle


def _lists_are_their_figures(reader: Client, history: History, of: dict[str, str]) -> None:
    total = reader.get("remedy-figures", **of).json()
    for measure, counted in figures_of(total).items():
        listed = reader.get("findings", measure=measure, **of).json()
        assert (listed["count"], len(listed["items"])) == (counted, counted), measure
    assert sum(band["count"] for band in total["ages"]) == total["total"]["open"]
    assert sum(band["count"] for band in total["lates"]) == total["total"]["overdue"]
    for by, name in (
        ("UNIT", "unit"),
        ("BODY", "body"),
        ("INSPECTION", "inspection"),
        ("AREA", "area"),
        ("SEVERITY", "severity"),
    ):
        rows = reader.get("remedy-figures", by=by, **of).json()["items"]
        assert sum(row["all"] for row in rows) == total["total"]["all"]
        for row in rows:
            measure = history.chance.choice([name for name in MEASURES if name.lower() in row])
            listed = reader.get("findings", measure=measure, **of, **{name: row["key"]}).json()
            assert listed["count"] == row[measure.lower()], (by, row["key"], measure)


def test_points_are_given_by_the_exact_share() -> None:
    said = [(11, 12), (12, 12), (7, 10), (6999, 10000), (99996, 100000)]
    assert [HANDLED.points(Fraction(*share)) for share in said] == [
        Fraction(5, 4),
        Fraction(5, 2),
        Fraction(5, 4),
        0,
        Fraction(5, 4),
    ]
    assert HANDLED.points(None) is None


def test_what_the_days_and_years_asked_for_may_be(cast: Any, units: Any) -> None:
    worlds.concluded(cast)
    reader = Client(cast.chairman)
    told = reader.get("remedy-figures").json()
    assert (told["year"], told["day"], told["cut_off"], told["total"]["share"]) == (
        2026,
        "2026-08-14",
        "2026-12-14",
        "0.00",
    )
    before = reader.get("remedy-figures", as_of="2026-08-11").json()
    assert (before["total"]["all"], before["total"]["share"], before["later"], before["criterion"]["points"]) == (
        0,
        None,
        2,
        None,
    )
    assert [row["key"] for row in reader.get("remedy-figures", by="YEAR").json()["items"]] == ["2026"]
    for wrong in (
        {"as_of": "2026-08-15"},
        {"as_of": "2025-12-31"},
        {"year": "x"},
        {"by": "PERSON"},
        {"severity": "BAD"},
    ):
        assert reader.get("remedy-figures", **wrong).status_code == 422, wrong
    for wrong in (
        {"measure": "BAD"},
        {"place": "x"},
        {"sort": "text"},
        {"cursor": "x"},
        {"state": "BAD"},
        {"year": "99"},
    ):
        assert reader.get("findings", **wrong).status_code == 422, wrong
    sheet = openpyxl.load_workbook(io.BytesIO(reader.get("remedy-figures/sheet").content)).active
    assert [cell.value for cell in sheet[sheet.max_row]][:5] == ["Tổng cộng", 2, 0, "0,00 %", "0"]


def test_the_list_is_sorted_paged_and_written_as_it_is_filtered(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, ("MINOR", "MAJOR", "REMIND", "MAJOR"))
    reader = Client(cast.standing)
    for sort in ("due", "-due", "code", "-severity", "state", "-unit", "notice"):
        whole = [row["code"] for row in reader.get("findings", sort=sort).json()["items"]]
        with reading(cast.standing) as reading_by:
            first = finding_list(reading_by, {"sort": sort}, size=3)
            rest = finding_list(reading_by, {"sort": sort, "cursor": first["next"]}, size=3)
        rows = orjson.loads(orjson.dumps([*first["items"], *rest["items"]]))
        assert [row["code"] for row in rows] == whole and rest["next"] is None
        assert first["count"] == rest["count"] == len(whole) == 4
    answer = reader.get("findings/sheet", severity="MAJOR", sort="-code", inspection=str(inspection.pk))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    codes = [row[1].value for row in sheet.iter_rows(min_row=4)]
    assert len(codes) == 2 and codes == sorted(codes, reverse=True)


def test_the_board_is_written_as_it_is_filtered(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, ("MINOR", "MAJOR", "REMIND", "MAJOR"))
    step(cast.standing, worlds.ticket_of(inspection, "MAJOR"), "assign", officer=cast.tt_officer2.pk)
    filtered = {"severity": "MAJOR,REMIND", "inspection": str(inspection.pk)}
    told = {}
    for reader in (cast.standing, cast.province):
        client = Client(reader)
        answer = client.get("tickets/sheet", **filtered)
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        told[reader] = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        codes = [row["code"] for row in client.get("tickets", **filtered).json()["items"]]
        assert [row[1] for row in told[reader][1:]] == codes
        assert len(codes) == len(client.get("boards/tickets", **filtered).json()["cards"]) == 3
    assert {row[7] for row in told[cast.standing][1:]} == {"", cast.tt_officer2.full_name}
    assert {row[7] for row in told[cast.province][1:]} == {""}
    assert Client(cast.outsider).get("tickets/sheet", severity="NONE").status_code == 422
    empty = openpyxl.load_workbook(io.BytesIO(Client(cast.outsider).get("tickets/sheet").content)).active
    assert empty.max_row == 3


def test_a_place_shows_what_was_found_there_to_whoever_may_read_it(cast: Any, units: Any) -> None:
    worlds.concluded(cast)
    visited = worlds.on_site(cast, ("MINOR",), unit_of="KT")
    path, listed = f"units/{units['30337'].pk}/findings", {"place": str(units["30337"].pk)}
    own, inspecting = Client(cast.officer), Client(cast.inspector)
    assert [(row["year"], row["all"], row["drafts"]) for row in own.get(path).json()["years"]] == [(2026, 2, 0)]
    assert [(row["all"], row["drafts"]) for row in inspecting.get(path).json()["years"]] == [(2, 1)]
    assert own.get("findings", **listed).json()["count"] == 2
    assert inspecting.get("findings", state="DRAFT", **listed).json()["items"][0]["inspection"] == str(visited.pk)
    centre = Client(cast.officer).get(f"units/{units['TTPVHCC'].pk}/findings").json()
    assert (centre["is_body"], centre["years"][0]["all"]) == (False, 2)
    assert inspecting.get(f"units/{units['KT'].pk}/findings").json()["years"][0]["drafts"] == 1
    assert Client(cast.outsider).get(path).status_code == 404
    said = [reader.get("findings", **listed).json()["narrowed"] for reader in (own, inspecting, Client(cast.outsider))]
    assert [one[0]["label"] for one in said] == [units["30337"].short_name, units["30337"].short_name, listed["place"]]
    assert own.get("units/0/findings").status_code == 404


def test_a_place_goes_on_with_what_was_found_in_the_unit_before_it(cast: Any, units: Any) -> None:
    centre = units["TTPVHCC"]
    before = centre.valid_from - timedelta(days=1)
    ended = {
        "kind": centre.kind,
        "parent": centre.parent,
        "body": centre.body,
        "valid_from": date(2020, 1, 1),
        "valid_to": before,
    }
    old = OrgUnit.objects.create(
        code="CU1", name="Bộ phận Một cửa cũ", short_name="Một cửa cũ", readers=centre.readers, **ended
    )
    OrgUnit.objects.create(code="CU2", name="Phòng khác", short_name="Phòng khác", readers=centre.readers, **ended)
    centre.predecessors.add(old)
    inspection = worlds.on_site(cast, ())
    log_finding(cast.inspector, inspection.pk, uuid7(), Found("DIRECTION", "Phát hiện cũ", "MINOR", unit_id=old.pk))
    told = Client(cast.inspector).get(f"units/{centre.pk}/findings").json()
    assert ([unit["code"] for unit in told["former"]], told["years"][0]["drafts"]) == (["CU1"], 1)
    assert Client(cast.inspector).get("findings", place=str(centre.pk)).json()["count"] == 1
