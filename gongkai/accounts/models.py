"""People, the roles they hold at an agency, and who stands in for whom."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from gongkai.agencies.models import Agency
from gongkai.audit.actor import Actor


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. What they may do follows from their appointments, not from flags."""

    username = models.CharField("用户名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    email = models.EmailField("电子邮箱", blank=True)
    telephone = models.CharField("电话", max_length=40, blank=True)
    is_active = models.BooleanField("在用", default=True)
    is_staff = models.BooleanField("可进系统后台", default=False)
    # Changes when a second factor is set up or removed: sessions opened before are over
    sign_in_stamp = models.CharField("登录凭据的版本", max_length=32, blank=True)
    password_is_temporary = models.BooleanField("口令是一次性的，登录后须改", default=False)
    date_joined = models.DateTimeField("开户时间", auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session is opened for: this password and this second factor.

        Django ends the sessions whose hash is another (``django.contrib.auth.get_user``).
        """
        salt = "gongkai.accounts.models.User.get_session_auth_hash"
        value = f"{self.password}{self.sign_in_stamp}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()

    def as_actor(self, agency: Agency | None, role: str = "") -> Actor:
        """Return who did something, by value, for the audit chain."""
        code = agency.code if agency else ""
        return Actor(id=str(self.pk), name=self.name, role=role, agency_code=code)


class Role(models.TextChoices):
    """What a person does at an agency."""

    CLERK = "clerk", "信息员"
    REVIEWER = "reviewer", "审核人"
    SECRECY_REVIEWER = "secrecy_reviewer", "保密审查人"
    LEGAL_REVIEWER = "legal_reviewer", "合法性审核人"
    SIGNER = "signer", "签发人（分管负责人）"
    CASE_OFFICER = "case_officer", "承办人"
    HEAD_OF_OGI_OFFICE = "head_of_ogi_office", "信息公开工作机构负责人"
    HANDLING_UNIT_MEMBER = "handling_unit_member", "承办单位经办人"
    COUNTY_OFFICER = "county_officer", "主管部门工作人员"
    BOARD_KEEPER = "board_keeper", "公开栏管理员"
    ADMINISTRATOR = "administrator", "管理员"


class Appointment(models.Model):
    """A role that a person holds at an agency, from a day until a day (both included)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField("角色", max_length=30, choices=Role)
    from_on = models.DateField("起")
    until_on = models.DateField("止", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = "任职"
        constraints = [
            models.CheckConstraint(
                name="appointment_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
            # Overlaps of other kinds are refused by the action that appoints, under a lock of the person
            models.UniqueConstraint(
                name="one_open_appointment_per_role",
                fields=["user", "agency", "role"],
                condition=Q(until_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"


class Deputy(models.Model):
    """Who stands in for whom at an agency, from a day until a day (both included).

    A deputy has the roles the principal holds there in person, except that of administrator; roles the
    principal has as somebody's deputy are not passed on.
    """

    principal = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="stands_in")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="deputies")
    from_on = models.DateField("起")
    until_on = models.DateField("止")

    class Meta:
        verbose_name = "代理"
        verbose_name_plural = "代理"
        constraints = [
            models.CheckConstraint(
                name="deputy_ends_after_it_begins", condition=Q(until_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="nobody_is_their_own_deputy", condition=~Q(principal=F("deputy"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy}代理{self.principal}"


class KeptCounts(models.Model):
    """What the menu says is waiting for a person at an agency, as it was counted last.

    Nothing rests on it: without the row it is counted again. ``counts`` holds, by the key of the entry, how many
    wait and how many are late; names and titles never stand here.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    counts = models.JSONField("件数")
    counted_at = models.DateTimeField("清点时间")

    class Meta:
        verbose_name = "菜单上的件数"
        verbose_name_plural = "菜单上的件数"
        constraints = [
            models.UniqueConstraint(
                name="one_count_per_person_and_agency", fields=["user", "agency"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.agency_id}"
