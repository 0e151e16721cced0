"""The words for what is chosen from."""

from backend.words import Words

PARTNER_MODES: dict[str, Words] = {
    "COORDINATES": Words("phối hợp", "coordinates"),
    "HAS_PART": Words("có phần việc", "has a part"),
    "GIVES_OPINION": Words("cần ý kiến", "gives an opinion"),
}


HAND_BACK_KINDS: dict[str, Words] = {
    "WRONG_UNIT": Words("Không đúng đơn vị", "Wrong unit"),
    "NO_AUTHORITY": Words("Không đủ thẩm quyền", "Lacks authority"),
    "DOUBLE": Words("Trùng việc khác", "Double of another task"),
    "MORE_TIME": Words("Cần thêm thời gian", "Needs more time"),
}


CAUSES: dict[str, Words] = {
    "OBJECTIVE": Words("Khách quan", "Objective"),
    "SUBJECTIVE": Words("Chủ quan", "Subjective"),
}


STANDINGS: dict[str, Words] = {
    "NOT_BEGUN": Words("Chưa làm", "Not begun"),
    "UNDER_WAY": Words("Đang làm", "Under way"),
    "DONE": Words("Xong", "Done"),
    "STUCK": Words("Vướng", "Stuck"),
}


OBSTACLE_ASKED: dict[str, Words] = {
    "UNIT": Words("Một đơn vị", "A unit"),
    "LEADER": Words("Lãnh đạo phụ trách", "The leader in charge"),
    "ABOVE": Words("Cơ quan cấp trên", "The body above"),
}
