"""Acts a year: what the sample plan asks of a commune's people under each preset (product.md: a count kept in the
documentation). Here only the resolver is asked; `./dondoc proof acts` does the same year through the real acts.

Each line, and each period of a regular line, has one result: reported with its evidence, sent, decided by whoever is asked.
Nothing is returned, put off or forgotten, so this is the least that a preset can cost.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from backend.accounts.models import User
from backend.accounts.roster import Roster
from backend.plans.models import Task, TaskClass
from backend.plans.rhythms import periods
from demo.world import HEADS, OFFICERS, RECORDED
from workflows.policy import HEAD, LEADER, OPINION, PRESETS, RELEASE, STANDING
from workflows.resolver import Asked, resolve

GIVING, REPORTING, SENDING, TOTAL = "giving", "reporting", "sending", "total"
DECIDING = (OPINION, HEAD, STANDING, LEADER, RELEASE)
COLUMNS = (GIVING, REPORTING, SENDING, *DECIDING, TOTAL)
ROW = rf"^\| \*[^|]+\* ((?:\| *[\d.,]+ *){{{len(COLUMNS)}}})\|$"
DOCS = [Path(__file__).resolve().parents[2] / "docs" / language / "administrator.md" for language in ("en", "vi")]


def told(page: Path) -> dict[str, dict[str, int]]:
    """The table of the documentation: its rows, in the order of the presets, have a number in each column."""
    rows = re.findall(ROW, page.read_text(), re.MULTILINE)
    numbers = [[int(re.sub(r"\D", "", cell)) for cell in row.split("|")[1:]] for row in rows]
    return {preset: dict(zip(COLUMNS, row, strict=True)) for preset, row in zip(PRESETS, numbers, strict=True)}


def counted(acts: Counter[str]) -> dict[str, int]:
    """A row of the table."""
    return {column: acts[column] for column in COLUMNS[:-1]} | {TOTAL: acts.total()}


def doer(task: Task) -> str:
    """Who does the unit's work: its first officer, else its head; for a unit without accounts who follows it up."""
    if task.follow_up is not None:
        return task.follow_up.username
    unit = task.lead.code.split("-")[-1]
    return OFFICERS.get(unit, (HEADS[unit],))[0]


def asks_partners(preset: str) -> bool:
    """Whether anybody's opinion is asked for at all."""
    return OPINION in PRESETS[preset][TaskClass.KEY]


def asked_of(task: Task, preset: str, roster: Roster) -> list[int]:
    """Ids of the units asked for an opinion: of a key line the partners in which somebody works."""
    if task.klass != TaskClass.KEY or not asks_partners(preset):
        return []
    peopled = {hat.unit_id for hat in roster.hats}
    return sorted({partner.unit_id for partner in task.partners.all()} & peopled)


def recount(tasks: Iterable[Task], preset: str, roster: Roster) -> dict[str, int]:
    """The row of `preset` for the tasks of the recorded plan, with `partners`, `lead` and `follow_up` read along."""
    tasks = list(tasks)
    ids = dict(User.objects.values_list("username", "id"))
    heads = {task.lead_id for task in tasks if task.follow_up is None}
    acts: Counter[str] = Counter({GIVING: 1 + len(heads)})  # recorded once; each head names officers in one table
    for task in tasks:
        opinions = asked_of(task, preset, roster)
        acts[GIVING] += bool(opinions)
        times = len(list(periods(task.rhythm, since=RECORDED, until=_end(), year=RECORDED.year))) if task.rhythm else 1
        for column in (REPORTING, SENDING, *_decided(task, preset, roster, ids[doer(task)], opinions)):
            acts[column] += times
    return counted(acts)


def _end() -> date:
    return date(RECORDED.year, 12, 31)


def _decided(task: Task, preset: str, roster: Roster, doer_id: int, opinions: list[int]) -> Iterator[str]:
    """The steps in which somebody acts; whoever decided the step before decides the next along with it."""
    steps = [s for s in PRESETS[preset][task.klass] if s != RELEASE and (s != OPINION or opinions)]
    asked = Asked(task.lead_id, task.area, task.klass, frozenset({doer_id}), tuple(steps))
    last: int | None = None
    for step in steps:
        answered: set[int] = set()
        for unit_id in opinions if step == OPINION else [None]:
            found = resolve(step, asked, roster, unit_id=unit_id)
            if found.left_out or (step != OPINION and last in found.user_ids) or answered & found.user_ids:
                continue
            last = found.hats[0].user_id
            answered.add(last)
            yield step
