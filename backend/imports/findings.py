"""All findings of a file together: each once, in order, and not without end."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from backend.imports.codes import Problem

MOST = 2_000  # of a kind; nobody reads more


@dataclass
class Findings:
    """What is wrong, and what only deserves a look. A merged cell met in several rows is told once."""

    errors: dict[Problem, None] = field(default_factory=dict)
    warnings: dict[Problem, None] = field(default_factory=dict)

    def wrong(self, *problems: Problem) -> None:
        """Note errors: the file cannot be imported."""
        self.errors.update(dict.fromkeys(problems))

    def warn(self, *problems: Problem) -> None:
        """Note what was left out or kept as text."""
        self.warnings.update(dict.fromkeys(problems))


def told(problems: Iterable[Problem], language: str) -> list[dict[str, Any]]:
    """As the output prints them: by sheet, row, column."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    shown = [problem.told(language) for problem in ordered[:MOST]]
    if len(ordered) > MOST:
        shown.append(Problem("MORE_FINDINGS", value=str(len(ordered) - MOST)).told(language))
    return shown
