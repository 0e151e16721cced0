"""On whose word and by which document a task stands: the part of its rule table about where it comes from (product.md §3)."""

from typing import Any

from backend.activity.change import current
from backend.plans.models import Task
from backend.words import Words, say
from workflows.document.citing import check_in_force, cited
from workflows.machine import step
from workflows.needs import wrong
from workflows.task import words
from workflows.task.base import CANCELLED, OPEN, VOIDED, OnTask
from workflows.task.conditions import just_entered

GONE = [CANCELLED, VOIDED]


class OriginSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    data: dict[str, Any]
    note: Any
    stop: Any

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

    @step(words.MERGE, needs=[words.OTHER_TASK, words.REASON], right="void", tone="danger")
    @OnTask.state.transition(OPEN, VOIDED)
    def merge(self) -> None:
        """Given twice: this one leaves every statistic, with a link to the other, which goes on (product.md §15)."""
        other = self.data["other"]
        if self.record.pk in {other.pk, other.parent_id}:  # its pieces end with it
            raise wrong("other", say("Chọn việc khác.", "Choose another task."))
        if current().take([Task.ref(other.pk)])[0].state in GONE:
            raise wrong("other", say("Việc này đã thôi hoặc đã hủy.", "That task was cancelled or voided."))
        self.stop("void", self.data["reason"])
        self.record.merged_into = other
        self.note("task.merged", reason=self.data["reason"], into=other.title)

    @step(Words("Không phải vậy…", "That is not so…"), needs=[words.DISOWN_REASON], weight="secondary", tone="danger")
    @OnTask.state.transition(OPEN, VOIDED, conditions=[just_entered])
    def disown(self) -> None:
        """The leader in whose name it was entered did not give it: it is nobody's order."""
        self.stop("void", self.data["reason"])
        self.note("task.disowned", reason=self.data["reason"])
