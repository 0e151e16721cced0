"""Who may. Each rule looks at one hat and one task; a person may when any of their hats does. No rule names a state.

Django's `user.has_perm("tasks.assign", task)` asks these; `justify()` tells which hat it was, for the record.
"""

from collections.abc import Callable

import rules

from backend.accounts.models import Absence, Post, User
from backend.accounts.roster import LEADERS, STAFF, Hat, hats_of
from backend.organisations.models import OrgUnit
from backend.plans.models import Order, Plan, Task

HatRule = Callable[[Hat, Task], bool]
WHOLE = ""  # no area in particular


def is_officer(hat: Hat, task: Task) -> bool:
    """The named officer, or who stands in for them."""
    return task.officer_id is not None and (hat.acting_for or hat.user_id) == task.officer_id


def in_lead(hat: Hat, task: Task) -> bool:
    """Anyone who works in the lead unit, while no officer is named."""
    return task.officer_id is None and hat.unit_id == task.lead_id and hat.post in STAFF


def heads_lead(hat: Hat, task: Task) -> bool:
    """Acts as head of the lead unit."""
    return hat.unit_id == task.lead_id and hat.heads and hat.covers(task.area)


def follows_up(hat: Hat, task: Task) -> bool:
    """Reports for a unit without accounts."""
    return task.follow_up_id is not None and (hat.acting_for or hat.user_id) == task.follow_up_id


def holds_work(hat: Hat, task: Task) -> bool:
    """Whose turn it is to do it: the officer; while none is named, who follows up for the unit, else its head. Nobody's,
    while its answer comes from another task."""
    if task.answered_by_id is not None:
        return False
    if task.officer_id is not None:
        return is_officer(hat, task)
    return follows_up(hat, task) if task.follow_up_id is not None else heads_lead(hat, task)


def passes_on(hat: Hat, task: Task) -> bool:
    """Gives on to a unit what the body received as a body: its leaders, its standing office."""
    return task.lead_id == task.body_id and (leads_body(hat, task) or keeps_watch(hat, task))


def sent_it(hat: Hat, task: Task) -> bool:
    """Who sent the result in force, in whose name it was sent, or who stands in for them."""
    sent = task.submission
    return sent is not None and (hat.acting_for or hat.user_id) in {sent.by_id, sent.acting_for_id}


def handed_it_back(hat: Hat, task: Task) -> bool:
    """Who asks that others do it, or who stands in for them: nobody answers their own request."""
    return task.hand_back_by_id is not None and (hat.acting_for or hat.user_id) == task.hand_back_by_id


def leads_body(hat: Hat, task: Task) -> bool:
    """Chairman or Vice-Chairman of the body that carries it out."""
    return hat.post in LEADERS and hat.body_id == task.body_id


def keeps_watch(hat: Hat, task: Task) -> bool:
    """Works in the body's standing office."""
    return hat.standing and hat.body_id == task.body_id


def gives(hat: Hat, task: Task) -> bool:
    """On the giver's side: leaders or standing office of the giving body, and the head who gave it to the own unit as a task of
    its own; of a piece of another the whole's givers answer."""
    own = not task.relation and heads_lead(hat, task) and (hat.acting_for or hat.user_id) == task.given_by_id
    return hat.body_id == task.giver_body_id and (hat.post in LEADERS or hat.standing or own)


def enters(hat: Hat, task: Task) -> bool:
    """Writes down what a leader of the giving body gave: its Office, its standing office (product.md §3)."""
    return hat.body_id == task.giver_body_id and (hat.office or hat.standing)


def writes_down(hat: Hat, task: Task) -> bool:
    """Writes down what a leader of the body that carries it out decided: its Office, its standing office (product.md §4)."""
    return hat.body_id == task.body_id and (hat.office or hat.standing)


def named_as_giver(hat: Hat, task: Task | Order) -> bool:
    """The leader in whose name somebody else entered it, or who stands in for them."""
    return task.entered_by_id is not None and (hat.acting_for or hat.user_id) == task.given_by_id


def cites(hat: Hat, task: Task) -> bool:
    """May say by which document it was given: the giver's side; inside a body the head of the lead unit too."""
    return gives(hat, task) or (not task.from_above and heads_lead(hat, task))


def gives_inside(hat: Hat, task: Task) -> bool:
    """May give work inside the body: its leaders, its standing office, or the head for the own unit."""
    return leads_body(hat, task) or keeps_watch(hat, task) or heads_lead(hat, task)


def gives_downward(hat: Hat, task: Task) -> bool:
    """May give work to a body below: leaders and standing office of the giving body, which must be the one above."""
    parent = task.body.parent
    above = parent.body_id if parent else None
    return task.from_above and above == task.giver_body_id and gives(hat, task)


def answers_it(hat: Hat, task: Task) -> bool:
    """Carries out the inner work, or the line of the own plan, that answers it."""
    return task.answered_by is not None and is_officer(hat, task.answered_by)


def any_of(*wanted: HatRule) -> HatRule:
    """A rule that any of `wanted` fulfils."""
    return lambda hat, task: any(rule(hat, task) for rule in wanted)


does_work = any_of(is_officer, in_lead, follows_up)

TASK_RULES: dict[str, HatRule] = {
    "give": any_of(gives_inside, gives_downward),
    "start": does_work,
    "report": any_of(does_work, heads_lead, answers_it),
    "submit": any_of(does_work, heads_lead),
    "withdraw": sent_it,
    "assign": any_of(heads_lead, leads_body, keeps_watch),
    "reassign": any_of(heads_lead, leads_body, keeps_watch),
    "redirect": any_of(leads_body, keeps_watch),
    "pass_on": passes_on,
    "partners": any_of(heads_lead, leads_body, keeps_watch),
    "ask_hand_back": any_of(does_work, heads_lead),
    "withdraw_hand_back": handed_it_back,
    "decline_hand_back": gives,
    "ask_extension": any_of(is_officer, heads_lead, follows_up),
    "raise_obstacle": any_of(does_work, heads_lead, leads_body),
    "release": leads_body,
    "hold": gives,
    "move_due": gives,
    "resume": gives,
    "cancel": gives,
    "void": gives,
    "correct": gives,
    "recite": cites,
    "date": gives,
    "enter": enters,
    "write_down": writes_down,
    "disown": named_as_giver,
    "reopen": heads_lead,
    "hold_work": holds_work,
    "remind": any_of(gives, gives_inside),
    "remind_deciders": any_of(
        gives, leads_body, keeps_watch
    ),  # a head is above who does the work, not who decides on it
    "read_inside": lambda hat, task: hat.body_id == task.body_id,
}


# What nobody does whose own work or request it is, under whichever hat.
NOT_ONES_OWN: dict[str, HatRule] = {
    "remind": holds_work,
    "remind_deciders": any_of(holds_work, sent_it),
    "decline_hand_back": handed_it_back,
}


def justify(user: User, name: str, task: Task) -> Hat | None:
    """The hat under which `user` may do `name`, own before borrowed; None when they may not."""
    rule, own = TASK_RULES[name], NOT_ONES_OWN.get(name)
    hats = [hat for hat in hats_of(user) if hat.lent_for(task.area)]
    if own and any(own(hat, task) for hat in hats):
        return None
    return next((hat for hat in hats if rule(hat, task)), None)


def may_give_work(user: User) -> bool:
    """Whether there is anybody to whom they could give work, or in whose name they could enter it."""
    return any(hat.heads or hat.standing or hat.office or hat.post in LEADERS for hat in hats_of(user))


def _predicate(name: str) -> Callable[[User, Task | None], bool]:
    def may(user: User, task: Task | None) -> bool:
        return task is not None and justify(user, name, task) is not None

    may.__name__ = f"may_{name}"
    return may


def keeps_plans(hat: Hat) -> bool:
    """Prepares and records the plans of the hat's body: its leaders, its standing office, its clerks (product.md §4).
    They are the circle that reads its drafts. A hat lent for some areas is none for a whole plan."""
    return hat.lent_for(WHOLE) and (hat.post in LEADERS or hat.post == Post.CLERK or hat.standing)


def justify_keeping(user: User, body_id: int) -> Hat | None:
    """The hat under which `user` keeps the body's plans, own before borrowed; None when they do not."""
    return next((hat for hat in hats_of(user) if hat.body_id == body_id and keeps_plans(hat)), None)


def may_record(user: User, body: OrgUnit | None) -> bool:
    """Record or draft plans of the body."""
    return body is not None and justify_keeping(user, body.pk) is not None


def keeps_documents(hat: Hat) -> bool:
    """Keeps the register of documents of the hat's body: its Office, whoever leads, heads or watches there."""
    keeps = hat.office or hat.standing or hat.heads or hat.post in LEADERS or hat.post == Post.CLERK
    return hat.lent_for(WHOLE) and keeps


def justify_documents(user: User, body_id: int | None = None) -> Hat | None:
    """The hat under which `user` keeps the body's register (any body's, when none is said), own before borrowed; None
    when they do not."""
    return next((hat for hat in hats_of(user) if body_id in {None, hat.body_id} and keeps_documents(hat)), None)


def gives_to_many(hat: Hat) -> bool:
    """Gives one order to many units of the hat's body and to the bodies below it, and follows it: who gives to each of
    them (`gives_inside`, `gives_downward`), for the whole of the body."""
    return hat.lent_for(WHOLE) and (hat.post in LEADERS or hat.standing)


def enters_orders(hat: Hat) -> bool:
    """Writes down what a leader of the hat's body ordered of many: its Office, its standing office (product.md §3)."""
    return hat.lent_for(WHOLE) and (hat.office or hat.standing)


def justify_order(user: User, body_id: int | None = None) -> Hat | None:
    """The hat under which `user` gives and follows orders of the body (of any, when none is said), own before borrowed;
    None when they do not."""
    return next((hat for hat in hats_of(user) if body_id in {None, hat.body_id} and gives_to_many(hat)), None)


def justify_entered_order(user: User) -> Hat | None:
    """The hat under which `user` enters orders for leaders; None when they do not."""
    return next((hat for hat in hats_of(user) if enters_orders(hat)), None)


def justify_disowning(user: User, order: Order) -> Hat | None:
    """The hat under which `user` may say that the order entered in their name, or in that of whom they stand in for, is none
    of theirs; None when they may not."""
    hats = (hat for hat in hats_of(user) if hat.body_id == order.body_id and hat.lent_for(WHOLE))
    return next((hat for hat in hats if named_as_giver(hat, order)), None)


PLAN_RULES: dict[str, Callable[[Hat], bool]] = {
    "prepare": keeps_plans,
    "check_format": lambda hat: hat.post == Post.CLERK or hat.post in LEADERS,  # a body need not have a clerk
    "approve": lambda hat: hat.post in LEADERS,
    "send_back": lambda hat: hat.post in LEADERS or hat.post == Post.CLERK,
    "propose_closing": lambda hat: hat.standing,  # the year is closed by two (product.md §25)
    "return_closing": lambda hat: hat.post in LEADERS,
    "lock_year": lambda hat: hat.post in LEADERS,
    "settle_year": lambda hat: hat.standing or hat.post in LEADERS,
}


def justify_plan(user: User, name: str, plan: Plan) -> Hat | None:
    """The hat under which `user` may do `name` to the plan, own before borrowed; None when they may not."""
    hats = (hat for hat in hats_of(user) if hat.body_id == plan.body_id and hat.lent_for(WHOLE))
    return next((hat for hat in hats if PLAN_RULES[name](hat)), None)


def _on_plan(name: str) -> Callable[[User, Plan | None], bool]:
    def may(user: User, plan: Plan | None) -> bool:
        return plan is not None and justify_plan(user, name, plan) is not None

    may.__name__ = f"may_{name}_plan"
    return may


def names_officers(hat: Hat, unit: OrgUnit, area: str) -> bool:
    """Sets who carries out the tasks of `area` in a unit: its head, the body's leaders, its standing office."""
    heads = hat.unit_id == unit.pk and hat.heads and hat.covers(area)
    return hat.body_id == unit.body_id and hat.lent_for(area) and (hat.post in LEADERS or hat.standing or heads)


def justify_officers(user: User, unit: OrgUnit, area: str) -> Hat | None:
    """The hat under which `user` may name the officer of that cell, own before borrowed; None when they may not."""
    return next((hat for hat in hats_of(user) if names_officers(hat, unit, area)), None)


def justify_figures(user: User, plan: Plan, responsible_id: int | None) -> Hat | None:
    """The hat under which `user` may enter figures of a target: who works in the responsible unit, else who keeps the
    body's plans; None when they may not."""
    hats = [hat for hat in hats_of(user) if hat.body_id == plan.body_id and hat.lent_for(WHOLE)]
    own = [hat for hat in hats if hat.unit_id == responsible_id and hat.post in STAFF]
    return next((hat for hat in [*own, *hats] if hat in own or keeps_plans(hat)), None)


def may_administer(user: User, body: OrgUnit | None) -> bool:
    """Set up a body, its units, people and settings: whoever is its administrator. No stand-in is lent that hat."""
    return body is not None and any(h.body_id == body.pk and h.post == Post.ADMINISTRATOR for h in hats_of(user))


def may_record_absence(user: User, absence: Absence | None) -> bool:
    """Somebody's absence is their own to record, who does work or keeps papers; a leader's or a head's also their Office's or
    standing office's, from paper (product.md §16)."""
    if absence is None:
        return False
    if absence.user_id == user.pk:
        return any(hat.acting_for is None and hat.post in LEADERS | STAFF | {Post.CLERK} for hat in hats_of(user))
    bodies = {hat.body_id for hat in hats_of(user) if hat.acting_for is None and (hat.office or hat.standing)}
    own = (hat for hat in hats_of(absence.user) if hat.acting_for is None)
    return any(hat.body_id in bodies and hat.post in LEADERS | {Post.HEAD} for hat in own)


def clears_files(hat: Hat) -> bool:
    """Has a say in removing for good what somebody of the body sent by mistake: who leads, heads or watches there, its
    Office, its administrator."""
    return hat.lent_for(WHOLE) and (
        hat.post in LEADERS or hat.heads or hat.office or hat.standing or hat.post == Post.ADMINISTRATOR
    )


def divides(hat: Hat) -> bool:
    """Says which leader has which affairs and when deputies act for their heads: the body's leaders, its Office, its standing
    office, its administrator. A stand-in does not."""
    return hat.acting_for is None and (
        hat.post in LEADERS or hat.office or hat.standing or hat.post == Post.ADMINISTRATOR
    )


def may_divide(user: User, body: OrgUnit | None) -> bool:
    """Sets the body's division of affairs."""
    return body is not None and any(hat.body_id == body.pk and divides(hat) for hat in hats_of(user))


def may_load_units(user: User, body: OrgUnit | None) -> bool:
    """Load the units of a body: whoever administers it; a new body: a superuser."""
    return user.is_superuser if body is None or body.pk is None else may_administer(user, body)


def may_open(user: User, body: OrgUnit | None) -> bool:
    """Become the administrator of a body: who administers the whole system."""
    return body is not None and user.is_superuser


def may_keep_programmes(user: User, _: object = None) -> bool:
    """Says which programmes and areas there are, for all bodies: the system's administrators."""
    return user.is_staff and user.is_active


rules.add_perm("programmes.keep", rules.predicate(may_keep_programmes))
rules.add_perm("units.load", rules.predicate(may_load_units))
rules.add_perm("bodies.administer", rules.predicate(may_administer))
rules.add_perm("absences.record", rules.predicate(may_record_absence))
rules.add_perm("bodies.divide", rules.predicate(may_divide))
rules.add_perm("bodies.open", rules.predicate(may_open))
rules.add_perm("plans.record", rules.predicate(may_record))
for _name in PLAN_RULES:
    rules.add_perm(f"plans.{_name}", rules.predicate(_on_plan(_name)))
for _name in TASK_RULES:
    rules.add_perm(f"tasks.{_name}", rules.predicate(_predicate(_name)))
