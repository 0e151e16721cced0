"""The areas of the reform in words, with the numerals plans print."""

from backend.plans.models import Area
from backend.words import Words

AREA_NAMES: dict[Area, Words] = {
    Area.DIRECTION: Words("Công tác chỉ đạo, điều hành", "Direction and management"),
    Area.INSTITUTIONS: Words("Cải cách thể chế", "Institutional reform"),
    Area.PROCEDURES: Words("Cải cách thủ tục hành chính", "Administrative procedure reform"),
    Area.APPARATUS: Words("Cải cách tổ chức bộ máy hành chính", "Organisational reform of the apparatus"),
    Area.CIVIL_SERVICE: Words("Cải cách chế độ công vụ", "Civil service reform"),
    Area.PUBLIC_FINANCE: Words("Cải cách tài chính công", "Public finance reform"),
    Area.DIGITAL_GOVERNMENT: Words(
        "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        "Development of e-government and digital government",
    ),
}
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII")
