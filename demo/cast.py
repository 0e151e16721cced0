"""The people of the demo world and of the tests. Every person is invented; the names say so.

The commune's units are those of `units-2026-xa.csv`; the province and the outsider's commune are fictional.
"""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password

from backend.accounts.models import Absence, LeaderInCharge, Membership, Post, User
from backend.organisations.models import BodySettings, OrgUnit
from backend.words import Words
from workflows import policy

COMMUNE = "30337"
PROVINCE = "MH"
OUTSIDE = "MH001"
SINCE = date(2025, 7, 1)
PASSWORD = "demo"  # noqa: S105 - the demo accounts' public password, refused outside demo mode


@dataclass(frozen=True)
class Hold:
    """A post in a unit (by code), with the office's own title."""

    unit: str
    post: str
    title: str
    deputises: str = Membership.Deputises.NEVER


@dataclass(frozen=True)
class Persona:
    """One person; `waits` says on the demo card what they come for."""

    username: str
    full_name: str
    holds: tuple[Hold, ...]
    waits: Words | None = None
    staff: bool = False
    superuser: bool = field(default=False)


VP, KT, VHXH, TTPVHCC = (f"{COMMUNE}-{code}" for code in ("VP", "KT", "VHXH", "TTPVHCC"))

CAST: tuple[Persona, ...] = (
    Persona("chairman", "Trần Minh Họa", (Hold(COMMUNE, Post.CHAIRMAN, "Chủ tịch UBND xã"),), Words("Duyệt nhiệm vụ trọng tâm, giao việc", "Approves key tasks, gives work")),
    Persona("vice", "Võ Thị Ví Dụ", (Hold(COMMUNE, Post.VICE_CHAIRMAN, "Phó Chủ tịch UBND xã"),), Words("Phụ trách văn hóa - xã hội", "Leads culture and social affairs")),
    Persona("standing", "Nguyễn Thị Mẫu", (Hold(VHXH, Post.HEAD, "Trưởng phòng"),), Words("Trưởng phòng kiêm thường trực: kiểm tra kết quả", "Head and standing office: checks results")),
    Persona("head", "Phạm Thí Dụ", (Hold(TTPVHCC, Post.HEAD, "Giám đốc"),), Words("Duyệt việc của Trung tâm, giao người", "Approves the Centre's work, names officers")),
    Persona("officer", "Huỳnh Thị Thử", (Hold(TTPVHCC, Post.MEMBER, "Chuyên viên"),), Words("Có việc sắp đến hạn và việc bị trả lại", "Has work due soon and work returned")),
    Persona("partner", "Đặng Giả Định", (Hold(KT, Post.DEPUTY, "Phó Trưởng phòng", Membership.Deputises.WHEN_AWAY),), Words("Cho ý kiến phối hợp khi trưởng phòng đi vắng", "Gives opinions while the head is away")),
    Persona("clerk", "Lê Văn Bản", (Hold(VP, Post.CLERK, "Văn thư"), Hold(VP, Post.MEMBER, "Chuyên viên")), Words("Văn thư, theo dõi văn bản", "Clerk, keeps the documents")),
    Persona("admin", "Ngô Quản Trị", (Hold(VP, Post.ADMINISTRATOR, "Quản trị hệ thống"),), Words("Quản lý đơn vị và tài khoản", "Manages units and accounts"), staff=True),
    Persona("province", "Bùi Thường Trực", (Hold(f"{PROVINCE}-SNV", Post.HEAD, "Giám đốc Sở"),), Words("Thường trực của tỉnh, giao việc cho xã", "The province's standing office, gives work to communes")),
    Persona("inspector", "Hoàng Kiểm Nghiệm", (Hold(f"{PROVINCE}-SNV", Post.INSPECTOR, "Thanh tra viên"), Hold(f"{PROVINCE}-SNV", Post.MEMBER, "Chuyên viên")), Words("Kiểm tra cải cách hành chính", "Inspects administrative reform")),
    Persona("committee", "Đỗ Văn Theo Dõi", (Hold(PROVINCE, Post.COMMITTEE_MEMBER, "Thành viên Ban Chỉ đạo"),), Words("Theo dõi toàn tỉnh", "Follows the whole province")),
    Persona("outsider", "Lý Người Ngoài", (Hold(f"{OUTSIDE}-VP", Post.HEAD, "Chánh Văn phòng"),), Words("Ở xã khác, không thấy gì của xã An Phú", "In another commune, sees nothing of An Phú")),
)  # fmt: skip

# People who fill the units; they cannot be entered by card.
EXTRAS: tuple[Persona, ...] = (
    Persona("kt.head", "Cao Xuân Vắng", (Hold(KT, Post.HEAD, "Trưởng phòng"),)),
    Persona("kt.officer", "Phan Minh Ngẫu Nhiên", (Hold(KT, Post.MEMBER, "Chuyên viên"),)),
    Persona("kt.officer2", "Mai Thị Giả Sử", (Hold(KT, Post.MEMBER, "Chuyên viên"),)),
    Persona("vp.head", "Đinh Công Chánh", (Hold(VP, Post.HEAD, "Chánh Văn phòng"),)),
    Persona("vp.deputy", "Tạ Thị Phó Phòng", (Hold(VP, Post.DEPUTY, "Phó Chánh Văn phòng", Membership.Deputises.WHEN_AWAY),)),
    Persona("vp.officer", "Lâm Văn Thử Việc", (Hold(VP, Post.MEMBER, "Chuyên viên"),)),
    Persona("vp.officer2", "Châu Thị Tư Pháp", (Hold(VP, Post.MEMBER, "Công chức tư pháp"),)),
    Persona("vhxh.deputy", "Hồ Thị Phó", (Hold(VHXH, Post.DEPUTY, "Phó Trưởng phòng", Membership.Deputises.WHEN_AWAY),)),
    Persona("vhxh.officer", "Trương Văn Nội Vụ", (Hold(VHXH, Post.MEMBER, "Chuyên viên"),)),
    Persona("vhxh.officer2", "Dương Thị Xã Hội", (Hold(VHXH, Post.MEMBER, "Chuyên viên"),)),
    Persona("tt.officer2", "Vũ Thị Một Cửa", (Hold(TTPVHCC, Post.MEMBER, "Chuyên viên"),)),
    Persona("tt.deputy", "Kiều Phó Giám Đốc", (Hold(TTPVHCC, Post.DEPUTY, "Phó Giám đốc", Membership.Deputises.WHEN_AWAY),)),
    Persona("ca.head", "Quách Văn Trưởng", (Hold(f"{COMMUNE}-CA", Post.HEAD, "Trưởng Công an xã"),)),
    Persona("qs.head", "Thái Văn Chỉ Huy", (Hold(f"{COMMUNE}-QS", Post.HEAD, "Chỉ huy trưởng"),)),
    Persona("dvc.head", "Tô Thị Dịch Vụ", (Hold(f"{COMMUNE}-DVC", Post.HEAD, "Giám đốc"),)),
    Persona("dvc.officer", "Hứa Văn Truyền Thanh", (Hold(f"{COMMUNE}-DVC", Post.MEMBER, "Viên chức"),)),
    Persona("p.chairman", "Triệu Văn Chủ Tịch", (Hold(PROVINCE, Post.CHAIRMAN, "Chủ tịch UBND tỉnh"),)),
    Persona("p.office", "La Thị Chánh", (Hold(f"{PROVINCE}-VP", Post.HEAD, "Chánh Văn phòng"),)),
    Persona("p.officer", "Ông Văn Chuyên Viên", (Hold(f"{PROVINCE}-SNV", Post.MEMBER, "Chuyên viên"),)),
    Persona("o.chairman", "Lục Thị Xã Bạn", (Hold(OUTSIDE, Post.CHAIRMAN, "Chủ tịch UBND xã"),)),
    Persona("o.officer", "Ninh Văn Xã Bạn", (Hold(f"{OUTSIDE}-VP", Post.MEMBER, "Chuyên viên"),)),
)  # fmt: skip


def people(*, can_be_entered: bool) -> None:
    """Make everyone with their posts, settings of the three bodies, leaders in charge and the one absence.

    The units must be loaded. `can_be_entered`: the cast signs in with the demo password (demo and tests only)."""
    units = {unit.code: unit for unit in OrgUnit.objects.all()}
    for persona in (*CAST, *EXTRAS):
        enter = can_be_entered and persona in CAST
        user = User.objects.create_user(
            persona.username, None, full_name=persona.full_name, is_demo=enter, is_staff=persona.staff,
            is_superuser=persona.superuser,
        )  # fmt: skip
        Membership.objects.bulk_create(
            Membership(
                user=user, unit=units[h.unit], post=h.post, title=h.title, deputises=h.deputises, valid_from=SINCE
            )
            for h in persona.holds
        )
    User.objects.filter(is_demo=True).update(password=make_password(PASSWORD))  # one for all: it is slow, and no secret
    _configure(units)


def _configure(units: dict[str, OrgUnit]) -> None:
    offices = {
        COMMUNE: (VHXH, "SHORT", "STANDARD"),
        PROVINCE: (f"{PROVINCE}-SNV", "PROVINCE", None),
        OUTSIDE: (f"{OUTSIDE}-VP", "SHORT", None),
    }
    for code, (office, preset, key_preset) in offices.items():
        BodySettings.objects.update_or_create(body=units[code], defaults={"standing_office": units[office]})
        policy.choose(units[code], preset, key_preset=key_preset)
    by_name = {user.username: user for user in User.objects.all()}
    LeaderInCharge.objects.create(body=units[COMMUNE], leader=by_name["vice"], unit=units[VHXH], valid_from=SINCE)
    LeaderInCharge.objects.create(body=units[COMMUNE], leader=by_name["vice"], area="CIVIL_SERVICE", valid_from=SINCE)
    Absence.objects.create(
        user=by_name["kt.head"],
        stand_in=None,
        first_day=date(2026, 8, 3),
        last_day=date(2026, 12, 31),
        document_no="45/QĐ-UBND",
    )
