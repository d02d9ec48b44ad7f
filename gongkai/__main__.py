"""The command ``gongkai``: reports as files, due days and the guard need no Django; everything else is its commands."""

import os
import sys
from collections.abc import Sequence
from typing import Final

REPORT: Final = "report"
DUE: Final = "due"
GUARD: Final = "guard"
SETTINGS: Final = "gongkai.settings.production"
HELP_WORDS: Final[tuple[list[str], ...]] = ([], ["help"], ["-h"], ["--help"])
HELP: Final = """gongkai（公开）：政府信息公开工作的程序

不要数据库：
  gongkai report read|check|roll-up|convert|template …   读、核对、汇总、转换年度报告文件
  gongkai due 2026-03-02 …   算一件申请的答复期限，逐日说明
  gongkai guard 文件 …       送出之前查个人信息和看不见的内容

安装和运行：
  gongkai demo               在空的安装里建一个虚构的练习县
  gongkai init               建一个空的安装：一个机关、一个管理员
  gongkai serve              运行：网页、后台任务、定时工作
  gongkai web | work | tick  分开运行这三样

维护：
  gongkai backup | restore   备份、恢复数据库、文件和密钥
  gongkai audit verify       核对审计链
  gongkai rebuild            按记录重新推算缓存的数
  gongkai export-site        把公开网站写成静态文件
  gongkai export-package | import-site   把公开信息打成签名的包、收下其他平台的包
  gongkai migrate            升级后更新数据库的表

每个命令后面加 --help 看用法；说明书在 docs/ 里。
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in HELP_WORDS:
        sys.stdout.write(HELP)
        return 0
    if given[:1] == [REPORT]:
        from gongkai.report_cli.command import run

        return run(given[1:])
    if given[:1] == [DUE]:
        from gongkai.due_cli.command import run as run_due

        return run_due(given[1:])
    if given[:1] == [GUARD]:
        from gongkai.guard_cli.command import run as run_guard

        return run_guard(given[1:])
    return _run_django(given)


def _run_django(arguments: list[str]) -> int:
    """Run a command of Django; ``export-site`` is the module ``export_site``."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    name = [each.replace("-", "_") for each in arguments[:1] if not each.startswith("-")]
    execute_from_command_line(["gongkai", *name, *arguments[len(name) :]])
    return 0


if __name__ == "__main__":
    sys.exit(main())
