"""The demo world, built in time order through the real acts, to Friday 14 August 2026, 09:00."""

import uuid
from datetime import date, datetime, timedelta

from django.db.models import F

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.ids import uuid7
from backend.imports.child import read_in_child
from backend.imports.units import load_units_csv
from backend.organisations.edits import load_units
from backend.organisations.models import OrgUnit
from backend.plans.drafting import NewPlan, draft_plan
from backend.plans.issuing import IssuedDocument
from backend.plans.models import Plan, Task
from backend.plans.recording import record_plan
from backend.workcalendar.calendar import current as calendar
from demo import (
    above,
    amending,
    cast,
    comments,
    communes,
    draft,
    duty,
    exchanges,
    files,
    giving,
    inspections,
    meetings,
    orders,
    pieces,
    radar,
    regular,
    targets,
    waiting,
    yearly,
)
from demo.objectives import OBJECTIVES
from demo.script import Script
from notifications.dispatch import dispatch_all
from notifications.models import Notice
from workflows.machine import perform
from workflows.task.giving import NewTask, PartnerWish, give_task, set_partners

BEGINNING = datetime(2026, 1, 5, 8, tzinfo=clock.LOCAL)
NOW = datetime(2026, 8, 14, 9, tzinfo=clock.LOCAL)
RECORDED = date(2026, 1, 20)
KEY_LINES = ("4", "8", "16", "18", "21", "28", "36", "40")

OFFICERS = {"VHXH": ("vhxh.officer", "vhxh.officer2"), "VP": ("vp.officer", "vp.officer2", "clerk"), "KT": ("kt.officer", "kt.officer2"), "TTPVHCC": ("officer", "tt.officer2"), "DVC": ("dvc.officer",)}  # fmt: skip
HEADS = {
    "VHXH": "standing",
    "VP": "vp.head",
    "KT": "kt.head",
    "TTPVHCC": "head",
    "DVC": "dvc.head",
    "CA": "ca.head",
    "QS": "qs.head",
}

# Lines finished before the demo's now: working days from the due date to the day it was sent (0: on the day).
FINISHED = {
    "1": -2,
    "2": 0,
    "3.1": -1,
    "4": 4,
    "6.a": 0,
    "6.b": -1,
    "12": -3,
    "13.a": 0,
    "25": -5,
    "30.a": 0,
    "33": -2,
    "35": 6,
}
DOCUMENTS = ("Báo cáo", "Kế hoạch", "Quyết định")


def build() -> None:
    """Everything, from the first unit to the last report. Raises when a step of the story is refused."""
    clock.set_world(BEGINNING)
    load_units(system_user(), files.FICTIONAL_UNITS)
    load_units(system_user(), files.COMMUNE_UNITS, parent_code=cast.PROVINCE)
    load_units(system_user(), files.FICTIONAL_COMMUNES)
    cast.people(can_be_entered=True)
    communes.people()
    script = Script({user.username: user for user in User.objects.all()})
    clock.set_world(datetime(RECORDED.year, RECORDED.month, RECORDED.day, 8, tzinfo=clock.LOCAL))
    lines = _record(script)
    _name_officers(script, lines)
    _finish(script, lines)
    regular.tell(script, lines, HEADS)
    _under_way(script, lines)
    targets.tell(script, _plan_of(lines))
    above.tell(script, _plan_of(lines))
    _by_word_of_mouth(script)
    pieces.tell(script)
    giving.tell(script)
    orders.tell(script)
    waiting.tell(script, lines["24"], _officer(lines["24"], sorted(lines).index("24")))
    duty.tell(script)
    _in_preparation(script)
    amending.tell(script)
    _elsewhere(script)
    yearly.tell(script)
    inspections.tell(script)
    exchanges.tell(script)
    radar.tell(script)
    meetings.tell(script, lines)
    comments.tell(script, lines)
    script.play()
    clock.set_world(NOW)
    _read_the_bells()


def _read_the_bells() -> None:
    """Everyone was told as it happened, and has read what is older than the last two days."""
    dispatch_all()
    Notice.objects.filter(at__lt=NOW - timedelta(days=2)).update(read_at=F("at"))


def _record(script: Script) -> dict[str, Task]:
    """The plan, recorded by the standing office; its tasks by line number."""
    parsed = read_in_child(files.PLAN, unit_code=cast.COMMUNE, units=load_units_csv(files.COMMUNE_UNITS))
    plan = parsed["plan"]
    title = "Kế hoạch cải cách hành chính năm 2026 của xã An Phú"
    wish = NewPlan(year=plan["year"], title=title, key_lines=KEY_LINES, objectives=OBJECTIVES)
    document = IssuedDocument(plan["number"], date.fromisoformat(plan["date"]), "Trần Minh Họa, Chủ tịch UBND xã")
    body = OrgUnit.objects.get(code=cast.COMMUNE)
    made = record_plan(script.people["standing"], parsed, wish, document, body_id=body.pk)
    tasks = Task.objects.filter(pk__in=[task.pk for task in made.tasks]).select_related("plan_line", "lead")
    return {task.plan_line.no: task for task in tasks if task.plan_line}


def _plan_of(lines: dict[str, Task]) -> uuid.UUID:
    """The plan whose lines these are."""
    line = lines["1"].plan_line
    assert line is not None
    plan_id: uuid.UUID = line.version.plan_id
    return plan_id


def _unit(task: Task) -> str:
    return task.lead.code.removeprefix(f"{cast.COMMUNE}-")


def _officer(task: Task, index: int) -> str:
    people = OFFICERS.get(_unit(task), ())
    return people[index % len(people)] if people else ""


def _name_officers(script: Script, lines: dict[str, Task]) -> None:
    """Heads name the officers in the days after; four lines stay without one, for the list to show."""
    for index, (no, task) in enumerate(sorted(lines.items())):
        who = _officer(task, index)
        if who and no not in {"9", "14", "29", "34"}:
            script.at(
                RECORDED + timedelta(days=1 + index % 3),
                9 + index % 7,
                lambda t=task, w=who: script.step(HEADS[_unit(t)], t.pk, "assign", officer=w),
            )


def _named(script: Script, task: Task) -> str:
    """The officer named by then."""
    fresh = Task.objects.select_related("officer").get(pk=task.pk)
    assert fresh.officer is not None, task
    return fresh.officer.username


def _finish(script: Script, lines: dict[str, Task]) -> None:
    """Reported, proven, sent and approved: early, on the day, late."""
    for index, (no, days) in enumerate(FINISHED.items()):
        task = lines[no]
        assert task.due_on is not None
        sent = max(_working(task.due_on, days), RECORDED + timedelta(days=6))
        begun = max(sent - timedelta(days=10), RECORDED + timedelta(days=5))
        script.at(begun, 9.5, lambda t=task: script.report(_named(script, t), t.pk, "Đã dự thảo, đang lấy ý kiến.", 50))
        script.at(
            sent,
            14 + index % 3,
            lambda t=task, n=index, d=sent: script.document(
                _named(script, t), t.pk, DOCUMENTS[n % 3], f"{20 + n}/{'BC' if n % 3 == 0 else 'KH'}-UBND", d
            ),
        )
        script.at(
            sent,
            16.75,
            lambda t=task: script.step(_named(script, t), t.pk, "submit", text="Đã hoàn thành, kèm văn bản."),
        )
        script.at(_working(sent, 1), 9, lambda t=task: script.approve_all(t.pk))


def _under_way(script: Script, lines: dict[str, Task]) -> None:
    """What is open on the demo's day: returned, waiting for each persona, overdue, reported for a unit without accounts."""
    ask = script
    t16, t24, t38, t40, t43 = (lines[no].pk for no in ("16", "24", "38", "40", "43"))

    def t20() -> uuid.UUID:
        return regular.period(lines["20"], date(2026, 7, 31)).pk

    wishes = (
        PartnerWish(_id("VHXH"), "GIVES_OPINION"),
        PartnerWish(_id("KT"), "GIVES_OPINION"),
        PartnerWish(_id("VP"), "HAS_PART", "Danh mục thủ tục thuộc Văn phòng", date(2026, 8, 20)),
    )
    ask.at(
        date(2026, 7, 6),
        8.5,
        lambda: set_partners(ask.people["head"], t16, wishes, expect=f'"v{Task.objects.get(pk=t16).version}"'),
    )
    ask.at(date(2026, 7, 20), 9, lambda: ask.report(_named(ask, lines["16"]), t16, "Đã rà soát 21/35 thủ tục.", 60))
    ask.at(
        date(2026, 8, 12),
        16,
        lambda: ask.document(
            _named(ask, lines["16"]), t16, "Báo cáo", "118/BC-TTPVHCC", date(2026, 8, 12), "Trung tâm PVHCC"
        ),
    )
    ask.at(
        date(2026, 8, 12),
        16.5,
        lambda: ask.step(
            _named(ask, lines["16"]),
            t16,
            "submit",
            text="Giữ nguyên 21 thủ tục, đề xuất sửa đổi 12, bãi bỏ 02; cắt giảm 18% thời gian giải quyết.",
        ),
    )
    ask.at(date(2026, 8, 13), 9, lambda: ask.step("standing", t16, "approve", reason="Thống nhất phương án."))
    # Returned with a reason: the officer's first thing in the morning.
    ask.at(date(2026, 8, 6), 10, lambda: ask.count(_named(ask, lines["20"]), t20(), 12, "hồ sơ"))
    ask.at(
        date(2026, 8, 6),
        10.5,
        lambda: ask.step(_named(ask, lines["20"]), t20(), "submit", text="Đã kết thúc 12 hồ sơ treo trong tháng 7."),
    )
    ask.at(
        date(2026, 8, 7),
        8.5,
        lambda: ask.step(
            "head",
            t20(),
            "send_back",
            reason="Danh sách còn thiếu 03 hồ sơ lĩnh vực đất đai. Bổ sung mã hồ sơ và ngày kết thúc quy trình.",
        ),
    )
    # Waiting for the head, for the standing office's check, for the leader in charge.
    _send(ask, lines["18"], date(2026, 8, 11), "Tỷ lệ hồ sơ trực tuyến tháng 7 đạt 98,2%.", approved_by=())
    _send(ask, lines["21"], date(2026, 8, 10), "Đã số hóa 4.120 kết quả, đạt 81%.", approved_by=("head",))
    _send(ask, lines["28"], date(2026, 8, 5), "Đề án vị trí việc làm đã hoàn thiện.", approved_by=("standing",))
    _send(ask, lines["36"], date(2026, 8, 7), "Giải ngân đến hết tháng 7 đạt 61%.", approved_by=("kt.head", "standing"))
    _send(ask, lines["19"], date(2026, 8, 13), "Đã gửi 05 văn bản xin lỗi trong kỳ.", approved_by=())
    # Two reminders of this morning: by the head of what came back, by the Chairman of what is overdue.
    ask.at(date(2026, 8, 14), 8.6, lambda: ask.remind("head", t20(), "Bổ sung 03 hồ sơ đất đai trong hôm nay."))
    ask.at(date(2026, 8, 14), 8.2, lambda: ask.remind("chairman", t24, "Chậm thì báo cáo trước cuộc họp chiều nay."))
    # Overdue and late in the doing.
    ask.at(date(2026, 7, 15), 9, lambda: ask.report(_named(ask, lines["24"]), t24, "Chờ báo giá thiết bị lần 2.", 40))
    ask.at(
        date(2026, 6, 22),
        9,
        lambda: ask.step(
            _named(ask, lines["38"]),
            t38,
            "ask_extension",
            due_on="2026-07-31",
            cause="OBJECTIVE",
            reason="Chờ hướng dẫn của Sở Tài chính.",
        ),
    )
    ask.at(date(2026, 6, 23), 9, lambda: ask.step("kt.head", t38, "grant_extension", reason="Đồng ý."))
    ask.at(
        date(2026, 8, 3),
        9,
        lambda: ask.report(_named(ask, lines["38"]), t38, "Đang trình phương án tự chủ của Trạm Y tế.", 70),
    )
    ask.at(
        date(2026, 8, 11),
        9,
        lambda: ask.step(
            _named(ask, lines["43"]),
            t43,
            "ask_extension",
            due_on="2026-09-15",
            cause="SUBJECTIVE",
            reason="Các đơn vị gửi nhu cầu chậm.",
        ),
    )
    ask.at(date(2026, 8, 4), 9, lambda: ask.report(_named(ask, lines["40"]), t40, "Đã lập hồ sơ 3/5 hệ thống.", 60))
    # A unit without accounts: its follow-up person reports for it.
    t45 = lines["45"]
    ask.at(
        date(2026, 7, 28),
        15,
        lambda: ask.report(
            _follow_up(t45),
            t45.pk,
            "Trạm Y tế đã cập nhật 3.460 sổ sức khỏe điện tử.",
            55,
            recorded_for=t45.lead_id,
            basis="Điện thoại với Trạm trưởng ngày 28/7",
        ),
    )
    # So do the hamlets: the head of the unit that leads writes down what they said.
    ask.at(
        date(2026, 8, 5),
        10,
        lambda: ask.report(
            "vp.head",
            lines["44"].pk,
            "Ấp 3 và ấp 5 báo còn 02 khu vực sóng di động yếu.",
            recorded_for=_id("AP"),
            basis="Điện thoại với trưởng ấp ngày 05/8",
        ),
    )
    t46 = lines["46"]
    ask.at(
        date(2026, 5, 12), 9, lambda: ask.step("chairman", t46.pk, "hold", reason="Chờ phần mềm dùng chung của tỉnh.")
    )
    for no in ("11", "15", "22", "26", "27", "39", "42"):
        ask.at(date(2026, 4, 10), 8 + int(no) % 8, lambda t=lines[no]: ask.seen(_named(ask, t), t.pk))
    for no, text, percent in (
        ("15", "Đã tổ chức 03/06 hội nghị.", 50),
        ("39", "Tháng 7: 96% văn bản đi được ký số.", 80),
        ("42", "Đã làm sạch 62% dữ liệu hộ tịch.", 62),
        ("32", "Đã xác thực 74% hồ sơ.", 74),
    ):
        ask.at(
            date(2026, 8, 3),
            10 + int(no) % 5,
            lambda t=lines[no], x=text, p=percent: ask.report(
                _named(ask, t), regular.period(t, date(2026, 8, 3)).pk, x, p
            ),
        )


def _follow_up(task: Task) -> str:
    """Who reports for the station, which has no accounts."""
    return User.objects.get(pk=task.follow_up_id).username


def _send(script: Script, task: Task, day: date, text: str, *, approved_by: tuple[str, ...]) -> None:
    """Proven and sent on `day`, then approved by the first of its deciders on the following days; of a regular task the
    period of that day."""

    def sent() -> uuid.UUID:
        return regular.period(task, day).pk

    script.at(day, 10, lambda: script.document(_named(script, task), sent(), "Báo cáo", f"{day.day + 90}/BC-UBND", day))
    script.at(day, 10.5, lambda: script.step(_named(script, task), sent(), "submit", text=text))
    for number, who in enumerate(approved_by, start=1):
        script.at(_working(day, number), 9, lambda w=who: script.step(w, sent(), "approve"))


def _by_word_of_mouth(script: Script) -> None:
    """Ordered at meetings, outside the plan; one is due next Tuesday."""
    orders = (
        (
            "Chuẩn bị số liệu một cửa cho cuộc họp giao ban tuần tới",
            "TTPVHCC",
            "officer",
            date(2026, 8, 18),
            date(2026, 8, 10),
        ),
        (
            "Niêm yết lại số điện thoại đường dây nóng tại Trung tâm",
            "TTPVHCC",
            "tt.officer2",
            date(2026, 8, 20),
            date(2026, 8, 12),
        ),
        ("Dự thảo thư mời họp Ban Chỉ đạo quý III", "VP", "clerk", date(2026, 8, 17), date(2026, 8, 11)),
        ("Kiểm tra việc đeo thẻ công chức tại các phòng", "VHXH", "vhxh.officer", date(2026, 8, 12), date(2026, 8, 3)),
    )
    for title, unit, officer, due, day in orders:
        wish = NewTask(
            id=uuid7(),
            title=title,
            lead_id=_id(unit),
            officer_id=script.people[officer].pk,
            due_on=due,
            origin="WORD_OF_MOUTH",
        )
        script.at(day, 8.5, lambda w=wish: give_task(script.people["chairman"], w))


def _in_preparation(script: Script) -> None:
    """A small plan, returned once, that waits for the Chairman."""
    body = OrgUnit.objects.get(code=cast.COMMUNE)
    wish = NewPlan(2026, draft.TITLE, id=uuid7())
    assert wish.id is not None
    plan = Plan.ref(wish.id)

    def step(who: str, name: str, **data: str) -> None:
        version = Plan.objects.get(pk=wish.id).version
        perform(script.people[who], plan, name, data, expect=f'"v{version}"')

    standing = script.people["standing"]
    script.at(date(2026, 8, 6), 9, lambda: draft_plan(standing, draft.parsed(cast.COMMUNE), wish, body_id=body.pk))
    script.at(date(2026, 8, 6), 10, lambda: step("standing", "send_for_review"))
    script.at(
        date(2026, 8, 7), 8, lambda: step("vice", "send_back", reason="Bổ sung hội nghị đối thoại với người dân.")
    )
    script.at(date(2026, 8, 12), 14, lambda: step("standing", "send_for_review", reason="Đã bổ sung mục 2."))


def _elsewhere(script: Script) -> None:
    """The outsider's commune has a life of its own."""
    office = OrgUnit.objects.get(code=f"{cast.OUTSIDE}-VP")
    wish = NewTask(
        id=uuid7(),
        title="Rà soát quy chế làm việc của xã Tân Lộc Phú",
        lead_id=office.pk,
        due_on=date(2026, 8, 28),
        officer_id=script.people["o.officer"].pk,
    )
    script.at(date(2026, 8, 3), 9, lambda: give_task(script.people["o.chairman"], wish))


def _id(ending: str) -> int:
    return int(OrgUnit.objects.get(code=f"{cast.COMMUNE}-{ending}").pk)


def _working(day: date, days: int) -> date:
    """`days` working days after (or before) `day`; a working day in any case."""
    found: date = calendar().add_working_days(day, days) if days else day
    while not calendar().is_working(found):
        found = calendar().add_working_days(found, -1)
    return found
