"""On whose word and by which document a task stands: the part of its rule table about where it comes from (product.md §3)."""

from typing import Any

from backend.words import Words, say
from workflows.document.citing import check_in_force, cited
from workflows.machine import step
from workflows.needs import wrong
from workflows.task import words
from workflows.task.base import OPEN, VOIDED, OnTask
from workflows.task.conditions import just_entered


class OriginSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    data: dict[str, Any]
    note: Any
    _stop: Any

    @step(Words("Đổi văn bản căn cứ…", "Cite another document…"), needs=[words.DOCUMENT, words.CLAUSE])
    @OnTask.state.transition(OPEN)
    def recite(self) -> None:
        """It hangs on this document now: the one before was replaced, or it was told by word of mouth first."""
        task, document, clause = self.record, self.data["document"], self.data["clause"]
        if (task.source_id, task.clause) == (document.pk, clause):
            raise wrong("document", say("Việc này đang theo văn bản đó.", "It cites that document already."))
        check_in_force(document, "document")
        task.source, task.clause = document, clause
        self.note("task.recited", **cited(document))

    @step(Words("Không phải vậy…", "That is not so…"), needs=[words.DISOWN_REASON], weight="secondary", tone="danger")
    @OnTask.state.transition(OPEN, VOIDED, conditions=[just_entered])
    def disown(self) -> None:
        """The leader in whose name it was entered did not give it: it is nobody's order."""
        self._stop("void")
        self.note("task.disowned", reason=self.data["reason"])
