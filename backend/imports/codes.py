"""The closed list of what can be wrong with a file, in both languages. No Django here: a dry run needs none."""

from dataclasses import dataclass
from typing import Any

from backend.imports.accepted import accepted

# code → (Vietnamese, English); `{value}` is what stands in the cell
WORDS: dict[str, tuple[str, str]] = {
    "UNKNOWN_UNIT": ("Không có đơn vị tên “{value}” trong cơ quan.", "The body has no unit named “{value}”."),
    "AMBIGUOUS_UNIT": ("“{value}” có thể là nhiều đơn vị.", "“{value}” could be several units."),
    "MISSING_LEAD": ("Chưa ghi đơn vị chủ trì.", "No lead unit is given."),
    "MULTIPLE_LEADS": ("Chỉ được một đơn vị chủ trì: “{value}”.", "Exactly one lead unit is allowed: “{value}”."),
    "EMPTY_GROUP": ("Nhóm “{value}” chưa có thành viên nên không chủ trì được.", "The group “{value}” has no members, so it cannot lead."),
    "INVALID_DATE": ("“{value}” không phải là ngày có thật.", "“{value}” is not a day that exists."),
    "UNPARSED_DEADLINE": ("Không hiểu thời hạn “{value}”.", "The deadline “{value}” is not understood."),
    "DATE_BEFORE_PLAN": ("Hạn “{value}” trước ngày của kế hoạch.", "The due date “{value}” is before the plan's own date."),
    "DATE_OUT_OF_RANGE": ("Năm của hạn “{value}” quá xa năm kế hoạch.", "The year of “{value}” is far from the plan's year."),
    "NO_PLAN_YEAR": ("Không biết năm của hạn “{value}”: tệp không ghi năm kế hoạch.", "The year of “{value}” is not known: the file does not give the plan's year."),
    "DUPLICATE_LINE_NO": ("Số thứ tự {value} bị lặp.", "The line number {value} is repeated."),
    "MISSING_LINE_NO": ("Dòng “{value}” không có số thứ tự.", "The row “{value}” has no line number."),
    "MISSING_PARENT": ("Không có dòng {value} cho dòng con này.", "There is no line {value} above this one."),
    "EMPTY_TITLE": ("Dòng {value} chưa có nội dung.", "Line {value} has no text."),
    "TOO_LONG": ("Nội dung ô quá dài (quá {value} ký tự).", "The cell's text is longer than {value} characters."),
    "FORMULA_CELL": ("Ô là công thức; hãy dán giá trị.", "The cell is a formula; paste its value."),
    "ERROR_VALUE": ("Ô báo lỗi {value}.", "The cell holds the error {value}."),
    "UNKNOWN_PARTNER": ("Đơn vị phối hợp “{value}” không có trong danh sách, giữ nguyên văn.", "The partner “{value}” is not in the list; kept as text."),
    "UNKNOWN_AREA": ("Không nhận ra lĩnh vực “{value}”.", "The area “{value}” is not recognised."),
    "HIDDEN_ROWS": ("Có dòng ẩn {value}, không đưa vào.", "Hidden rows {value} were left out."),
    "HIDDEN_SHEET": ("Trang tính ẩn “{value}” không đưa vào.", "The hidden sheet “{value}” was left out."),
    "UNPARSED_TARGET": ("Không hiểu giá trị chỉ tiêu “{value}”.", "The target value “{value}” is not understood."),
    "MISSING_COLUMN": ("Bảng không có cột “{value}”.", "The table has no column “{value}”."),
    "GUESSED_COLUMN": ("Cột “{value}” được hiểu theo nội dung bên dưới; hãy xem lại.", "The column “{value}” was understood by what stands below it; please check."),
    "UNREAD_COLUMN": ("Cột “{value}” không đưa vào.", "The column “{value}” was left out."),
    "NO_TABLE": ("Không tìm thấy bảng nhiệm vụ (cần cột nhiệm vụ và cột chủ trì).", "No table of tasks was found (a task column and a lead column are needed)."),
    "NO_HEADING": ("{value} không có hàng tiêu đề nên không đưa vào.", "{value} has no heading row and was left out."),
    "NO_LINES": ("Bảng nhiệm vụ không có dòng nào.", "The table of tasks has no lines."),
    "NO_PLAN_DATE": ("Không đọc được số, ngày của kế hoạch trong phụ lục.", "The plan's number and date were not found in the appendix."),
    "MISSING_VALUE": ("Chưa ghi {value}.", "{value} is missing."),
    "UNKNOWN_CODE": ("Không có mã “{value}”.", "There is no code “{value}”."),
    "INVALID_NUMBER": ("“{value}” không phải là số ngày.", "“{value}” is not a number of days."),
    "DUPLICATE_CODE": ("Mã {value} bị lặp.", "The code {value} is repeated."),
    "DIFFERS_ABOVE": ("“{value}” khác dòng trên của cùng cuộc kiểm tra.", "“{value}” differs from the row above of the same inspection."),
    "BEFORE_VISIT": ("Ngày {value} trước ngày kiểm tra.", "The day {value} is before the visit."),
    "NOT_THE_GRID": ("Tệp không phải bảng báo cáo nhanh đã tải về.", "The file is no quick report that was downloaded here."),
    "NOT_IN_GRID": ("Việc ở dòng này không có trong bảng của bạn.", "The task of this row is not in your grid."),
    "NOT_TAKEN": ("Ô này không nhận lại từ tệp: “{value}”.", "This cell is not taken back from the file: “{value}”."),
    "UNKNOWN_STANDING": ("Không có tình hình “{value}”.", "There is no standing “{value}”."),
    "NO_TEXT": ("Tệp không có chữ để đọc: ảnh, bản quét, hoặc không phải PDF hay Word (.docx). Hãy gõ các ô bên dưới; tệp vẫn được giữ cùng văn bản.", "The file has no text to read: it is a picture, a scan, or neither PDF nor Word (.docx). Type the fields below; the file is kept with the document all the same."),
    "NO_LETTERHEAD": ("Không thấy số, ngày, trích yếu ở hai trang đầu. Hãy gõ các ô bên dưới; tệp vẫn được giữ cùng văn bản.", "No number, date or abstract was found on the first two pages. Type the fields below; the file is kept with the document all the same."),
    "NOT_CSV": ("Tệp không phải bảng CSV (UTF-8).", "The file is no CSV table (UTF-8)."),
    "NO_FINDINGS": ("Tệp không có phát hiện nào.", "The file has no findings."),
    "MORE_FINDINGS": ("Còn {value} phát hiện nữa không liệt kê.", "{value} more findings are not listed."),
    "NOT_A_SPREADSHEET": ("Tệp không phải bảng Excel (.xlsx, .xls) hay văn bản Word (.docx).", "The file is neither an Excel workbook (.xlsx, .xls) nor a Word text (.docx)."),
    "TOO_LARGE": ("Tệp quá lớn hoặc quá nặng để đọc.", "The file is too large or too heavy to read."),
    "ENCRYPTED": ("Tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại.", "The file has a password; remove it and try again."),
    "DAMAGED": ("Tệp bị hỏng, không mở được.", "The file is damaged and cannot be opened."),
    "MACROS": ("Tệp có macro; hãy lưu lại dạng .xlsx hoặc .docx.", "The file has macros; save it as .xlsx or .docx."),
    "NOT_FOUND": ("Không tìm thấy hoặc không mở được tệp.", "The file was not found or cannot be opened."),
    "NOT_READ": ("Chương trình lỗi khi đọc tệp; chưa đưa vào gì.", "The program failed while reading the file; nothing was taken over."),
    "UNKNOWN_BODY": ("Danh sách đơn vị không có cơ quan {value}.", "The list of units has no body {value}."),
    "BAD_UNIT_LIST": ("Không đọc được danh sách đơn vị {value} (cần CSV, UTF-8).", "The list of units {value} cannot be read (CSV, UTF-8)."),
}  # fmt: skip

# Where the cell is empty there is no value to name.
WORDS_WHEN_EMPTY: dict[str, tuple[str, str]] = {
    "UNPARSED_DEADLINE": ("Chưa ghi thời hạn.", "No deadline is given."),
    "UNPARSED_TARGET": ("Chưa ghi giá trị kế hoạch của chỉ tiêu.", "No planned value is given."),
    "UNKNOWN_AREA": ("Không biết dòng này thuộc lĩnh vực nào.", "The area of this line is not known."),
}


@dataclass(frozen=True)
class Problem:
    """One finding at a cell (`cell` empty: the whole sheet; `sheet` empty: the whole file). `near`: names of this body,
    or of the programme's areas, that may be meant."""

    code: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    value: str = ""
    near: tuple[str, ...] = ()

    def told(self, language: str) -> dict[str, Any]:
        """As the output prints it."""
        known = WORDS if self.value else WORDS | WORDS_WHEN_EMPTY
        vi, en = known[self.code]
        text = (en if language == "en" else vi).format(value=self.value)
        return {
            "sheet": self.sheet,
            "cell": cell_name(self.row, self.column),
            "code": self.code,
            "message": text,
            "value": self.value,
            "accepted": list(self.near) or accepted(self.code, language),
        }

    @property
    def order(self) -> tuple[str, int, int]:
        """Sheet, row, column."""
        return (self.sheet, self.row, self.column)


class Unreadable(Exception):
    """The file as a whole cannot be read; `code` says why."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.problem = Problem(code, value=value)


def cell_name(row: int, column: int) -> str:
    """`(18, 4)` → `D18`; rows and columns count from 1; 0 stands for none."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row or ''}"
