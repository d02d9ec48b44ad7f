"""``gongkai init``: start an empty installation with its agency and administrator."""

from argparse import ArgumentParser
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug
from django.utils import timezone

from gongkai.accounts.forms import USERNAME
from gongkai.accounts.starting import InUse, start
from gongkai.agencies.models import AgencyLevel, Kind

QUESTIONS: Final = {
    "agency": "机关全称（例如 示例县人民政府）",
    "code": "代码，公开网址里的一段，小写字母、数字、横线，以后不能改（例如 shili）",
    "level": f"层级（{'、'.join(f'{each.value} {each.label}' for each in AgencyLevel)}）",
    "kind": f"性质（{'、'.join(f'{each.value} {each.label}' for each in Kind)}）",
    "name": "管理员姓名",
    "username": "管理员用户名（例如 admin）",
}


class Command(BaseCommand):
    """Ask for what is not given as an option, unless there is nobody to ask."""

    help = "建立一个新安装：第一个机关和管理员。已有机关或人员的安装不会被改动。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        for option, question in QUESTIONS.items():
            parser.add_argument(f"--{option}", help=question)
        parser.add_argument(
            "--no-input", action="store_false", dest="interactive", help="缺少的不问，直接报错"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        given = {each: self.asked(each, options) for each in QUESTIONS}
        checked(given)
        try:
            password = start(
                agency_name=given["agency"],
                code=given["code"],
                level=AgencyLevel(given["level"]),
                kind=Kind(given["kind"]),
                name=given["name"],
                username=given["username"],
                at=timezone.localtime(),
            )
        except InUse:
            raise CommandError(
                "这个安装里已经有机关或人员，什么都没有改。怎么办：直接登录；要新建的，另设一个空的 GONGKAI_DATA。"
            ) from None
        self.stdout.write(f"建好了。用户名 {given['username']}，一次性口令 {password}")
        self.stdout.write("口令只显示这一次，登录后要改，并设置第二重验证。")

    def asked(self, option: str, options: dict[str, Any]) -> str:
        """Return the option, or the answer of the person at the terminal.

        :raises CommandError: if it is missing and there is nobody to ask
        """
        if options[option]:
            return str(options[option]).strip()
        if not options["interactive"]:
            raise CommandError(f"缺少 --{option}：{QUESTIONS[option]}")
        return input(f"{QUESTIONS[option]}：").strip()


def checked(given: dict[str, str]) -> None:
    """Refuse what cannot be.

    :raises CommandError: naming the option and how to mend it
    """
    if not given["agency"] or not given["name"]:
        raise CommandError("机关全称和管理员姓名都要写。")
    for option, choices in (("level", AgencyLevel.values), ("kind", Kind.values)):
        if given[option] not in choices:
            raise CommandError(f"--{option} 只能是：{'、'.join(choices)}")
    for option, validator in (("code", validate_slug), ("username", USERNAME)):
        try:
            validator(given[option])
        except ValidationError as error:
            raise CommandError(f"--{option}：{error.messages[0]}") from None
