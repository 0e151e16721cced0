"""What the server says: in both languages, with the same places to fill in, and in the words of an office
(product.md, "Words on the screen"). Read from the source, so that a sentence nobody has met yet is held to it as well."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from backend.activity.inspection_verbs import STATES_OF_INSPECTIONS

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("api", "backend", "demo", "notifications", "workflows")
SAYS = {"Words", "say"}
PLACE = re.compile(r"\{[^{}]*\}")
# The column "Not" of the table, as whole words.
NOT_SAID = (
    "tác vụ", "công việc con", "instance", "phiếu hỗ trợ", "kanban", "dashboard", "workflow", "ticket", "nộp", "submit",
    "phản đối", "phê chuẩn", "xác minh", "verify", "từ chối", "treo", "leo thang", "ping", "độ phủ", "trọng số tổng hợp",
)  # fmt: skip


class Said(NamedTuple):
    """One pair of words and where it stands; a part computed in place is `{}`."""

    where: str
    vi: str | None
    en: str | None


def said(text: str, where: str) -> Iterator[Said]:
    """Every call that says something in this source."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYS:
            named = {word.arg: word.value for word in node.keywords}
            vi, en = [*node.args[:2], *(named[name] for name in ("vi", "en") if name in named), None, None][:2]
            yield Said(f"{where}:{node.lineno}", _text(vi), _text(en))


def _text(node: ast.expr | None) -> str | None:
    """The text of a constant or an f-string; "" for words that are handed on from elsewhere; None when absent."""
    if node is None:
        return None
    if isinstance(node, ast.Constant):
        return str(node.value) if node.value else None
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def wrong(pair: Said) -> str | None:
    """What is wrong with it, if anything."""
    if pair.vi is None or pair.en is None:
        return "is not there in both languages"
    if not pair.vi or not pair.en:
        return None
    if sorted(PLACE.findall(pair.vi)) != sorted(PLACE.findall(pair.en)):
        return "fills in other places"
    found = [word for word in NOT_SAID if re.search(rf"(?<!\w){word}(?!\w)", pair.vi.lower())]
    return f"says {found}" if found else None


def everything() -> list[Said]:
    """All of the server's words; the commands speak to whoever runs them, in English, by a `say` of their own."""
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")) if "cli" not in path.parts]
    return [pair for path in files for pair in said(path.read_text(), str(path.relative_to(ROOT)))]


def test_the_servers_words() -> None:
    pairs = everything()
    assert len(pairs) > 300
    assert [(pair, why) for pair in pairs if (why := wrong(pair))] == []


@pytest.mark.parametrize(
    "source",
    [
        'say("Một thứ tiếng")', 'Words("", "Nothing in Vietnamese")', 'say("Còn {n} việc", "{m} tasks left", n=1)',
        'Words("Từ chối nhiệm vụ", "Refuse")', 'Words(f"Dài quá {n}", "Too long")', 'say("Bấm submit", "Send")',
    ],
)  # fmt: skip
def test_the_scan_sees_each_fault(source: str) -> None:
    assert [wrong(pair) for pair in said(source, "x.py")] != [None]


def test_what_is_right_passes() -> None:
    right = 'say("Còn {n} việc", "{n} tasks left", n=1); Words("Trả lại…", "Return…"); Words(vi="Duyệt", en="Approve")'
    assert [wrong(pair) for pair in said(right, "x.py")] == [None] * 3


@pytest.mark.parametrize("noun", ["inspection", "ticket", "report"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_state_is_called_the_same_in_the_history_and_on_its_badge(noun: str, language: str) -> None:
    screen = (ROOT / f"frontend/src/shared/i18n/remediation.{language}.ts").read_text()
    block = re.search(rf"  {noun}State: {{(.*?)}},", screen, re.DOTALL)
    assert block
    shown = dict(re.findall(r'(\w+): "([^"]*)"', block[1]))
    assert shown == {state: getattr(words, language) for state, words in STATES_OF_INSPECTIONS[noun].items()}
