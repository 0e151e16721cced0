"""Proofs that are commands already: here they end with what was seen of them."""

import json
import tempfile

from backend.cli import throwaway
from backend.cli.place import PYTHON
from backend.cli.stages import BESIDE
from tests.proofs.proof import ROOT, Failed, heard

DONDOC = ROOT / "dondoc"
TIMED, SCENARIO, AXE, LOOKS, STATES = "timed: ", "scenario: ", "axe: ", "looks: ", "states: "


def acts(_part: list[str]) -> str:
    """What the administrator's guide tells of acts a year is what they come to."""
    with throwaway.server() as environment:
        return heard([PYTHON, "-P", "-m", "tests.acts"], environment=environment)[-1]


def timed(_part: list[str]) -> str:
    """Stories with a limit of time (product.md), all told whatever becomes of one, with what a person does in each; those in
    files that are no tests of every day are told here alone."""
    files = [file for file in sorted(ROOT.glob("tests/e2e/*.py")) if "@pytest.mark.timed" in file.read_text("utf-8")]
    said = heard([DONDOC, "test", *(str(file.relative_to(ROOT)) for file in files), "-m", "timed"])
    stories = [line.removeprefix(TIMED) for line in said if line.startswith(TIMED)]
    if not stories:
        raise Failed("no timed story was told")
    return "; ".join(stories)


def scenarios(_part: list[str]) -> str:
    """Stories of the field with their numbers, each in a demo of its own."""
    files = sorted(ROOT.glob("tests/e2e/scenarios/[!_c]*.py"))
    said = heard([DONDOC, "test", *(str(file.relative_to(ROOT)) for file in files)])
    stories = [line.removeprefix(SCENARIO) for line in said if line.startswith(SCENARIO)]
    if len(stories) < len(files):
        raise Failed(f"{len(stories)} of {len(files)} scenarios were told")
    return "; ".join(stories)


def bench(_part: list[str]) -> str:
    """Every aim of the measurements."""
    figures = json.loads(heard([DONDOC, "bench", "--json"])[-1])
    return f"{len(figures)} aims met"


def gallery(_part: list[str]) -> str:
    """Every page in each language, theme and width can be looked at."""
    with tempfile.TemporaryDirectory(prefix="dondoc-gallery-") as out:
        return heard([DONDOC, "gallery", out])[-1].partition(":")[0]


def axe(_part: list[str]) -> str:
    """No page breaks WCAG 2.2 A or AA in any language, theme and width, all of its rows looked at."""
    return f"{_walked('whole_pages.py', AXE)} pages looked at, each on a desk and a phone"


def looks(_part: list[str]) -> str:
    """Every page bears being enlarged, narrow and spaced out, and nothing covers what has the focus."""
    return f"{_walked('close_looks.py', LOOKS)} pages looked at, at twice their size, in the narrowest window, by keys"


def states(_part: list[str]) -> str:
    """Every page says that it waits, what failed, that it is cut off, and no to who may not."""
    return f"{_walked('all_states.py', STATES)} pages held back, refused, cut off, asked for by strangers"


def _walked(file: str, mark: str) -> int:
    """How many pages were looked at, two walks at a time."""
    said = heard([DONDOC, "test", f"tests/e2e/pages/{file}", *BESIDE, "worksteal"])
    walks = [line.removeprefix(mark) for line in said if line.startswith(mark)]
    if not walks:
        raise Failed("no page was looked at")
    return sum(int(walk.split()[0]) for walk in walks)
