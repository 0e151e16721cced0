"""How fast the machine is just now beside the one whose seconds the time budget names.

The same suite on the same commit took 858 s one day and 1,278 s another: machines are shared. A fixed piece of work of the
kind tests are made of is timed between the stages, and what a stage took is told in the budget's seconds.
"""

import subprocess
import time

from backend.cli.place import PYTHON

# Seconds of the piece, two at a time, on the machine whose seconds the budget names.
USUAL = 1.0
PIECE = """
import json, re
word = re.compile("[aeiou]+")
for turn in range(32):
    rows = [{"id": n, "name": f"row {n * 7919 % 10007}", "seen": [n, str(n)]} for n in range(6000)]
    back = sorted(json.loads(json.dumps(rows)), key=lambda row: (row["name"], -row["id"]))
    found = {word.sub("-", row["name"]): row for row in back}
"""


def slowness() -> float:
    """How many times as long as usual two of the piece take now, beside each other as tests are; never below 1: a faster
    machine has the same budget."""
    began = time.monotonic()
    pieces = [subprocess.Popen([str(PYTHON), "-I", "-S", "-c", PIECE]) for _ in range(2)]
    for piece in pieces:
        if piece.wait() != 0:
            raise RuntimeError(f"the piece of work ended with {piece.returncode}")
    return max(1.0, (time.monotonic() - began) / USUAL)
