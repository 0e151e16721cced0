"""The cast, the clock and the databases. Ordinary tests run in a rolled-back transaction as the application's
role; a test that commits asks for `own_database`."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest
from django.conf import settings

from tests import database, people
from tests.hashing import HASHERS

settings.PASSWORD_HASHERS = HASHERS

# A build is told what a change did, not what chance found; whoever works on it goes on searching.
hypothesis.settings.register_profile("build", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("build")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """One clone of the template for the whole run."""
    name = f"dondoc_test_{os.getpid()}"
    with django_db_blocker.unblock():
        database.clone(name)
        database.point_django_at(name)
        yield
        database.point_django_at("postgres")
        database.drop(name)


@pytest.fixture(scope="module")
def stands(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """Lets a world stand in which a module's tests come and go: `stands(build)` gives what `build()` made, until the module
    ends or another world is asked for. It is there for whatever else the module has, too."""
    with ExitStack() as world:

        def stand(build: Callable[[], Any]) -> Any:
            world.close()
            with django_db_blocker.unblock():
                return world.enter_context(database.standing(build))

        yield stand
        with django_db_blocker.unblock():
            world.close()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A clone of its own for a test that commits; yields its DATABASE_URL for processes it starts."""
    with django_db_blocker.unblock(), database.own_clone() as url:
        yield url


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> SimpleNamespace:
    """Everyone by user name: `cast.officer`, `cast.chairman`; `cast.kt_head` for `kt.head`."""
    if "own_database" not in request.fixturenames:
        request.getfixturevalue("db")
    return people.everyone()


@pytest.fixture
def units(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Units by code, the commune's also by their ending: `units["TTPVHCC"]`."""
    if "own_database" not in request.fixturenames:
        request.getfixturevalue("db")
    return people.units_by_code()


@pytest.fixture
def exactly_one_event() -> Callable[[], Any]:
    """A context in which exactly one event must be appended; gives that event afterwards."""
    from tests.events import exactly_one_event

    return exactly_one_event


@pytest.fixture(autouse=True)
def process_as_it_started() -> Iterator[None]:
    """A test that moved the world's clock, or changed areas or days off, is rolled back, and a request may have left its
    language: the process must remember none of it."""
    from django.utils import translation

    from backend import clock
    from backend.plans import areas
    from backend.workcalendar import calendar

    clock.forget_offset()
    translation.deactivate()
    yield
    clock.forget_offset()
    areas.forget()
    calendar.forget()
    translation.deactivate()


def pytest_collection_finish() -> None:
    """What was loaded to collect the tests stays: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
