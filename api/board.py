"""Boards from SQL to bytes: each card a list, units, people and what else they name by id once (design §9a).
PostgreSQL writes all of it in one statement, which is one instant; Python adds the words of the columns.

Its ETag is the newest event of that kind of record that the reader may read, their keys, the day, the language and the
query: one look-up. All that a card shows changes with such an event or with the day.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.utils.translation import get_language

from backend import clock
from backend.access.scope import Reader
from backend.inspections.queries import joined
from backend.plans.queries import Condition
from backend.plans.timeliness import Bounds
from backend.prepared import prepared
from backend.words import Words

MOST = 2_000
PEOPLE = "SELECT id, full_name AS told FROM accounts_user WHERE id IN (SELECT officer FROM card)"


@dataclass(frozen=True)
class BoardKind:
    """What the board of one kind of record is made of. `card`: name → SQL of each field, among them state and timeliness;
    `source`: what they are read from; `named`: name → `SELECT id, told` of what cards refer to by id; `states`: the
    columns in their order."""

    noun: str
    card: dict[str, str]
    source: str
    order: str
    named: dict[str, str]
    states: Mapping[str, Words]
    most: int = MOST

    @property
    def newest(self) -> str:
        """The last event of such a record that may be read."""
        return (
            f"(SELECT seq FROM activity_event WHERE subject_type = '{self.noun}'"
            " AND readers && %(keys)s::bigint[] ORDER BY seq DESC LIMIT 1)"
        )

    def sql(self, conditions: list[Condition]) -> tuple[str, dict[str, Any]]:
        """The one statement and its parameters, but for those of the bounds."""
        where, params = joined(conditions)
        fields = ", ".join(f"{sql} AS {name}" for name, sql in self.card.items())
        named = "".join(
            f""", ',"{name}":', (SELECT coalesce(json_object_agg(id, told), '{{}}') FROM ({sql}) named)"""
            for name, sql in self.named.items()
        )
        return (
            f"""WITH card AS MATERIALIZED (
                SELECT {fields} FROM {self.source} WHERE {where} ORDER BY {self.order} LIMIT {self.most})
            SELECT {self.newest},
                (SELECT json_object_agg(state, json_build_array(cards, overdue)) FROM (SELECT state, count(*) AS cards,
                    count(*) FILTER (WHERE timeliness = 'OVERDUE') AS overdue FROM card GROUP BY state) counted),
                convert_to(concat('"cards":',
                    (SELECT coalesce(json_agg(json_build_array({", ".join(self.card)})), '[]') FROM card){named}),
                    'UTF8')""",
            params,
        )


@dataclass(frozen=True)
class Asked:
    """A board as one person asks for it. `besides`: what the answer says that is no record, by name."""

    kind: BoardKind
    reader: Reader
    query: dict[str, str]
    conditions: list[Condition]
    besides: dict[str, Any] = field(default_factory=dict)


def board_tag(asked: Asked) -> str:
    """What stands for the whole answer: the same tag, the same bytes but for `as_of`."""
    with prepared() as cursor:
        cursor.execute(f"SELECT {asked.kind.newest}", {"keys": list(asked.reader.keys)})
        return _tag(asked, cursor.fetchone()[0])


def board(asked: Asked, within: Bounds) -> tuple[str, bytes]:
    """Its ETag and the contract's board: at most `most` cards, in the order of their kind."""
    kind = asked.kind
    sql, params = kind.sql(asked.conditions)
    with prepared(binary=True) as cursor:
        cursor.execute(sql, {**within.params(), **params})
        newest, counts, content = cursor.fetchone()
    told = {"as_of": clock.now(), "fields": list(kind.card), "columns": _columns(kind, counts), **asked.besides}
    said = orjson.dumps(told, option=orjson.OPT_UTC_Z)
    return _tag(asked, newest), b"%b,%b}" % (said.removesuffix(b"}"), content)


def _tag(asked: Asked, newest: int | None) -> str:
    said = [newest, asked.reader.keys, str(clock.today()), get_language(), sorted(asked.query.items()), asked.besides]
    return f'"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'


def _columns(kind: BoardKind, counts: dict[str, list[int]] | None) -> list[dict[str, Any]]:
    """Every column in the board's order; `counts`: of those that have a card, how many and how many overdue."""
    found = counts or {}
    return [
        {"state": state, "label": str(words), "count": count, "overdue": overdue}
        for state, words in kind.states.items()
        for count, overdue in [found.get(state, (0, 0))]
    ]
