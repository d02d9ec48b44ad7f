"""``gongkai demo``: fill an empty installation with the practice county."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.practice.filling import InUse, fill
from gongkai.practice.people import CORE, GROUPS, MORE


class Command(BaseCommand):
    """Make the practice county and say who may sign in."""

    help = "在空的安装里建一个虚构的练习县，供学习和试用；已有数据的安装不会被改动。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="已有数据时什么也不做，不报错（make run 用）"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        mark = Path(settings.PRACTICE_MARK)
        if options["if_empty"] and Agency.objects.exists():
            if mark.exists():
                self.say_accounts()
            return
        try:
            fill(at=timezone.localtime(), tell=self.stdout.write)
        except InUse:
            raise CommandError(
                "这个安装里已经有机关，不能再建练习县。怎么办：另设一个空的 GONGKAI_DATA 再运行。"
            ) from None
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text("practice\n", encoding="ascii")
        self.say_accounts()

    def say_accounts(self) -> None:
        """Print the sample accounts."""
        self.stdout.write("练习县的账号（不要求第二重验证，只在练习安装里有效）：")
        for group in GROUPS:
            self.stdout.write(f" {group}")
            for person in (*CORE, *MORE):
                if person.group == group:
                    self.stdout.write(f"  {person.username:<12}{person.name}　{person.shows}")
        self.stdout.write(
            " 其余每个单位各三个人：单位代码加 -1 信息员、-2 分管负责人、-3 工作机构负责人"
        )
        self.stdout.write("  例如 hongqi-1、shili-gongan-2；代码就是公开页的地址")
        self.stdout.write(f"  口令都是 {settings.PRACTICE_PASSWORD}")
        self.stdout.write(
            "先试：lin 登录，把青山镇对不上的一格改好，送签；qian、zhao 签批；lin 公布；he 审看。"
        )
