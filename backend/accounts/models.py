"""People, the posts they hold, who leads which area, and who stands in for whom. All dated."""

from typing import Any, ClassVar

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from backend.organisations.models import OrgUnit
from backend.words import Words, say


class UserManager(BaseUserManager["User"]):
    """Makes users; `create_superuser` is what Django's own commands call."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        """A person who may sign in; without a password, one who cannot until one is set."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: object) -> "User":
        """A person who may use the admin pages for everything."""
        return self.create_user(username, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Never deleted: history points here. `is_system` is the one user behind acts of the system."""

    username = models.CharField(max_length=80, unique=True)
    full_name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)  # for the body's administrator alone
    language = models.CharField(max_length=2, default="vi", choices=[("vi", "Tiếng Việt"), ("en", "English")])
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_system = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)  # may be entered by a demo card
    hints = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # those read, by name: shown no more

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_system"], condition=models.Q(is_system=True), name="one_system_user")
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name as documents print it."""
        return self.full_name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Rights on a record come from the rules alone: an administrator has the settings, not the content."""
        if obj is None:
            return self._administers()
        if self.is_system:
            return True
        return self.is_active and rules.has_perm(perm, self, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """Whoever administers has every page of the administration; there are no finer rights to hand out."""
        return self._administers()

    def _administers(self) -> bool:
        return self.is_active and self.is_staff


class Post(models.TextChoices):
    """What a membership lets a person do. A person may hold several, each in a membership of its own."""

    CHAIRMAN = "CHAIRMAN"  # leads the body (also: director of a department that is a body)
    VICE_CHAIRMAN = "VICE_CHAIRMAN"
    HEAD = "HEAD"  # of the unit
    DEPUTY = "DEPUTY"
    MEMBER = "MEMBER"
    CLERK = "CLERK"
    INSPECTOR = "INSPECTOR"
    COMMITTEE_MEMBER = "COMMITTEE_MEMBER"  # of the Steering Committee
    ADMINISTRATOR = "ADMINISTRATOR"


POST_NAMES: dict[str, Words] = {
    Post.CHAIRMAN: Words("Người đứng đầu cơ quan", "Head of the body"),
    Post.VICE_CHAIRMAN: Words("Cấp phó của người đứng đầu", "Deputy head of the body"),
    Post.HEAD: Words("Trưởng đơn vị", "Head of unit"),
    Post.DEPUTY: Words("Phó trưởng đơn vị", "Deputy head of unit"),
    Post.MEMBER: Words("Công chức, viên chức", "Officer"),
    Post.CLERK: Words("Văn thư", "Clerk"),
    Post.INSPECTOR: Words("Người kiểm tra", "Inspector"),
    Post.COMMITTEE_MEMBER: Words("Thành viên Ban Chỉ đạo", "Member of the Steering Committee"),
    Post.ADMINISTRATOR: Words("Quản trị hệ thống", "System administrator"),
}


def post_choices() -> list[tuple[str, str]]:
    """The posts in the reader's language, asked each time they are shown."""
    return [(post, str(words)) for post, words in POST_NAMES.items()]


def deputising_choices() -> list[tuple[str, str]]:
    """When a deputy acts for the head, in the reader's language."""
    return [
        ("NEVER", say("Không", "Never")),
        ("ALWAYS", say("Luôn luôn", "Always")),
        ("WHEN_AWAY", say("Khi trưởng đơn vị đi vắng", "When the head is away")),
        ("AREAS", say("Trong các lĩnh vực được phân công", "In the areas assigned")),
    ]


class Membership(models.Model):
    """`user` holds `post` in `unit` from `valid_from` to `valid_to` (inclusive). `title` is how the office says
    it. `deputises`: when a deputy acts for the head without paper (product.md §16)."""

    class Deputises(models.TextChoices):
        NEVER = "NEVER"
        ALWAYS = "ALWAYS"
        WHEN_AWAY = "WHEN_AWAY"
        AREAS = "AREAS"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="memberships")
    post = models.CharField(max_length=20, choices=post_choices)
    title = models.CharField(max_length=120)
    deputises = models.CharField(max_length=10, choices=deputising_choices, default=Deputises.NEVER)
    areas = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "valid_to"], name="membership_user"),
            models.Index(fields=["unit", "post"], name="membership_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.user.full_name}: {self.title}, {self.unit.short_name}"


class LeaderInCharge(models.Model):
    """Which leader of a body has the affairs of an area, or of a unit (product.md §16)."""

    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="leaders_in_charge")
    leader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=40, blank=True)
    unit = models.ForeignKey(OrgUnit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return say("{name}, lãnh đạo phụ trách từ {day}", "{name}, leader in charge since {day}",
                   name=self.leader.full_name, day=f"{self.valid_from:%d/%m/%Y}")  # fmt: skip


class DefaultOfficer(models.Model):
    """Who of a unit carries out its tasks of an area when nobody else is named; `area` '' stands for all others."""

    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="default_officers")
    area = models.CharField(max_length=40, blank=True)
    officer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "area"], name="default_officer_once")]


class Absence(models.Model):
    """`user` is away; `stand_in` acts in their name, in everything or in `areas`. It cannot be passed on."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="stands_in")
    areas = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    document_no = models.CharField(max_length=80, blank=True)
    entered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # for them, from paper

    def __str__(self) -> str:
        return say("{name} đi vắng {first} đến {last}", "{name} away {first} to {last}", name=self.user.full_name,
                   first=f"{self.first_day:%d/%m/%Y}", last=f"{self.last_day:%d/%m/%Y}")  # fmt: skip


class FirstAdministratorLink(models.Model):
    """A one-use link for whoever sets the system up; only its hash is kept."""

    digest = models.BinaryField(unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Session(AbstractBaseSession):
    """A sign-in that has not ended, as Django keeps it, and whose it is: nobody's before they have signed in."""

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")


class AccessCode(models.Model):
    """The one-use code of a slip, in force for one person; only its keyed hash is kept. `body` gave it."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="access_code")
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField()
    expires_at = models.DateTimeField()


class SavedView(models.Model):
    """A way of looking at a board or list that somebody gave a name: `query` is what stands in the address. `kind`: of which
    records. `unit`: whose people see it too; None: its owner's alone. It tells nothing that its reader may not read anyway."""

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_views")
    unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="saved_views")
    kind = models.CharField(max_length=10, default="task")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True)


class OpeningView(models.Model):
    """The view that a page of such records (`kind`) opens with for one person, where its address says nothing else."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="opening_views")
    kind = models.CharField(max_length=10)
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind"], name="opened_with_one")]


class Snooze(models.Model):
    """What its owner put aside until a day, whatever kind of record it is: on that day it lies in their boxes again."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="snoozes")
    record = models.UUIDField()
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "record"], name="snoozed_once")]


class WatchedUnit(models.Model):
    """A body below that somebody keeps an eye on; it tells nothing that they may not read anyway."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="watched_units")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "unit"], name="watched_once")]


class Attention(models.Model):
    """How closely somebody follows a record (`noun`, `record`): all that happens to it, or nothing but what is asked of them.
    Without a row they hear what concerns them. Nobody else knows of it."""

    class Mode(models.TextChoices):
        WATCH = "WATCH"
        MUTE = "MUTE"

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="attention")
    noun = models.CharField(max_length=20)
    record = models.UUIDField()
    mode = models.CharField(max_length=5, choices=Mode.choices)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "record"], name="attention_once")]
        indexes = [models.Index(fields=["record"], name="attention_record")]
