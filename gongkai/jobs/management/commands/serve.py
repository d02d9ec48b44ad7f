"""``gongkai serve``: web, worker and clock in one process tree."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from gongkai.jobs.processes import Child, ProcessTree, django_command


class Command(BaseCommand):
    help = "启动全部：网页服务、后台任务、定时事项"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="地址和端口")
        parser.add_argument("--workers", type=int, default=2, help="网页服务的进程数")
        parser.add_argument("--threads", type=int, default=4, help="每个进程的线程数")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_unprepared_database()
        os.environ["DJANGO_SETTINGS_MODULE"] = settings.SETTINGS_MODULE
        web = [f"--{name}={options[name]}" for name in ("bind", "workers", "threads")]
        children = [
            Child("网页服务", django_command("web", *web)),
            Child("后台任务", django_command("work")),
            Child("定时事项", django_command("tick", "--loop")),
        ]
        self.stdout.write(f"网址：http://{options['bind']}/　按 Ctrl+C 停止")
        ProcessTree(children, self.stderr.write).run()
        self.stdout.write("已停止。")


def refuse_unprepared_database() -> None:
    """Stop with a word on what to run where tables are missing or of an older version.

    :raises CommandError: if so, or if the database cannot be reached
    """
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        raise CommandError(
            f"连不上数据库：{problem}\n怎么办：检查 GONGKAI_DATABASE 和 GONGKAI_DATA，确认数据库已启动。"
        ) from problem
    finally:
        connection.close()
    if missing:
        raise CommandError(
            f"数据库还没有准备好（有 {len(missing)} 步未做）。怎么办：先备份，再运行 gongkai migrate。"
        )
