"""Who writes, presents and releases what an inspected body says to its inspectors, and who may return it. As in
rules_inspections.py each rule looks at one hat and one record, and names no state."""

from collections.abc import Callable

import rules

from backend.access.rules import WHOLE
from backend.access.rules_inspections import WORKERS, asked, justify_inspection
from backend.accounts.models import User
from backend.accounts.roster import LEADERS, Hat, hats_of
from backend.inspections.models import Reply

ReplyRule = Callable[[Hat, Reply], bool]


def prepares(hat: Hat, reply: Reply) -> bool:
    """The named officer, or who stands in for them; while nobody is named, whoever works in the unit that prepares it."""
    if reply.officer_id is not None:
        return (hat.acting_for or hat.user_id) == reply.officer_id
    return hat.unit_id == reply.unit_id and hat.post in WORKERS


def heads_preparing(hat: Hat, reply: Reply) -> bool:
    """Acts as head of the unit that prepares it."""
    return hat.unit_id == reply.unit_id and hat.heads


def keeps_reply(hat: Hat, reply: Reply) -> bool:
    """Works in the standing office of the body that answers."""
    return hat.standing and hat.body_id == reply.body_id and hat.post in WORKERS


def leads_reply(hat: Hat, reply: Reply) -> bool:
    """A leader of the body that answers."""
    return hat.post in LEADERS and hat.body_id == reply.body_id


def releases(hat: Hat, reply: Reply) -> bool:
    """A leader, where it goes to another body (product.md §8); inside one the head of the inspected unit as well."""
    return leads_reply(hat, reply) or (
        not reply.crosses and hat.heads and hat.unit_id in {reply.unit_id, reply.inspection.unit_id}
    )


def _any(*wanted: ReplyRule) -> ReplyRule:
    return lambda hat, reply: any(rule(hat, reply) for rule in wanted)


writes = _any(prepares, heads_preparing, keeps_reply, leads_reply)
REPLY_RULES: dict[str, ReplyRule] = {
    "assign": _any(heads_preparing, keeps_reply, leads_reply),
    "write": writes,
    "present": writes,
    "take_back": writes,
    "return_draft": releases,
    "release": releases,
}
TEAMS_OWN = {"send_back": "answer_reply"}  # done by the other side, whose rule is the inspection's


def justify_reply(user: User, name: str, reply: Reply) -> Hat | None:
    """The hat under which `user` may do `name`, own before borrowed; None when they may not."""
    if name in TEAMS_OWN:
        return justify_inspection(user, TEAMS_OWN[name], reply.inspection)
    rule = REPLY_RULES[name]
    return next((hat for hat in hats_of(user) if hat.lent_for(WHOLE) and rule(hat, reply)), None)


for _name in (*REPLY_RULES, *TEAMS_OWN):
    rules.add_perm(f"replies.{_name}", rules.predicate(asked(justify_reply, _name)))
