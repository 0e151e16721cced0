"""A paper as a .docx: A4 across or upright, Times New Roman, the heading of a table on every page, pages numbered from the second.

Written as XML, which for a table is one line a row: a library that keeps a tree of it in memory needs many times as long
for the 3,000 lines of a large plan.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from api.paper import CENTRE, JUSTIFIED, Line, Paper, Said, Table

MM = 1440 / 25.4  # twentieths of a point
WIDTH, UPRIGHT_WIDTH = 252, 165  # millimetres between the margins
INDENT = 12.7  # millimetres, of a paragraph's first line
LEFT_HALF = 0.4  # of the width: body and number left, nation and date right
TABLE_SIZE = 11
FONT = "Times New Roman"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{WORD}.header+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{R}/header" Target="header1.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
        f'w:eastAsia="{FONT}" w:cs="{FONT}"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
        'w:val="Normal"/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name '
        'w:val="Normal Table"/></w:style></w:styles>'
    ),
    "word/header1.xml": (
        f'<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
    ),
}
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="r2"/><w:pgSz {size}/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "{first}</w:sectPr>"
)
UNNUMBERED = "<w:titlePg/>"  # a section's first page
ACROSS, UPRIGHT = 'w:w="16838" w:h="11906" w:orient="landscape"', 'w:w="11906" w:h="16838"'
SIDES = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))
)
NO_SIDES = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'  # the nation's name fits on one line


def document(paper: Paper) -> bytes:
    """The file. Characters that XML cannot hold are left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in PARTS.items():
            package.writestr(name, XML + content)
        package.writestr("word/document.xml", XML + "".join(_document(paper)))
    return out.getvalue()


def _document(paper: Paper) -> Iterator[str]:
    yield f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
    yield from _with_appendices(paper) if paper.text else _whole(paper)
    yield "</w:body></w:document>"


def _whole(paper: Paper) -> Iterator[str]:
    across = UPRIGHT_WIDTH if paper.upright else WIDTH
    yield from _lines(paper.head, across)
    for table in paper.tables:
        yield from _titled(table, across)
    yield _paragraph(Said(size=6))
    yield from _lines(paper.foot, across)
    yield SECTION.format(size=UPRIGHT if paper.upright else ACROSS, first=UNNUMBERED)


def _with_appendices(paper: Paper) -> Iterator[str]:
    """The document as it is signed, upright; after it its appendices, across, whose pages are counted on."""
    yield from _lines([*paper.head, *paper.text], UPRIGHT_WIDTH)
    yield _paragraph(Said(size=6))
    yield from _lines(paper.foot, UPRIGHT_WIDTH)
    yield f"<w:p><w:pPr>{SECTION.format(size=UPRIGHT, first=UNNUMBERED)}</w:pPr></w:p>"
    for number, table in enumerate(paper.tables):
        yield from _titled(table, WIDTH, new_page=number > 0)
    yield _paragraph(Said(size=6))
    yield SECTION.format(size=ACROSS, first="")


def _titled(table: Table, across: float, *, new_page: bool = False) -> Iterator[str]:
    for said in table.title:
        yield _paragraph(said, width=across, keep=True, apart=True, new_page=new_page)
        new_page = False
    yield _paragraph(Said(size=6), keep=True)
    yield from _table(table, across)


def _lines(lines: Sequence[Line], across: float) -> Iterator[str]:
    """Lines in two halves stand in a table without borders, so that they stay beside each other."""
    halves: list[Line] = []
    for line in lines:
        if line.right:
            halves.append(line)
            continue
        yield from _halves(halves, across)
        halves = []
        yield _paragraph(line.left, width=across, apart=True)
    yield from _halves(halves, across)


def _halves(lines: Sequence[Line], across: float) -> Iterator[str]:
    if not lines:
        return
    widths = (across * LEFT_HALF, across * (1 - LEFT_HALF))
    yield f"<w:tbl>{_facts(widths, borders=False)}"
    for line in lines:
        cells = zip(widths, (line.left, line.right or Said()), strict=True)
        yield "<w:tr>" + _unbroken() + "".join(_cell(_paragraph(said, width=w), w) for w, said in cells) + "</w:tr>"
    yield "</w:tbl>"
    yield _paragraph(Said(size=4))


def _table(table: Table, across: float) -> Iterator[str]:
    shown = [at for at, column in enumerate(table.columns) if not column.hidden]
    columns = [table.columns[at] for at in shown]
    share = across / sum(column.width for column in columns)
    widths = [column.width * share for column in columns]
    yield f"<w:tbl>{_facts(widths, borders=True)}<w:tr>{_unbroken(heading=True)}"
    for column, width in zip(columns, widths, strict=True):
        yield _cell(_paragraph(Said(column.head, TABLE_SIZE, bold=True)), width, middle=True)
    yield "</w:tr>"
    for row in table.rows:
        yield f"<w:tr>{_unbroken()}"
        for at, column, width in zip(shown, columns, widths, strict=True):
            align = CENTRE if column.centred else "left"
            yield _cell(_paragraph(Said(row.cells[at], TABLE_SIZE, bold=row.strong, align=align)), width)
        yield "</w:tr>"
    yield "</w:tbl>"


def _facts(widths: Sequence[float], *, borders: bool) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>{f"<w:tblBorders>{sides}</w:tblBorders>" if borders else ""}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{SIDES if borders else NO_SIDES}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _unbroken(*, heading: bool = False) -> str:
    return f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heading else ''}</w:trPr>"


def _cell(content: str, width: float, *, middle: bool = False) -> str:
    facts = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    if middle:
        facts += '<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{facts}</w:tcPr>{content}</w:tc>"


def _paragraph(said: Said, *, width: float = 0, keep: bool = False, apart: bool = False, new_page: bool = False) -> str:
    facts = "<w:keepNext/>" if keep else ""
    if new_page:
        facts += "<w:pageBreakBefore/>"
    if said.align == JUSTIFIED:
        facts += f'<w:spacing w:before="120"/><w:ind w:firstLine="{_twips(INDENT)}"/>'
    elif apart:
        facts += '<w:spacing w:before="80"/>'
    if said.rule:
        length = len(said.text) * said.size * 0.2 * said.rule  # millimetres, near enough
        side = _twips(max(0.0, (width - length) / 2))
        border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        ruled = _paragraph_of(
            Said(size=2),
            f'{border}<w:spacing w:after="60" w:line="20" w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/>',
        )
        return _paragraph_of(said, "<w:keepNext/>") + ruled
    return _paragraph_of(said, facts)


def _paragraph_of(said: Said, facts: str) -> str:
    size = int(said.size * 2)
    run = f'<w:rPr>{"<w:b/>" if said.bold else ""}{"<w:i/>" if said.italic else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{_plain(piece)}</w:t>' for piece in said.text.split("\n"))
    text = f"<w:r>{run}{pieces}</w:r>" if said.text else ""
    return f'<w:p><w:pPr>{facts}<w:jc w:val="{said.align}"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:pPr>{text}</w:p>'


def _plain(text: str) -> str:
    return escape("".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff"))


def _twips(millimetres: float) -> int:
    return round(millimetres * MM)
