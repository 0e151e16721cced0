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


# Before whom a ticket came, the higher the number: Escalation.Level.
LEVELS: dict[int, Words] = {
    1: Words("Trưởng đơn vị khắc phục", "The head of the unit"),
    2: Words("Lãnh đạo cơ quan khắc phục", "The leader of the remedying body"),
    3: Words("Cơ quan kiểm tra", "The inspecting body"),
    4: Words("Ban Chỉ đạo", "The Steering Committee"),
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
