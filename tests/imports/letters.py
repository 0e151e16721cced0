"""Official documents as offices send them, their bytes made by hand."""

import io
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter

LETTER = (
    "ỦY BAN NHÂN DÂN", "TỈNH MINH HỌA", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Số: 1234 /SNV-CCHC", "V/v rà soát thủ tục hành chính", "quý III năm 2026", "Minh Họa, ngày 05 tháng 8 năm 2026",
    "Kính gửi: Ủy ban nhân dân các xã, phường.", "Thực hiện Kế hoạch số 9/KH-UBND ngày 01 tháng 2 năm 2026 của tỉnh.",
)  # fmt: skip


def pdf(path: Path, *lines: str, pages: int = 1) -> Path:
    """A PDF of these lines on its first page, with a font whose codes are those of Unicode; no line: a scan."""
    path.write_bytes(pdf_bytes(lines, pages))
    return path


def pdf_bytes(lines: Sequence[str], pages: int = 1) -> bytes:
    """The file itself."""
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td\n" for line in lines)
    drawn = f"BT /F1 12 Tf 60 780 Td\n{shown}ET" if lines else "0 0 100 100 re f"
    used = sorted({f"{ord(letter):04x}" for line in lines for letter in line})
    codes = "\n".join(f"<{code}> <{code}>" for code in used)
    unicode = f"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{len(used)} beginbfchar\n{codes}\nendbfchar\nendcmap"
    kids = " ".join(f"{8 + n} 0 R" for n in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(unicode), _stream(drawn), _stream(""),
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 if n else 6} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            for n in range(pages)
        ),
    ]  # fmt: skip
    made, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{said}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return made + end.encode()


def locked(path: Path, *lines: str, password: str) -> Path:
    """The same with a password; an empty one locks it against changes only."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes(lines))))
    writer.encrypt(password, "owner", algorithm="AES-256")
    writer.write(path)
    return path


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"
