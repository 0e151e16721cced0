"""Who may inspect, remedy and follow up. Each rule looks at one hat and one record; no rule names a state.

Four eyes is not said here: it asks what a person did, not what they are (workflows/ticket/conditions.py).
"""

from collections.abc import Callable
from typing import Any

import rules

from backend.access.rules import WHOLE
from backend.accounts.models import Post, User
from backend.accounts.roster import LEADERS, Hat, hats_of
from backend.inspections.models import Inspection, RemediationReport, TeamMember, Ticket, TicketAction
from backend.organisations.models import OrgUnit

WORKERS = frozenset({Post.HEAD, Post.DEPUTY, Post.MEMBER})

# Inspections


def keeps_inspections(hat: Hat) -> bool:
    """Plans the visits of the hat's body: its leaders, its standing office, its inspectors."""
    return hat.lent_for(WHOLE) and (hat.post in LEADERS or hat.post == Post.INSPECTOR or hat.standing)


def inspects_itself(hat: Hat, unit_id: int) -> bool:
    """Heads the unit, which may look at itself without being told to."""
    return hat.heads and hat.unit_id == unit_id and hat.lent_for(WHOLE)


def may_plan_inspections(user: User, body: OrgUnit | None) -> bool:
    """Make an inspection of this body."""
    return body is not None and any(hat.body_id == body.pk and keeps_inspections(hat) for hat in hats_of(user))


def roles_in(user: User, inspection: Inspection) -> set[str]:
    """What the person is in the team; kept on the record, which lives as long as a request."""
    kept: dict[Any, set[str]] = inspection.__dict__.setdefault("_roles", {})
    if user.pk not in kept:
        found = TeamMember.objects.filter(inspection=inspection, user=user).values_list("role", flat=True)
        kept[user.pk] = set(found)
    return kept[user.pk]


LEADING = frozenset({TeamMember.Role.HEAD, TeamMember.Role.DEPUTY})
InspectionRule = Callable[[Hat, set[str], Inspection], bool]


def _keeps(hat: Hat, roles: set[str], inspection: Inspection) -> bool:
    return keeps_inspections(hat) and hat.post != Post.INSPECTOR


def _leads_team(hat: Hat, roles: set[str], inspection: Inspection) -> bool:
    return bool(roles & LEADING)


def _in_team(hat: Hat, roles: set[str], inspection: Inspection) -> bool:
    return bool(roles)


def _watches(hat: Hat, roles: set[str], inspection: Inspection) -> bool:
    return hat.unit_id == inspection.follow_up_unit_id and hat.post in WORKERS


def _any(*wanted: InspectionRule) -> InspectionRule:
    return lambda hat, roles, inspection: any(rule(hat, roles, inspection) for rule in wanted)


INSPECTION_RULES: dict[str, InspectionRule] = {
    "change": _any(_keeps, _leads_team),
    "team": _any(_keeps, _leads_team),
    "decide": _any(_keeps, _leads_team),
    "notify": _any(_keeps, _leads_team),
    "open_on_site": _in_team,
    "find": _in_team,
    "answer": _in_team,
    "choose": _leads_team,
    "minutes": _in_team,
    "checklists": _any(_keeps, _leads_team),
    "pack": _any(_keeps, _in_team),
    "outline": _any(_keeps, _leads_team),
    "sign_minutes": _leads_team,
    "send_drafts": _any(_keeps, _leads_team),
    "answer_reply": _any(_keeps, _leads_team),
    "conclude": _any(_keeps, _leads_team),
    "close": _any(_keeps, _watches),
    "cancel": _keeps,
    "read_inside": lambda hat, roles, inspection: True,
}


def justify_inspection(user: User, name: str, inspection: Inspection) -> Hat | None:
    """The hat of the inspecting body under which `user` may do `name`, own before borrowed; None when they may not."""
    hats = [hat for hat in hats_of(user) if hat.body_id == inspection.body_id and hat.lent_for(WHOLE)]
    if not hats:
        return None
    roles, rule = roles_in(user, inspection), INSPECTION_RULES[name]
    return next((hat for hat in hats if rule(hat, roles, inspection)), None)


# Tickets and the reports that answer them

TicketRule = Callable[[Hat, Ticket], bool]


def is_remedier(hat: Hat, ticket: Ticket) -> bool:
    """The named officer, or who stands in for them."""
    return ticket.officer_id is not None and (hat.acting_for or hat.user_id) == ticket.officer_id


def in_unit(hat: Hat, ticket: Ticket) -> bool:
    """Anyone who works in the unit, while no officer is named."""
    return ticket.officer_id is None and hat.unit_id == ticket.unit_id and hat.post in WORKERS


def reports_for(hat: Hat, ticket: Ticket) -> bool:
    """Reports for a unit without accounts."""
    return ticket.follow_up_id is not None and (hat.acting_for or hat.user_id) == ticket.follow_up_id


def heads_unit(hat: Hat, ticket: Ticket) -> bool:
    """Acts as head of the unit that remedies it."""
    return hat.unit_id == ticket.unit_id and hat.heads and hat.covers(ticket.area)


def leads_remedy(hat: Hat, ticket: Ticket) -> bool:
    """A leader of the body that remedies it: what crosses to another body is said by a leader (product.md §8)."""
    return hat.post in LEADERS and hat.body_id == ticket.body_id


def keeps_answer(hat: Hat, ticket: Ticket) -> bool:
    """Works in the standing office of the body that remedies it."""
    return hat.standing and hat.body_id == ticket.body_id and hat.post in WORKERS


def follows(hat: Hat, ticket: Ticket) -> bool:
    """Works in the unit that the conclusion names to follow it up."""
    return hat.unit_id == ticket.follow_up_unit_id and hat.post in WORKERS | {Post.INSPECTOR}


def charged_with(hat: Hat, ticket: Ticket) -> bool:
    """Of those who follow it up, whoever is asked first: the unit's head and its inspectors, not everybody who works there."""
    return follows(hat, ticket) and (hat.post == Post.INSPECTOR or (hat.heads and hat.covers(ticket.area)))


def leads_follow_up(hat: Hat, ticket: Ticket) -> bool:
    """A leader of the inspecting body."""
    return hat.post in LEADERS and hat.body_id == ticket.inspecting_body_id


def either(*wanted: TicketRule) -> TicketRule:
    """A rule that any of `wanted` fulfils."""
    return lambda hat, ticket: any(rule(hat, ticket) for rule in wanted)


remedies = either(is_remedier, in_unit, reports_for)
judges = either(follows, leads_follow_up)


def asks_later_date(hat: Hat, ticket: Ticket) -> bool:
    """A leader, where it crosses to another body; inside one, whoever does the work or heads it."""
    if ticket.crosses:
        return leads_remedy(hat, ticket)
    return remedies(hat, ticket) or heads_unit(hat, ticket)


def sits_in_committee(hat: Hat, ticket: Ticket) -> bool:
    """Of the committee of the inspecting body."""
    return hat.post == Post.COMMITTEE_MEMBER and hat.body_id == ticket.inspecting_body_id


TICKET_RULES: dict[str, TicketRule] = {
    "assign": either(heads_unit, leads_remedy, keeps_answer),
    "reassign": either(heads_unit, leads_remedy, keeps_answer),
    "work": either(remedies, heads_unit, leads_remedy, keeps_answer),
    "start": either(remedies, heads_unit),
    "send_plan": leads_remedy,
    "accept_plan": judges,
    "return_plan": judges,
    "accept": judges,
    "close": judges,
    "send_back": judges,
    "ask_extension": asks_later_date,
    "grant_extension": judges,
    "refuse_extension": judges,
    "counter_extension": judges,
    "escalate": judges,
    "pass_up": leads_remedy,
    "bring_back": either(judges, leads_remedy),
    "record_answer": either(judges, leads_remedy),
    "record_decision": either(judges, sits_in_committee),
    "record_recurrence": judges,
    "link": either(remedies, heads_unit, leads_remedy, keeps_answer, judges),
    "reopen": judges,
    "recheck": judges,
    "remind": either(judges, heads_unit, leads_remedy, keeps_answer),
    "hold_work": either(is_remedier, lambda hat, ticket: ticket.officer_id is None and reports_for(hat, ticket)),
    "read_inside": lambda hat, ticket: hat.body_id == ticket.body_id,
}


def justify_ticket(user: User, name: str, ticket: Ticket) -> Hat | None:
    """The hat under which `user` may do `name`, own before borrowed; None when they may not."""
    rule = TICKET_RULES[name]
    return next((hat for hat in hats_of(user) if hat.lent_for(ticket.area) and rule(hat, ticket)), None)


def justify_action(user: User, action: TicketAction, ticket: Ticket) -> Hat | None:
    """The hat under which `user` may say that this is done: whoever works on the ticket, who is named for it, and while
    nobody is, anybody of the unit that has it."""

    def does(hat: Hat) -> bool:
        if (hat.acting_for or hat.user_id) == action.officer_id:
            return True
        of_unit = hat.unit_id == action.unit_id and hat.post in WORKERS
        return of_unit and (action.officer_id is None or hat.heads)

    named = next((hat for hat in hats_of(user) if hat.lent_for(ticket.area) and does(hat)), None)
    return named or justify_ticket(user, "work", ticket)


def keeps_severities(user: User, body: OrgUnit | None) -> bool:
    """Sets what a severity asks in the inspections of this body: its leaders and its standing office."""
    return body is not None and any(
        hat.body_id == body.pk and keeps_inspections(hat) and hat.post != Post.INSPECTOR for hat in hats_of(user)
    )


def _worker(hat: Hat) -> bool:
    return hat.post in WORKERS or hat.post in LEADERS or hat.post == Post.CLERK


REPORT_RULES: dict[str, Callable[[Hat], bool]] = {
    "present": _worker,
    "take_back": _worker,
    "return_draft": lambda hat: hat.post in LEADERS,
    "release": lambda hat: hat.post in LEADERS,
    "withdraw": lambda hat: hat.post in LEADERS,
    "read_inside": lambda hat: True,
}


def justify_report(user: User, name: str, report: RemediationReport) -> Hat | None:
    """The hat of the answering body under which `user` may do `name` to its report; None when they may not."""
    hats = (hat for hat in hats_of(user) if hat.body_id == report.body_id and hat.lent_for(WHOLE))
    return next((hat for hat in hats if REPORT_RULES[name](hat)), None)


def asked(justify: Callable[[User, str, Any], Hat | None], name: str) -> Callable[[User, Any], bool]:
    """As a permission."""

    def may(user: User, record: Any) -> bool:
        return record is not None and justify(user, name, record) is not None

    may.__name__ = f"{justify.__name__}_{name}"
    return may


rules.add_perm("inspections.keep_severities", rules.predicate(keeps_severities))
rules.add_perm("inspections.plan", rules.predicate(may_plan_inspections))
for _name in INSPECTION_RULES:
    rules.add_perm(f"inspections.{_name}", rules.predicate(asked(justify_inspection, _name)))
for _name in TICKET_RULES:
    rules.add_perm(f"tickets.{_name}", rules.predicate(asked(justify_ticket, _name)))
for _name in REPORT_RULES:
    rules.add_perm(f"reports.{_name}", rules.predicate(asked(justify_report, _name)))
