"""The head of an official document (Decree 30/2020/NĐ-CP, annex I) told as one line, as somebody would paste it: kind, number, date,
issuer, abstract. What the head does not say is left out of the line. No Django here: it runs in the limited child."""

import re
import unicodedata

FIRST_LINES = 60  # non-empty lines in which the head lies
LONGEST_ABSTRACT, MOST_ABSTRACT = 700, 6  # characters, lines
FULL_WIDTH = 60  # characters; a line as long as this that begins a sentence is the text, no more of the abstract

# A document's own number begins a line and its own date follows the place; others are of documents that it names.
_NUMBERED = re.compile(r"^(?:Số|SỐ)\s*:?\s*")
_NUMBER = re.compile(r"(\d+[a-zđ]?(?:\s?/\s?\d{4})?\s?[/-]\s?[^\W\d_][\w&.]*(?:\s?[/-]\s?[\w&.]+)*)", re.IGNORECASE)
_DAY = re.compile(r",\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_DATED = re.compile(r"\bngày\b[\s\d.…]*tháng\b.*", re.IGNORECASE)
_MOTTO = re.compile(
    r"CỘNG\s*H(?:ÒA|OÀ)\s*XÃ\s*HỘI\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM|Độc\s*lập\s*[-–]\s*Tự\s*do\s*[-–]\s*Hạnh\s*phúc|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\W_]+$")
_TITLE = re.compile(
    r"^(QUYẾT ĐỊNH|KẾ HOẠCH|CHỈ THỊ|NGHỊ QUYẾT|THÔNG BÁO|KẾT LUẬN|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN|NGHỊ ĐỊNH"
    r"|THÔNG TƯ|CÔNG ĐIỆN|GIẤY MỜI)\b[\s:]*"
)
_BODY = re.compile(
    r"^(ỦY BAN|UỶ BAN|UBND|HỘI|HĐND|SỞ|BỘ|BAN|CHÍNH PHỦ|THỦ TƯỚNG|VĂN PHÒNG|CHI CỤC|CỤC|PHÒNG|TRUNG TÂM|CÔNG AN|THANH TRA"
    r"|ĐẢNG|TỈNH ỦY|THÀNH ỦY|VIỆN|TỔNG CỤC|TÒA ÁN|TRƯỜNG|ĐOÀN|QUỐC HỘI|KHO BẠC|BẢO HIỂM|THUẾ|NGÂN HÀNG|LIÊN)\b"
)
_ABOUT = re.compile(r"\bV\s?/\s?v\b[\s:.]*|^Về việc\b[\s:]*|^Về\b[\s:]*", re.IGNORECASE)
# The text begins: nothing after it belongs to the head.
_TEXT = re.compile(r"^(Kính gửi|Căn cứ|Theo đề nghị|Xét đề nghị)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"^(Thực hiện|[IVX]+\.|\d+[.)]|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CHÁNH|TRƯỞNG|ỦY BAN|UỶ BAN|HỘI ĐỒNG|\(?Ban hành kèm)\b"
)
_GOES_ON = re.compile(
    r"(?:[,\-–]|\b(?:và|của|tỉnh|thành phố|xã|phường|huyện|số|năm|về|theo|thực hiện|tại))$", re.IGNORECASE
)
_SHORT = {"UBND", "HĐND", "TTPVHCC", "CCHC", "TTHC"}
_PLACES = {"tỉnh", "phố", "xã", "phường", "huyện", "khu", "quận"}
_AFTER_PLACE = {"năm", "giai"}
_NAMED_BY_FIELD = {"sở", "bộ", "phòng"}


def line_of(text: str) -> str:
    """The line; empty when neither number, date nor abstract was found."""
    lines = _lines(text)
    end = next((n for n, line in enumerate(lines) if _TEXT.match(line)), len(lines))
    head = [" ".join(_MOTTO.sub(" ", line).split()) for line in lines[:end]]
    at = next((n for n, line in enumerate(head) if _NUMBERED.match(line)), None)
    number = _NUMBER.match(_NUMBERED.sub("", head[at])) if at is not None else None
    named = next((n for n, line in enumerate(head) if n > (at or 0) and _title(line)), len(head))
    day = _DAY.search(" ".join(head[:named]))
    title, about = _said(head, named)
    if not (number or day or about):
        return ""
    issuer = _issuer(head[:at] if at is not None else [])
    symbol = "".join(number[1].split()).rstrip(".") if number else ""
    pieces = (
        title.capitalize(),
        f"số {symbol}" if symbol else "",
        f"ngày {int(day[1])}/{int(day[2])}/{day[3]}" if day else "",
        f"của {issuer}" if issuer else "",
        f"về việc {about}" if about else "",
    )
    return " ".join(piece for piece in pieces if piece)


def _lines(text: str) -> list[str]:
    found = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return [line for line in found if line][:FIRST_LINES]


def _own(line: str) -> str:
    """The line without what stands beside it: place and date, a rule of dashes."""
    if dated := _DATED.search(line):
        words = line[: dated.start()].rstrip(" ,").split(" ")
        while words and (not words[-1] or words[-1].istitle()) and line[: dated.start()].rstrip().endswith(","):
            words.pop()
        line = " ".join(words)
    line = " ".join(line.split())
    return "" if _RULE.match(line) else line


def _issuer(above: list[str]) -> str:
    """What stands above the number: the body itself, below the one it belongs to."""
    lines = [line for line in map(_own, above) if line and line.isupper()]
    begin = len(lines) - 1
    while begin > 0 and (not _BODY.match(lines[begin]) or lines[begin - 1].endswith((" VÀ", "-", ","))):
        begin -= 1
    return _as_written(" ".join(lines[begin:])) if lines else ""


def _title(line: str) -> re.Match[str] | None:
    return _TITLE.match(line) if line.isupper() else None


def _said(head: list[str], named: int) -> tuple[str, str]:
    """What the document calls itself, on the line `named`, and what it is about."""
    if named < len(head) and (title := _title(head[named])):
        rest, below = head[named][title.end() :], head[named + 1 :]
        return title[1], _abstract([rest, *below] if rest else below)
    for n, line in enumerate(head):
        if about := re.search(r"\bV\s?/\s?v\b", line, re.IGNORECASE):
            return "", _abstract([line[about.start() :], *head[n + 1 :]])
    return "", ""


def _abstract(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        own = _own(line)
        if not own and not kept:
            continue
        if not own or (kept and _begins_text(own, kept[-1])):
            break
        kept.append(own)
        if len(kept) == MOST_ABSTRACT or own != line:  # what stood beside it ends the letter's two lines
            break
    said = _ABOUT.sub("", " ".join(kept), count=1).strip(' .;:"“”')[:LONGEST_ABSTRACT]
    return _as_written(said)


def _begins_text(line: str, before: str) -> bool:
    if _AFTER.match(line):
        return True
    return len(line) > FULL_WIDTH and line[0].isupper() and not line.isupper() and not _GOES_ON.search(before)


def _as_written(text: str) -> str:
    """A name in capitals as it is written in a sentence: Ủy ban nhân dân tỉnh Minh Họa, Sở Khoa học và Công nghệ. A guess,
    for a person to look over."""
    if not text.isupper():
        return text
    words = [word if word.strip(",") in _SHORT else word.lower() for word in text.split(" ")]
    by_field, place = words[0] in _NAMED_BY_FIELD, False
    for n, word in enumerate(words):
        opens = n == 0 or (by_field and (n == 1 or words[n - 1] == "và" or words[n - 1].endswith(",")))
        if word not in _PLACES | _AFTER_PLACE and word != "và" and (opens or place) and word.strip(",") not in _SHORT:
            words[n] = word.capitalize()
        place = (place and word not in _AFTER_PLACE) or (word in _PLACES and n > 0)
    return " ".join(words).replace("chính phủ", "Chính phủ")
