"""A list of people as it is pasted out of a spreadsheet: columns found, units and posts understood, problems told by line.

Nothing is kept. Whoever looks at it mends what is wrong and then saves (`backend.accounts.people`).
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from backend.accounts.models import Post
from backend.accounts.people import MOST, plain_name
from backend.errors import FieldError, Invalid
from backend.imports.text import clean, unmarked
from backend.imports.units import Matcher, Unit
from backend.words import say

COLUMNS = ("full_name", "title", "unit", "phone", "username")
HEADINGS: tuple[tuple[str, str], ...] = (  # without marks; the first that matches
    ("username", r"ten dang nhap|tai khoan|user"), ("phone", r"dien thoai|di dong|sdt|so dt|phone"),
    ("title", r"chuc vu|chuc danh|vi tri|title|post"), ("unit", r"don vi|phong|bo phan|noi cong tac|unit"),
    ("full_name", r"ho va ten|ho ten|ho, ten|^ten$|name"), ("", r"^(stt|tt|so tt|no\.?)$"),
)  # fmt: skip
# Titles → posts, without marks; the first that matches. Data: what offices call those who hold them.
TITLES: tuple[tuple[str, str], ...] = (
    (r"\bhdnd\b|hoi dong nhan dan", Post.MEMBER), (r"pho chu tich", Post.VICE_CHAIRMAN), (r"chu tich", Post.CHAIRMAN),
    (r"quan tri", Post.ADMINISTRATOR), (r"van thu", Post.CLERK), (r"\bpho\b", Post.DEPUTY),
    (r"^(chanh|truong|giam doc|chi huy truong|bi thu)\b", Post.HEAD),
)  # fmt: skip
BELOW = {Post.CHAIRMAN: Post.HEAD, Post.VICE_CHAIRMAN: Post.DEPUTY}  # of the Front or an association: it is a unit here
PHONE = re.compile(r"[+(]?\d[\d\s.()-]{7,}")


@dataclass
class PastedRow:
    """A line as understood. `problems`: (field, what is wrong); `notes`: worth a look; `exists`: has this post already."""

    line: int
    full_name: str = ""
    title: str = ""
    unit: str = ""
    unit_printed: str = ""
    phone: str = ""
    username: str = ""
    post: str = Post.MEMBER
    exists: bool = False
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class PastedList:
    """All lines that name somebody, and headings of columns that nothing is taken from."""

    rows: list[PastedRow]
    ignored: list[str]


@dataclass(frozen=True)
class Known:
    """Somebody who works in the body: user name, full name, unit (code), post."""

    username: str
    full_name: str
    unit: str
    post: str


def read_people(text: str, body: Unit, units: Sequence[Unit], known: Sequence[Known], taken: set[str]) -> PastedList:
    """Read the pasted `text`. `units`: of the body, without groups; `known`: who works there; `taken`: user names of
    everybody in the system. Raises Invalid for more people than are taken at once."""
    lines = _cells(text)
    columns, ignored, first = _columns(lines, Matcher([body, *units]))
    reading = _Reading(body, Matcher([body, *units]), known, set(taken))
    rows = [row for line, cells in lines[first:] for row in reading.read(line, cells, columns)]
    if len(rows) > MOST:
        message = say(
            "Danh sách có {n} người. Mỗi lần dán nhiều nhất {most} người.",
            "The list has {n} people. Paste at most {most} at a time.", n=len(rows), most=MOST,
        )  # fmt: skip
        raise Invalid(message, errors=[FieldError("text", message)])
    return PastedList(rows, ignored)


def _cells(text: str) -> list[tuple[int, list[str]]]:
    """(line, cells) of each line with something in it: parted by tabs, else by semicolons, else by commas."""
    sign = next((sign for sign in "\t;" if sign in text), ",")
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), delimiter=sign)
    found = []
    for cells in reader:
        cleaned = [clean(cell).replace("\n", " ") for cell in cells]
        if any(cleaned):
            found.append((reader.line_num, cleaned))
    return found


def _columns(lines: list[tuple[int, list[str]]], matcher: Matcher) -> tuple[dict[str, int], list[str], int]:
    """Where each column is, headings not understood, and the first line behind the headings."""
    for at, (_, cells) in enumerate(lines[:10]):
        columns, ignored = _headings(cells)
        if "full_name" in columns and len(columns) > 1:
            return columns, ignored, at + 1
    return _guessed([cells for _, cells in lines], matcher), [], 0


def _headings(cells: list[str]) -> tuple[dict[str, int], list[str]]:
    columns: dict[str, int] = {}
    ignored = []
    for place, cell in enumerate(cells):
        name = next((name for name, words in HEADINGS if re.search(words, unmarked(cell))), None)
        if name and name not in columns:
            columns[name] = place
        elif cell and name != "":
            ignored.append(cell)
    return columns, ignored


def _guessed(lines: list[list[str]], matcher: Matcher) -> dict[str, int]:
    """Without headings: numbers at the front are counts, what most often names a unit is the unit, long numbers are
    telephones; of the rest the first is the name and the next the title."""
    columns: dict[str, int] = {}
    for place in range(max(map(len, lines), default=0)):
        cells = [line[place] for line in lines if place < len(line) and line[place]]
        half = max(1, len(cells) // 2)
        if sum(cell.rstrip(".").isdigit() and len(cell) < 5 for cell in cells) >= half and place == 0:
            continue
        if "phone" not in columns and cells and sum(bool(PHONE.fullmatch(cell)) for cell in cells) >= half:
            columns["phone"] = place
        elif "full_name" not in columns:
            columns["full_name"] = place
        elif "unit" not in columns and cells and sum(bool(matcher.find(cell).codes) for cell in cells) >= half:
            columns["unit"] = place
        elif "title" not in columns:
            columns["title"] = place
    return columns


class _Reading:
    """One pass over the lines: the unit of the line above, user names given out so far."""

    def __init__(self, body: Unit, matcher: Matcher, known: Sequence[Known], taken: set[str]) -> None:
        self.body, self.matcher, self.taken = body, matcher, taken
        self.known: dict[str, list[Known]] = {}
        for one in known:
            self.known.setdefault(plain_name(one.full_name), []).append(one)
        self.above = ""

    def read(self, line: int, cells: list[str], columns: dict[str, int]) -> Iterator[PastedRow]:
        """The row of a line; none for one that only names the unit of those below."""
        printed = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        filled = [cell for cell in cells if cell and not cell.rstrip(".").isdigit()]
        if len(filled) == 1 and self.matcher.find(re.sub(r"^[IVXLC\d]+[.)]\s*", "", filled[0])).codes:
            self.above = self.matcher.find(re.sub(r"^[IVXLC\d]+[.)]\s*", "", filled[0])).codes[0]
            return
        row = PastedRow(
            line, printed.get("full_name", ""), printed.get("title", ""), unit_printed=printed.get("unit", ""),
            phone=printed.get("phone", ""),
        )  # fmt: skip
        row.post = _post(row.title)
        self._find_unit(row)
        self._name(row, printed.get("username", "").lower())
        if not row.full_name:
            row.problems.append(("full_name", say("Thiếu họ và tên.", "The name is missing.")))
        if not row.title:
            row.title = say("Công chức", "Officer")
            row.notes.append(say("Chưa ghi chức danh.", "No title is given."))
        yield row

    def _find_unit(self, row: PastedRow) -> None:
        found = self.matcher.find(row.unit_printed)
        leads = row.post in BELOW
        if len(found.codes) == 1 and not found.unknown and not found.ambiguous:
            row.unit = self.above = found.codes[0]
        elif not (found.codes or found.ambiguous) and (meant := self.matcher.meant(row.unit_printed)):
            row.unit = self.above = meant
            name = self.matcher.units[meant].name
            row.notes.append(say("Đơn vị được hiểu là “{name}”.", "The unit is understood as “{name}”.", name=name))
        elif row.unit_printed:
            message = say("Không có đơn vị “{name}”.", "There is no unit “{name}”.", name=row.unit_printed)
            row.problems.append(("unit", message))
        elif leads:
            row.unit = self.body.code
        elif self.above and self.above != self.body.code:
            row.unit = self.above
            row.notes.append(say("Đơn vị lấy theo dòng trên.", "The unit is that of the line above."))
        else:
            row.problems.append(("unit", say("Thiếu đơn vị.", "The unit is missing.")))
        if leads and row.unit and row.unit != self.body.code:
            row.post = BELOW[Post(row.post)]
        elif row.unit == self.body.code and row.post in {Post.HEAD, Post.DEPUTY}:
            row.post = Post.MEMBER

    def _name(self, row: PastedRow, printed: str) -> None:
        """The user name: as printed, of whoever is here under that name in that unit, else a new one."""
        same = self.known.get(plain_name(row.full_name), [])
        here = next((one for one in same if one.unit == row.unit and printed in {"", one.username}), None)
        if here:
            row.username = here.username
            row.exists = any(
                one.post == row.post and one.unit == row.unit for one in same if one.username == here.username
            )
            return
        founder = next((one for one in same if (one.post, one.unit) == (Post.ADMINISTRATOR, self.body.code)), None)
        if founder and not printed:  # who set the body up stands in the list under their post
            row.username = founder.username
            row.notes.append(
                say(
                    "Thêm vị trí cho tài khoản {username} đang có.",
                    "Another post for the account {username}.",
                    username=row.username,
                )
            )
            return
        row.username = printed or self._free(username_of(row.full_name))
        self.taken.add(row.username)
        if same and row.username not in {one.username for one in same}:
            row.notes.append(_same_name(same[0].username))

    def _free(self, base: str) -> str:
        if not base:
            return ""
        return next(
            name for n in range(1, len(self.taken) + 3) if (name := base if n == 1 else f"{base}{n}") not in self.taken
        )


def _same_name(username: str) -> str:
    return say(
        "Đã có người cùng họ tên ({username}). Nếu là một người, ghi tên đăng nhập ấy.",
        "Somebody of this name is here ({username}). If it is the same person, write that user name.",
        username=username,
    )


def username_of(full_name: str) -> str:
    """`Nguyễn Thị Mẫu` → `ntmau`: first letters, then the given name; empty for nothing to make one of."""
    words = re.findall(r"[a-z0-9]+", unmarked(full_name))
    made = "".join(word[0] for word in words[:-1]) + words[-1] if words else ""
    return made if len(made) != 1 else f"{made}{made}"


def _post(title: str) -> str:
    text = unmarked(title)
    return next((post for words, post in TITLES if re.search(words, text)), Post.MEMBER)
