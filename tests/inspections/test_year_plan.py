"""The yearly inspection plan: its share, its lines, its draws by lot, and the visits made from both."""

import io
from datetime import date
from typing import Any

import openpyxl
import pgtrigger
import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from backend.accounts.models import Membership
from backend.activity.chain import Tally
from backend.activity.models import Event
from backend.activity.replay import unlike_events, wrong_readers
from backend.ids import uuid7
from backend.inspections.draw import draw as drawn_of
from backend.inspections.models import Draw, Inspection, InspectionPlan
from backend.organisations.models import BodySettings, OrgUnit
from tests.api.client import Client
from tests.inspections import worlds
from tests.inspections.test_pages import statements
from tests.inspections.worlds import step
from workflows.body import kinds_in
from workflows.inspection_plan.soundness import changed_draws
from workflows.inspection_plan.visits import in_readers_words

ISSUED = {"number": "26/KH-UBND", "date": "2026-01-20", "signer": "Triệu Văn Chủ Tịch"}
VISIT = {"title": "Kiểm tra", "starts_on": "2026-09-10", "ends_on": "2026-09-10"}


class Plan:
    """A plan as its page drives it."""

    def __init__(self, client: Client, *, lots: int = 0, **more: Any) -> None:
        self.client, self.id = client, str(uuid7())
        wish = {
            "id": self.id,
            "year": 2026,
            "title": "Kế hoạch kiểm tra CCHC năm 2026",
            "surprise_visits": lots,
            **more,
        }
        self.page = client.post("inspection-plans", wish).json()

    def send(self, path: str, body: dict[str, Any], *, method: str = "post", expect: int = 200) -> dict[str, Any]:
        answer = getattr(self.client, method)(
            f"inspection-plans/{self.id}/{path}".rstrip("/"), body, match=f'"v{self.page["version"]}"'
        )
        assert answer.status_code == expect, answer.json()
        told: dict[str, Any] = answer.json()
        if expect < 300:
            self.page = told
        return told

    def line(self, unit: OrgUnit, *, expect: int = 201, **more: Any) -> str:
        line = str(uuid7())
        self.send("lines", {"id": line, "unit": unit.pk, "kind": "PLANNED", "month": 9, **more}, expect=expect)
        return line

    def issue(self) -> None:
        self.send("transitions/issue", ISSUED)

    def draw(self, count: int, *, expect: int = 201, **more: Any) -> dict[str, Any]:
        return self.send("draws", {"id": str(uuid7()), "count": count, **more}, expect=expect)


@pytest.fixture
def plan(cast: Any, units: Any) -> Plan:
    return Plan(Client(cast.province), lots=2)


def test_a_year_from_the_draft_to_visits(plan: Plan, cast: Any, units: Any) -> None:
    assert plan.page["share"] | {"total": 2} == {
        "total": 2, "named": 0, "by_lot": 2, "planned": 2, "planned_percent": "100.00", "visited": 0,
        "visited_percent": "0.00", "least": 30, "enough": True,
    }  # fmt: skip
    assert Client(cast.committee).get(f"inspection-plans/{plan.id}").status_code == 404  # a draft is its keepers'
    line = plan.line(units["30337"], lead=cast.inspector.pk, content="Giờ giấc làm việc")
    plan.issue()
    assert Client(cast.committee).get(f"inspection-plans/{plan.id}").json()["number"] == ISSUED["number"]
    assert Client(cast.chairman).get(f"inspection-plans/{plan.id}").status_code == 404
    made = str(uuid7())
    plan.send(f"lines/{line}/inspection", {"id": made, **VISIT}, expect=201)
    inspection = Inspection.objects.get(pk=made)
    assert (inspection.kind, inspection.unit, inspection.year) == ("PLANNED", units["30337"], 2026)
    assert inspection.basis == "Kế hoạch 26/KH-UBND ngày 20/01/2026"
    assert [member.user for member in inspection.team.filter(role="HEAD")] == [cast.inspector]
    assert plan.page["lines"][0]["inspection"]["id"] == made
    assert plan.client.get(f"inspections/{made}/origin").json()["plan"]["id"] == plan.id
    plan.send(f"lines/{line}/inspection", {"id": str(uuid7()), **VISIT}, expect=409)
    assert plan.page["share"]["visited"] == 0
    for name, data in (("decide", worlds.DECISION), ("notify", {}), ("open_on_site", {})):
        inspection = step(cast.inspector, inspection, name, **data)
    share = plan.client.get(f"inspection-plans/{plan.id}").json()["share"]
    assert (share["visited"], share["visited_percent"]) == (1, "50.00")
    told = Client(cast.chairman).get(f"inspections/{made}/origin").json()
    assert told == {"plan": None, "drawn_at": None}


def test_once_issued_a_change_says_why_and_nothing_is_lost(plan: Plan, cast: Any, units: Any) -> None:
    line = plan.line(units["30337"])
    plan.issue()
    more = str(uuid7())
    body = {"id": more, "unit": units["MH001"].pk, "kind": "THEMATIC"}
    assert plan.send("lines", body, expect=422)["field"] == "reason"
    plan.send("lines", {**body, "reason": "Bổ sung theo chỉ đạo"}, expect=201)
    plan.send("lines", {**body, "reason": "Sent again under another key"}, expect=422)
    plan.send(f"lines/{line}/removal", {}, expect=422)
    plan.send(f"lines/{line}/removal", {"reason": "Đã có đoàn của bộ kiểm tra"})
    kept = {row["id"]: row for row in plan.page["lines"]}
    assert kept[line]["dropped_reason"] == "Đã có đoàn của bộ kiểm tra"
    assert (kept[more]["added_reason"], plan.page["amended"], plan.page["share"]["named"]) == ("Bổ sung theo chỉ đạo", 2, 1)  # fmt: skip
    reasons = [
        item["reason"] for item in plan.client.get(f"activity?subject=inspection_plan:{plan.id}").json()["items"]
    ]
    assert "Đã có đoàn của bộ kiểm tra" in reasons


def test_a_second_visit_and_too_few_units_are_told_before_issuing(plan: Plan, cast: Any, units: Any) -> None:
    plan.send("", {"title": "x", "surprise_visits": 0}, method="put")
    assert len(plan.page["warnings"]) == 1 and "0/2" in plan.page["warnings"][0]
    plan.line(units["30337"])
    assert plan.page["warnings"] == []
    worlds.planned(cast)  # another visit of the same unit, from no line
    twice = plan.line(units["30337"], kind="FOLLOW_UP")
    assert plan.page["lines"][0]["times"] == 3 and "An Phú" in plan.page["warnings"][0]
    issue = next(one for one in plan.page["transitions"] if one["name"] == "issue")
    assert issue["warning"] == plan.page["warnings"][0]
    for row in plan.page["lines"]:
        said = {"unit": row["unit"]["id"], "kind": row["kind"], "again_reason": "Có dấu hiệu vi phạm"}
        plan.send(f"lines/{row['id']}", said, method="put")
    assert plan.page["warnings"] == [] and twice in {row["id"] for row in plan.page["lines"]}


def test_a_line_stands_once_its_visit_was_made_and_a_look_at_oneself_is_no_visit_from_above(
    plan: Plan, cast: Any, units: Any
) -> None:
    line = plan.line(units["30337"])
    plan.line(units["MH001"], kind="SELF")
    assert plan.page["share"]["named"] == 1
    plan.issue()
    plan.send(f"lines/{line}/inspection", {"id": str(uuid7()), **VISIT}, expect=201)
    said = {"unit": units["MH001"].pk, "kind": "PLANNED", "reason": "Đổi đơn vị"}
    plan.send(f"lines/{line}", said, method="put", expect=409)
    plan.send(f"lines/{line}/removal", {"reason": "Thôi"}, expect=409)


def test_a_hidden_visit_changes_nothing_of_it(plan: Plan, cast: Any, units: Any) -> None:
    plan.line(units["30337"])
    before = plan.page["lines"], plan.page["share"]
    worlds.decided(cast, kind="SURPRISE")
    page = plan.client.get(f"inspection-plans/{plan.id}").json()
    assert (page["lines"], page["share"], page["warnings"]) == (*before, [])


def test_a_draw_is_recomputed_and_its_result_is_the_leaders(plan: Plan, cast: Any, units: Any) -> None:
    inspector = Client(cast.inspector)
    plan.draw(1, expect=409)  # not issued
    plan.line(units["30337"])
    plan.issue()
    assert {row["unit"]["code"]: bool(row["usual_reason"]) for row in inspector.get(f"inspection-plans/{plan.id}/pool").json()["items"]} == {"30337": True, "MH001": False}  # fmt: skip
    plan.draw(3, expect=422)
    plan.client = inspector
    held = plan.draw(1, excluded=[{"unit": units["30337"].pk, "reason": "Đã có tên"}])["draws"][0]
    assert (held["tells"], held["result"][0]["id"]) == (True, str(units["MH001"].pk))
    assert [one["id"] for one in held["result"]] == drawn_of(held["seed"], [one["id"] for one in held["pool"]], 1)
    told = Client(cast.p_officer).get(f"inspection-plans/{plan.id}").json()["draws"][0]
    assert (told["tells"], told["seed"], told["result"], told["pool"]) == (False, "", [], held["pool"])
    assert told["seed_digest"] == held["seed_digest"]
    assert Client(cast.p_chairman).get(f"inspection-plans/{plan.id}").json()["draws"][0]["seed"] == held["seed"]
    plan.draw(1, again_of=held["id"], expect=422)
    plan.draw(1, again_of=held["id"], reason="Đơn vị vừa sáp nhập")
    assert [one["replaced"] for one in plan.page["draws"]] == [True, False]
    plan.draw(1, again_of=held["id"], reason="Lần nữa", expect=409)


def test_why_a_unit_was_left_out_is_read_in_ones_own_language() -> None:
    with translation.override("en"):
        assert in_readers_words("Đã có tên trong kế hoạch") == "Named in the plan already"
        assert in_readers_words("Đơn vị vừa sáp nhập") == "Đơn vị vừa sáp nhập"
    with translation.override("vi"):
        assert in_readers_words("Visited this year already") == "Đã kiểm tra trong năm"


def test_what_was_drawn_becomes_hidden_visits_in_one_act(plan: Plan, cast: Any, units: Any) -> None:
    plan.issue()
    plan.client = inspector = Client(cast.inspector)
    draw = plan.draw(2)["draws"][0]
    items = [
        {"id": str(uuid7()), "unit": int(one["id"]), "starts_on": "2026-09-10", "ends_on": "2026-09-10"}
        for one in draw["result"]
    ]
    body = {"items": items, "title": "Kiểm tra đột xuất", "team": [{"person": cast.p_officer.pk, "role": "HEAD"}]}
    assert Client(cast.province).post(f"draws/{draw['id']}/visits", body).status_code == 403
    before = Event.objects.count()
    assert inspector.post(f"draws/{draw['id']}/visits", body).status_code == 201
    assert Event.objects.count() == before + 2
    again = {**body, "items": [{**items[0], "id": str(uuid7())}]}
    assert inspector.post(f"draws/{draw['id']}/visits", again).status_code == 422
    of_team = Client(cast.p_officer).get(f"inspection-plans/{plan.id}").json()["draws"][0]
    assert {one["inspection"]["id"] for one in of_team["result"]} == {item["id"] for item in items}
    assert not Client(cast.province).get(f"inspection-plans/{plan.id}").json()["draws"][0]["tells"]
    for made in (str(item["id"]) for item in items):
        hidden = Inspection.objects.get(pk=made)
        assert hidden.hidden and Client(cast.province).get(f"inspections/{made}").status_code == 404
        step(cast.p_officer, step(cast.p_officer, hidden, "decide", **worlds.DECISION), "open_on_site")
    told = Client(cast.province).get(f"inspection-plans/{plan.id}").json()["draws"][0]
    assert told["tells"] and told["seed"] == draw["seed"]  # every unit was told on site: anybody of the body recomputes


def test_a_draw_tells_its_result_once_nothing_of_it_is_to_come(plan: Plan, cast: Any, units: Any) -> None:
    def tells() -> bool:
        return Client(cast.p_officer).get(f"inspection-plans/{plan.id}").json()["draws"][0]["tells"] is True

    plan.issue()
    plan.client = Client(cast.inspector)
    draw = plan.draw(2)["draws"][0]
    first, second = (
        {"id": str(uuid7()), "unit": int(one["id"]), "starts_on": "2026-09-10", "ends_on": "2026-09-10"}
        for one in draw["result"]
    )
    body = {"title": "Kiểm tra đột xuất", "team": [{"person": cast.inspector.pk, "role": "HEAD"}]}
    assert plan.client.post(f"draws/{draw['id']}/visits", {**body, "items": [first]}).status_code == 201
    step(cast.p_chairman, Inspection.objects.get(pk=str(first["id"])), "cancel", reason="Đã có đoàn khác")
    assert not tells()  # the other unit may still be visited
    assert plan.client.post(f"draws/{draw['id']}/visits", {**body, "items": [second]}).status_code == 201
    assert not tells()
    step(cast.p_chairman, Inspection.objects.get(pk=str(second["id"])), "cancel", reason="Đã có đoàn khác")
    assert tells()
    assert Client(cast.p_officer).get(f"inspections/{first['id']}").status_code == 404  # the visit itself stays unknown


def test_what_was_never_visited_is_told_when_the_year_is_over(plan: Plan, cast: Any, units: Any) -> None:
    plan.issue()
    plan.client = Client(cast.inspector)
    plan.draw(1)
    seen = f"inspection-plans/{plan.id}"
    assert not Client(cast.p_officer).get(seen).json()["draws"][0]["tells"]
    InspectionPlan.objects.update(year=2025)
    assert Client(cast.p_officer).get(seen).json()["draws"][0]["tells"]


def test_a_body_reads_the_lines_that_name_it_and_no_other(plan: Plan, cast: Any, units: Any) -> None:
    def told(by: Any) -> list[Any]:
        items: list[Any] = Client(by).get("inspection-plans/announced").json()["items"]
        return items

    line = plan.line(units["TTPVHCC"], content="Một cửa")
    plan.line(units["MH001"], content="Chuyện của xã khác")
    assert told(cast.officer) == []  # a draft is its keepers'
    plan.issue()
    (page,) = told(cast.officer)
    assert (page["number"], [one["id"] for one in page["lines"]]) == (ISSUED["number"], [line])
    assert page["lines"][0]["inspection"] is None and "surprise_visits" not in page
    assert told(cast.province) == []  # it is their own plan
    assert "MH001" not in str(told(cast.officer))
    made = str(uuid7())
    plan.send(f"lines/{line}/inspection", {"id": made, **VISIT}, expect=201)
    assert told(cast.officer)[0]["lines"][0]["inspection"] is None  # not told of it yet
    step(cast.inspector, step(cast.inspector, Inspection.objects.get(pk=made), "decide", **worlds.DECISION), "notify")
    assert told(cast.officer)[0]["lines"][0]["inspection"]["id"] == made
    other = plan.line(units["30337"], reason="Bổ sung")
    plan.send(f"lines/{other}/removal", {"reason": "Thôi"})
    assert [one["id"] for one in told(cast.chairman)[0]["lines"]] == [line]


def test_the_database_changes_no_draw(plan: Plan) -> None:
    plan.issue()
    plan.draw(1)
    for change in (lambda: Draw.objects.update(count=2), lambda: Draw.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_verify_recomputes_it(plan: Plan, units: Any) -> None:
    plan.line(units["30337"])
    plan.issue()
    plan.draw(1)
    assert [list(check(Tally())) for check in (unlike_events, wrong_readers, changed_draws)] == [[], [], []]
    with pgtrigger.ignore("inspections.Draw:draw_is_final"):  # as somebody with the owner's password would
        Draw.objects.update(seed="0" * 64)
    assert len(list(changed_draws(Tally()))) >= 1


def test_a_commune_counts_its_own_units(cast: Any, units: Any) -> None:
    plan = Plan(Client(cast.chairman))
    BodySettings.objects.filter(body=units["30337"]).update(inspection_share=50)
    plan.line(units["TTPVHCC"], kind="SELF")
    apart = {"PARTY_OFFICE", "FRONT", "MASS_ORGANISATION"}  # which a committee does not inspect
    those = OrgUnit.objects.filter(body=units["30337"], is_group=False).exclude(pk=units["30337"].pk)
    own = those.exclude(kind__in=apart).count()
    assert 0 < own < those.count()
    assert (plan.page["share"]["total"], plan.page["share"]["named"], plan.page["share"]["least"]) == (own, 1, 50)
    assert not plan.page["share"]["enough"]


def test_a_body_chooses_which_kinds_it_inspects(cast: Any, units: Any) -> None:
    admin, path = Client(cast.admin), f"bodies/{units['30337'].pk}/settings"
    was = admin.get(path).json()
    kinds = {one["kind"]: one for one in was["kinds"]}
    assert not kinds["FRONT"]["inspected"] and kinds["DIVISION"]["inspected"]
    wish = {name: was[name] for name in ("preset", "key_preset")} | {
        "standing_office": was["standing_office"]["id"],
        "charges": [],
    }
    apart = [code for code, one in kinds.items() if not one["inspected"] and code != "FRONT"] + ["DIVISION"]
    total = Plan(Client(cast.chairman)).page["share"]["total"]
    refused = admin.put(path, wish | {"kinds_apart": ["SCHOOLS"]}, match=was["if_match"])
    assert (refused.status_code, refused.json()["field"]) == (422, "kinds_apart")
    now = admin.put(path, wish | {"kinds_apart": apart}, match=was["if_match"]).json()
    assert {one["kind"] for one in now["kinds"] if not one["inspected"]} == set(apart)
    told = Client(cast.chairman).get("inspection-plans").json()["items"][0]["share"]["total"]
    assert told == total + kinds["FRONT"]["units"] - kinds["DIVISION"]["units"]
    kept = BodySettings.objects.get(body=units["30337"]).kinds_apart
    assert kept and "HAMLET" in kept  # as it says itself, once there are any
    assert kinds_in(units["MH"]) == {}  # a province inspects the bodies below it


def test_a_unit_counts_for_the_years_in_which_it_stood(plan: Plan, units: Any) -> None:
    for last, total in ((date(2025, 12, 31), 1), (date(2026, 3, 1), 2)):
        OrgUnit.objects.filter(pk=units["MH001"].pk).update(valid_to=last)
        assert plan.client.get(f"inspection-plans/{plan.id}").json()["share"]["total"] == total


def test_a_plan_costs_the_same_however_many_lines(plan: Plan, cast: Any, units: Any) -> None:
    costs = []
    for _ in range(2):
        plan.line(units["30337"], lead=cast.inspector.pk)
        plan.line(units["MH001"], lead=cast.province.pk)
        costs.append(statements(cast.province, f"inspection-plans/{plan.id}"))
    assert costs[0] == costs[1] <= 25


def test_its_workbook_has_the_lines_that_hold(plan: Plan, units: Any) -> None:
    gone, _ = plan.line(units["30337"]), plan.line(units["MH001"], starts_on="2026-09-10", ends_on="2026-09-12")
    plan.issue()
    plan.send(f"lines/{gone}/removal", {"reason": "x"})
    book = plan.client.get(f"inspection-plans/{plan.id}/sheet")
    rows = list(openpyxl.load_workbook(io.BytesIO(book.content)).worksheets[0].values)
    assert [row[:5] for row in rows[3:]] == [(1, units["MH001"].name, "Theo kế hoạch", "", "10/09/2026 – 12/09/2026")]


def test_one_plan_a_year(plan: Plan, cast: Any) -> None:
    again = {"id": str(uuid7()), "year": 2026, "title": "x"}
    refused = Client(cast.inspector).post("inspection-plans", again)
    assert (refused.status_code, refused.json()["field"]) == (422, "year")
    assert InspectionPlan.objects.count() == 1


def test_who_moved_to_another_body_keeps_no_key_of_a_team(cast: Any, units: Any) -> None:
    inspection = worlds.decided(cast, kind="SURPRISE")
    assert Client(cast.inspector).get(f"inspections/{inspection.pk}").status_code == 200
    Membership.objects.filter(user=cast.inspector).update(unit=units["MH001-VP"])
    client = Client(cast.inspector)
    assert client.get(f"inspections/{inspection.pk}").status_code == 404
    assert client.get("inspections").json()["items"] == []


def test_filters_and_the_workbook_leave_the_same_rows(cast: Any, units: Any) -> None:
    first, second = worlds.planned(cast), worlds.planned(cast, kind="THEMATIC")
    client = Client(cast.province)
    for query, left in {
        "q=cai cach KT02": {second.pk}, "kind=PLANNED": {first.pk}, "from=2026-08-11": set(), "to=2026-08-09": set(),
        "from=2026-08-10&to=2026-08-10": {first.pk, second.pk}, f"unit={units['30337'].pk}&q=KT01": {first.pk},
        "mine=true": set(), "year=2025": set(),
    }.items():  # fmt: skip
        assert {row["id"] for row in client.get(f"inspections?{query}").json()["items"]} == {str(pk) for pk in left}
        assert client.get(f"inspections/sheet?{query}").status_code == 200
    assert client.get("inspections?from=x").status_code == 422
