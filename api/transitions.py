"""Any transition of one record, as its own kind of view narrows it: which record, which names, what is asked."""

from collections.abc import Iterable
from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter

from api.schema import PATH
from api.views import ActView
from backend.activity.roots import Root
from workflows.machine import StepInfo, perform


def which(steps: Iterable[StepInfo]) -> OpenApiParameter:
    """The name in the address, for the schema."""
    return OpenApiParameter("name", str, PATH, enum=sorted(info.name for info in steps), description="Which transition")


class TransitionOf(ActView):
    """For a record of `model`, whose page is at `address`/id; `key` names the id among the address's parts."""

    model: ClassVar[type[Root]]
    address: ClassVar[str]
    key: ClassVar[str]
    precondition = True
    undoable = True

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Through the one gate, which checks what it needs."""
        pk = path_parts[self.key]
        location = f"/api/v1/{self.address}/{pk}"
        perform(by, self.model.ref(pk), path_parts["name"], body, expect=expect, location=location, **request)
