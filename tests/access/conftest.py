"""The world of canaries, built once for a module; each test is rolled back in it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import override_settings

from backend.files.store import receive
from backend.ids import uuid7
from notifications.dispatch import dispatch_all
from tests import database
from tests.access import inspection_plan_secrets, inspection_secrets
from tests.access.secrets import hide
from tests.people import everyone


@pytest.fixture(scope="module")
def hidden(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[SimpleNamespace]:
    """The canaries lie in the database on which the whole module is."""
    made: list[SimpleNamespace] = []
    files = tmp_path_factory.mktemp("files")

    def build() -> None:
        cast = everyone()
        kept = (hide(cast, upload), inspection_secrets.hide(cast, upload), inspection_plan_secrets.hide(cast))
        made.append(SimpleNamespace(**{name: value for one in kept for name, value in vars(one).items()}, told={}))
        dispatch_all()

    with (
        override_settings(FILES_DIR=Path(files)),
        django_db_blocker.unblock(),
        database.prepared(build) as name,
    ):
        database.point_django_at(name)
        django_db_blocker.block()
        yield made[0]
        django_db_blocker.restore()


@pytest.fixture
def secrets(hidden: SimpleNamespace, db: None) -> SimpleNamespace:
    """The records that hold the canaries."""
    return hidden


def upload(user: Any, name: str) -> Any:
    """A stored file of this person; its id."""
    content = name.removesuffix(".txt").encode()
    file_id = uuid7()
    receive(user, file_id, [content], name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())
    return file_id
