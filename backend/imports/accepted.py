"""What a cell may hold instead of what was found wrong: examples by code, in both languages."""

_DEADLINES = (
    "30/06/2026", "Trước ngày 30/11/2026", "Tháng 6/2026", "Quý II", "Quý IV/2026", "Từ tháng 4 đến tháng 11/2026", "Năm 2026",
    "Thường xuyên", "Hằng quý", "Khi có văn bản chỉ đạo",
)  # fmt: skip
_LEADS = ("Chủ trì", "Đơn vị chủ trì", "Đơn vị thực hiện", "Phân công thực hiện")
_TASKS = ("Nhiệm vụ", "Nội dung", "Công việc", "Hoạt động")
_NUMBERS = ("1", "1.1", "a)", "II.1")
_TARGETS = ("95", "95,5%", "≥ 98", "Dưới 30", "Ít nhất 02", "Từ 98% trở lên")

# Words of papers, so the same in both languages of the page.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "INVALID_DATE": _DEADLINES,
    "UNPARSED_DEADLINE": _DEADLINES,
    "MISSING_LINE_NO": _NUMBERS,
    "UNPARSED_TARGET": _TARGETS,
    "NO_TABLE": (*_TASKS, *_LEADS),
}
# Where no list of values would help: a rule.
RULES: dict[str, tuple[str, str]] = {
    "MISSING_LEAD": ("tên, tên gọn, tên gọi khác hoặc tên cũ của một đơn vị, một nhóm trong cơ quan", "the name, short name, other or former name of one unit or group of the body"),
    "MULTIPLE_LEADS": ("một đơn vị hoặc một nhóm; đơn vị còn lại ghi ở cột phối hợp", "one unit or one group; the others belong in the partners' column"),
    "EMPTY_GROUP": ("nhóm có thành viên, hoặc một đơn vị", "a group with members, or one unit"),
    "DATE_BEFORE_PLAN": ("ngày từ ngày của kế hoạch trở đi", "the plan's own day or a later one"),
    "DATE_OUT_OF_RANGE": ("năm không quá 5 năm trước hoặc sau năm kế hoạch", "a year within 5 of the plan's own"),
    "NO_PLAN_YEAR": ("thời hạn có ghi năm, hoặc chọn năm của kế hoạch", "a deadline with its year, or choose the plan's year"),
    "DUPLICATE_LINE_NO": ("số chưa dùng ở dòng khác", "a number that no other line has"),
    "MISSING_PARENT": ("số của một dòng con có dòng mẹ trong bảng", "a number whose line above is in the table"),
    "EMPTY_TITLE": ("nội dung công việc bằng chữ", "what is to be done, in words"),
    "FORMULA_CELL": ("giá trị (chữ, số hoặc ngày), không phải công thức", "a value (text, number or day), not a formula"),
    "ERROR_VALUE": ("giá trị (chữ, số hoặc ngày)", "a value (text, number or day)"),
}  # fmt: skip


def accepted(code: str, language: str) -> list[str]:
    """Values that the cell may hold, or one rule; nothing where the message says it."""
    if code in RULES:
        vi, en = RULES[code]
        return [en if language == "en" else vi]
    return list(EXAMPLES.get(code, ()))
