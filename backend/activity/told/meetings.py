"""What is told of meetings."""

from backend.activity.told.telling import Detail, Names, shortened
from backend.words import say


def remarked(detail: Detail, names: Names) -> list[str]:
    """Of which task, and whose conclusion it is."""
    facts = [f"“{shortened(detail['task'])}”"] if detail.get("task") else []
    if decided := detail.get("decided_by"):
        facts.append(say("kết luận của {name}", "decided by {name}", name=names.person(decided)))
    return facts
