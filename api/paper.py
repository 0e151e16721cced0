"""A paper in the official layout (Decree 30/2020/NĐ-CP, domain.md §7) as plain data. `sheets.py` writes it as a workbook,
`word.py` as a text; whatever is printed is built of these few pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CENTRE, LEFT, JUSTIFIED = "center", "left", "both"


@dataclass(frozen=True)
class Said:
    """A piece of text: size in points, `rule`: a line below it, as long as this share of the text; JUSTIFIED: a paragraph of the
    body, its first line indented."""

    text: str = ""
    size: float = 13
    bold: bool = False
    italic: bool = False
    align: str = CENTRE
    rule: float = 0


@dataclass(frozen=True)
class Line:
    """A line of the head or foot: over the whole width, or, with `right`, in two halves."""

    left: Said
    right: Said | None = None


@dataclass(frozen=True)
class Column:
    """A column of a table: `width` in millimetres of a page 252 wide. `hidden`: only a workbook keeps it, unseen."""

    head: str
    width: float
    centred: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Row:
    """A row's cells as text, in the order of the columns; `strong`: a title of what follows."""

    cells: Sequence[str]
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A table with what stands above it. `name`: of its sheet."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    title: Sequence[Said] = ()


@dataclass(frozen=True)
class Paper:
    """Head, tables, foot; upright or across. `text`: what a document says whose tables are appendices: head, text and foot
    stand upright before them, each table on a page of its own, across. A workbook is its tables alone and leaves it out."""

    tables: Sequence[Table]
    head: Sequence[Line] = ()
    foot: Sequence[Line] = ()
    upright: bool = False
    text: Sequence[Line] = ()


def sent(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to keep; `name` in ASCII."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
