"""A fresh clone in an empty folder with the two commands, a second one beside it, both signed in in one browser."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

from backend.cli import browser
from backend.cli.place import data_home
from tests.e2e.conftest import ARGUMENTS, Desk
from tests.e2e.test_two_instances import both_stay_signed_in
from tests.proofs.proof import ROOT, Failed, workplace
from tests.proofs.two_commands import Clone

FOLDERS = ("first", "second")


def prove(part: list[str]) -> str:
    """`part` is what of the tests is run in the clone; [] is everything."""
    with workplace("clone", leave) as place, Clone(str(ROOT), str(place / FOLDERS[0])) as first:
        ran = first.run()
        tested = first.test(part)
        with Clone(str(ROOT), str(place / FOLDERS[1])) as second:
            beside = second.run()
            _one_browser(first.address, second.address)
            second.stop()
        first.stop()
    return (
        f"served at {first.address} after {ran:.0f} s, tests passed in {tested:.0f} s; a second clone beside it at"
        f" {second.address} after {beside:.0f} s; one browser stayed signed in to both"
    )


def _one_browser(first: str, second: str) -> None:
    os.environ.update(browser.environment())
    faults: list[str] = []
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=os.environ["DONDOC_CHROMIUM"], args=ARGUMENTS)
        context = opened.new_context(locale="vi-VN")
        both_stay_signed_in(Desk(context, first, faults), Desk(context, second, faults))
        opened.close()
    if faults:
        raise Failed("; ".join(faults))


def leave(place: Path) -> None:
    """Stop what runs in the clones and remove their data folders, which lie elsewhere for root."""
    for folder in (place / name for name in FOLDERS if (place / name / "dondoc").exists()):
        subprocess.run([folder / "dondoc", "stop"], check=False)
        shutil.rmtree(data_home(None, root=folder), ignore_errors=True)
