"""The few invented people of the province's other communes. None of them can be entered by a card."""

from backend.accounts.models import Membership, Post, User
from backend.organisations.models import BodySettings, OrgUnit
from demo.cast import SINCE
from workflows import policy

FAMILIES = ("Lưu", "Phùng", "Tăng", "Bành", "Viên", "Doãn", "Khổng", "Lạc", "Mạch", "Nghiêm")
HELD = (
    ("chairman", "", Post.CHAIRMAN, "Chủ tịch UBND xã", "Văn Minh Họa"),
    ("office", "-VP", Post.HEAD, "Chánh Văn phòng", "Thị Ví Dụ"),
    ("officer", "-VP", Post.MEMBER, "Chuyên viên", "Văn Giả Định"),
)
OWN = {"chairman": "o.chairman", "office": "outsider", "officer": "o.officer"}  # of the outsider's commune


def person(code: str, role: str) -> str:
    """The user name of a commune's chairman, head of office or officer."""
    return OWN[role] if code == "MH001" else f"{code.lower()}.{role}"


def people() -> None:
    """Everyone with their posts; each commune's office is its standing office."""
    codes = [f"MH{number:03d}" for number in range(2, 12)]
    units = {unit.code: unit for unit in OrgUnit.objects.filter(code__in=[c + e for c in codes for e in ("", "-VP")])}
    for code, family in zip(codes, FAMILIES, strict=True):
        for role, ending, post, title, given in HELD:
            user = User.objects.create_user(person(code, role), None, full_name=f"{family} {given}")
            Membership.objects.create(user=user, unit=units[code + ending], post=post, title=title, valid_from=SINCE)
        BodySettings.objects.update_or_create(body=units[code], defaults={"standing_office": units[f"{code}-VP"]})
        policy.choose(units[code], "SHORT")
