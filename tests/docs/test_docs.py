"""The documentation: links lead somewhere, both languages tell the same, and words of the screen are on the screen."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
# Where words of the screen are written; everybody's pages are in both languages in one place each.
SCREEN = [*ROOT.glob("frontend/src/shared/i18n/*.ts"), *ROOT.glob("workflows/**/*.py")]
PICTURE_LIMIT = 150_000  # bytes


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def headings(page: Path) -> list[int]:
    """The levels of its headings, in order."""
    return [len(found) for found in re.findall(r"^(#+) ", FENCED.sub("", page.read_text()), re.MULTILINE)]


@pytest.mark.parametrize("file", PAGES, ids=name)
def test_links_lead_somewhere(file: Path):
    links = [link for link in LINK.findall(file.read_text()) if "://" not in link]
    assert [link for link in links if not (file.parent / link).exists()] == []


@pytest.mark.parametrize("file", [*ROOT.glob("docs/vi/*.md"), ROOT / "README.vi.md"], ids=name)
def test_both_languages_have_the_same_parts(file: Path):
    other = ROOT / "README.md" if file.name == "README.vi.md" else ROOT / "docs" / "en" / file.name
    assert headings(file) == headings(other)


def test_every_page_is_in_both_languages():
    vi, en = ({page.name for page in ROOT.glob(f"docs/{language}/*.md")} for language in ("vi", "en"))
    assert vi == en
    assert len(vi) >= 3


OF_PEOPLE = [page for guide in ("officer", "leader", "inspection") for page in ROOT.glob(f"docs/*/{guide}.md")]


@pytest.mark.parametrize("file", OF_PEOPLE, ids=name)
def test_words_in_bold_stand_on_the_screen(file: Path):
    screen = "\n".join(path.read_text() for path in SCREEN)
    said = [" ".join(words.split()) for words in BOLD.findall(file.read_text())]
    assert len(said) > 15
    assert [words for words in said if f'"{words}"' not in screen and words not in {"bold", "đậm"}] == []


def test_pictures_are_small_and_shown():
    told = "".join(page.read_text() for page in PAGES)
    pictures = list((ROOT / "docs" / "pictures").iterdir())
    assert pictures
    assert [name(picture) for picture in pictures if picture.stat().st_size > PICTURE_LIMIT] == []
    assert [name(picture) for picture in pictures if picture.name not in told] == []
