"""Inspections of the demo, played through the real acts: visits, findings, notices, and how they were answered."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from backend.activity.roots import Root
from backend.ids import uuid7
from backend.imports.child import findings_in_child
from backend.inspections.models import Inspection, RemediationReport, ReportRow, Ticket
from backend.organisations.models import OrgUnit
from backend.plans.areas import known
from demo import cast, files
from demo.communes import person
from demo.script import Script
from demo.yearly import made_from_a_line
from workflows.evidence import NewEvidence
from workflows.inspection.finding import Found, log_finding
from workflows.inspection.making import Member, NewInspection, plan_inspection
from workflows.machine import perform
from workflows.report.rows import Written, prove_row, save_row
from workflows.ticket.doing import write_plan

SIGNER = "Triệu Văn Chủ Tịch, Chủ tịch UBND tỉnh"
BASIS = "Kế hoạch kiểm tra cải cách hành chính năm 2026 của tỉnh (minh hoạ)"


class Visits:
    """Tells the script what happens to inspections, tickets and reports; each is found by its code when it happens."""

    def __init__(self, script: Script) -> None:
        self.script, self.people = script, script.people
        self.read: list[dict[str, Any]] = findings_in_child(files.FINDINGS, areas=known().by_code)["inspections"]
        self.units = {unit.code: unit for unit in OrgUnit.objects.all()}

    # Visiting

    def plan(self, read: dict[str, Any], day: date, *, visit: date | None = None, after: str = "") -> None:
        """Planned by the inspector, who heads the team; `after`: the inspection it looks after."""
        visit = visit or date.fromisoformat(read["visited_on"])
        unit = self.units[read["unit_code"]]
        place = unit.name.removeprefix("Ủy ban nhân dân ")

        def act() -> None:
            wish = NewInspection(
                id=uuid7(), kind=read["kind"], title=f"{read['title']} tại {place}", unit_id=unit.pk, starts_on=visit,
                ends_on=visit, basis=BASIS, code=read["code"],
                team=(Member(self.people["inspector"].pk, "HEAD", "Trưởng đoàn"), Member(self.people["p.officer"].pk, "SECRETARY", "Thư ký")),
                follow_up_of_id=Inspection.objects.get(code=after).pk if after else None,
            )  # fmt: skip
            if not made_from_a_line(self.people["inspector"], wish):
                plan_inspection(self.people["inspector"], wish)

        self.script.at(day, 8, act)

    def open(self, read: dict[str, Any], visit: date, hour: float = 8) -> None:
        """Decided, told unless it is a surprise, opened on site."""
        decision = {"number": f"{int(read['code'][2:]) + 40}/QĐ-SNV", "date": (visit - timedelta(days=7)).isoformat()}
        self.at(visit - timedelta(days=7), 9, "inspector", read["code"], "decide", **decision)
        if read["kind"] != "SURPRISE":
            self.at(visit - timedelta(days=5), 9, "inspector", read["code"], "notify")
        self.at(visit, hour, "inspector", read["code"], "open_on_site")

    def find(self, read: dict[str, Any], visit: date, hour: float, findings: list[dict[str, Any]]) -> None:
        """Logged one after the other."""
        for number, found in enumerate(findings):
            due = date.fromisoformat(found["due_on"]) if found.get("due_on") else None
            said = Found(
                found["area"], found["text"], found["severity"], found["requirement"], found["legal_basis"],
                found["deadline_days"], "CALENDAR" if due else "WORKING", due,
                self.units[found["unit"]].pk if found.get("unit") else None, repeat_of=found.get("repeat_of", ""),
                deadline_reason="" if found["deadline_days"] is None else "Theo thông báo kết luận",
            )  # fmt: skip
            self.script.at(visit, hour + number / 4, partial(self._log, read["code"], said))

    def _log(self, code: str, said: Found) -> None:
        log_finding(self.people["inspector"], self.inspection(code).pk, uuid7(), said)

    def _sign(self, code: str) -> None:
        """On paper; where they were written here, that version."""
        inspection = self.inspection(code)
        minutes = inspection.minutes.first()
        written = {"written": str(minutes.version)} if minutes else {}
        self.step("inspector", inspection, "sign_minutes", written | {"pages_later": True})

    def conclude(self, read: dict[str, Any], visit: date) -> None:
        """Minutes on the day of the visit; the notice on its printed day opens the tickets."""
        self.script.at(visit, 16.5, lambda: self._sign(read["code"]))
        notice = {"number": read["number"], "date": read["concluded_on"], "signer": SIGNER}
        self.at(date.fromisoformat(read["concluded_on"]), 10, "inspector", read["code"], "conclude", **notice)

    # Remedying: a ticket by its code, its commune's people by their part

    def give(self, code: str, day: date, officer: str = "", by: str = "") -> None:
        """The office names its officer."""
        who = by or self.of(code, "office")
        name = officer or self.of(code, "officer")
        self.ticket(code, day, 8.5, who, "assign", officer=self.people[name].pk)

    def planned(self, code: str, text: str, sent: date, accepted: date | None = None) -> None:
        """A grave one: the plan of remedy sent by the leader, accepted by the follow-up unit."""
        self.ticket(code, sent, 14, self.of(code, "chairman"), "send_plan", plan=text)
        if accepted:
            self.ticket(code, accepted, 9, "inspector", "accept_plan")

    def report(self, inspection: str, day: date, number: str, said: dict[str, str]) -> None:
        """Rows written, each with the document that proves it; presented by the office, released by the chairman."""
        for index, (code, text) in enumerate(said.items()):
            self.write(code, day, 8.5 + index / 4, text, f"{int(number.split('/')[0]) + index + 1}/UBND-VP")
        first = next(iter(said))
        self.on_report(inspection, day, 14, self.of(first, "office"), "present")
        self.on_report(
            inspection, day, 15, self.of(first, "chairman"), "release", number=number, date=day.isoformat(), rows=filled
        )

    def write(self, code: str, day: date, hour: float, text: str, document: str = "", by: str = "") -> None:
        """A row, and a document by reference beside it."""
        who = self.people[by or self.of(code, "officer")]

        def act() -> None:
            row = ReportRow.objects.get(ticket=self.find_ticket(code))
            save_row(who, row.report_id, row.pk, Written(text), expect=f'"v{row.version}"')
            if document:
                proof = {"kind": "Văn bản", "number": document, "date": day.isoformat(), "issuer": self.issuer(code)}
                prove_row(who, row.report_id, row.pk, NewEvidence(id=uuid7(), kind="DOCUMENT", document=proof))

        self.script.at(day, hour, act)

    def prepare(self, code: str, day: date, text: str, by: str) -> None:
        """The plan of remedy, ready for the leader to send."""

        def act() -> None:
            ticket = self.find_ticket(code)
            write_plan(self.people[by], ticket.pk, text, expect=f'"v{ticket.version}"')

        self.script.at(day, 9, act)

    def accept(self, day: date, *codes: str) -> None:
        """Judged by the follow-up unit."""
        for number, code in enumerate(codes):
            self.ticket(code, day, 9 + number / 10, "inspector", "accept")

    def close(self, code: str, day: date, text: str = "Đã kiểm tra lại tại đơn vị, đạt.") -> None:
        """A grave one, looked at once more."""
        self.ticket(code, day, 10, "province", "close", reason=text)

    def send_back(self, code: str, day: date, reason: str) -> None:
        """Not enough."""
        self.ticket(code, day, 10, "inspector", "send_back", reason=reason)

    def extend(self, code: str, asked: date, until: date, *, granted: date | None, reason: str) -> None:
        """Asked by the leader; answered, or still waiting."""
        later = {"due_on": until.isoformat(), "cause": "OBJECTIVE", "reason": reason}
        self.ticket(code, asked, 10, self.of(code, "chairman"), "ask_extension", **later)
        if granted:
            self.ticket(code, granted, 9, "province", "grant_extension", reason="Đồng ý.")

    # Pieces

    def at(self, day: date, hour: float, who: str, code: str, name: str, **data: Any) -> None:
        """A transition of an inspection."""
        self.script.at(day, hour, lambda: self.step(who, self.inspection(code), name, data))

    def ticket(self, code: str, day: date, hour: float, who: str, name: str, **data: Any) -> None:
        """A transition of a ticket."""
        self.script.at(day, hour, lambda: self.step(who, self.find_ticket(code), name, data))

    def on_report(self, inspection: str, day: date, hour: float, who: str, name: str, **data: Any) -> None:
        """A transition of the report that answers the inspection."""

        def act() -> None:
            report = RemediationReport.objects.get(inspection=self.inspection(inspection))
            given = {key: value(report) if isinstance(value, Callable) else value for key, value in data.items()}  # type: ignore[arg-type]  # typing.Callable is a class at run time
            self.step(who, report, name, given)

        self.script.at(day, hour, act)

    def step(self, who: str, record: Root, name: str, data: dict[str, Any]) -> None:
        """As the person's page would send it."""
        perform(self.people[who], type(record).ref(record.pk), name, data, expect=f'"v{record.version}"')

    def inspection(self, code: str) -> Inspection:
        """By its code in the province's year."""
        return Inspection.objects.get(code=code, body__code=cast.PROVINCE)

    def find_ticket(self, code: str) -> Ticket:
        """By its code."""
        return Ticket.objects.get(code=code, inspecting_body__code=cast.PROVINCE)

    def of(self, code: str, role: str) -> str:
        """The user name of who plays this part in the commune that the ticket is about."""
        return person(self.commune(code), role)

    def commune(self, code: str) -> str:
        """The code of the commune that the ticket is about."""
        found: str = next(read["unit_code"] for read in self.read if code.startswith(read["code"]))
        return found

    def issuer(self, code: str) -> str:
        """How its documents name it."""
        in_file = any(code.startswith(read["code"]) for read in self.read)
        return self.units[self.commune(code) if in_file else cast.COMMUNE].short_name


def filled(report: RemediationReport) -> list[str]:
    """The rows in which something stands."""
    rows = report.rows.filter(state=ReportRow.State.DRAFT).exclude(done="")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]
