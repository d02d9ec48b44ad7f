"""The works that are cut short: items on their way to the public, the index made anew, the export of the site."""

import os

from django.core.management import call_command

from gongkai.catalog import queries
from gongkai.catalog.actions import reviewing
from gongkai.catalog.lifecycle import State
from gongkai.catalog.models import InformationItem
from gongkai.search import indexing
from gongkai.search.models import SearchDocument
from gongkai.site_export.answers import Program
from gongkai.site_export.manifest import manifest_in
from tests.catalog.conftest import AT, fresh, pass_one
from tests.killing.soundness import faults
from tests.site_export.making import make_county

ADDRESS = "http://127.0.0.1"
AT_WORK = 5  # items on their way when somebody is killed
REVIEWERS = {"review": "sun", "secrecy": "bao", "sign": "qian"}


class Stage:
    """The township with some items that are public and indexed, and the folder of its copy."""

    def __init__(self, copy):
        self.copy = copy
        self.program = Program(ADDRESS)
        self.world = make_county()
        for serial in range(3):
            self.world.publish(self.world.draft(title=f"已经公开的第{serial}件"))
        indexing.rebuild()

    def faults(self):
        """Return what is wrong now."""
        return faults(self.program, self.copy)

    def carry_on(self, item):
        """Take an item from where it stands to the public."""
        item = fresh(item)
        if item.state == State.DRAFT:
            reviewing.submit(item=item, by=self.world.people["lin"], at=AT)
        while step := queries.standing_of(fresh(item)).next_step:
            pass_one(item, step, self.world.people[REVIEWERS[step]])


class Publishing:
    """Items go through their review, are published, and indexed one after the other."""

    def prepare(self, stage, number):
        for serial in range(AT_WORK - self.on_their_way().count()):
            stage.world.draft(title=f"第{number}次的第{serial}件安排")

    def whole(self, stage):
        for item in self.on_their_way():
            stage.carry_on(item)
            indexing.index_due()

    def on_their_way(self):
        return InformationItem.objects.exclude(state=State.PUBLISHED).order_by("pk")

    def unfinished(self, _stage):
        return [f"item {each.pk} is not public" for each in self.on_their_way()]


class Indexing:
    """The index is cleared and made anew."""

    def prepare(self, stage, number):
        stage.carry_on(stage.world.draft(title=f"第{number}件要检索的安排"))

    def whole(self, _stage):
        while indexing.index_due():
            pass
        indexing.rebuild()

    def unfinished(self, _stage):
        found = SearchDocument.objects.filter(source="item").count()
        public = InformationItem.objects.filter(is_public=True).count()
        return [] if found == public else [f"{found} found of {public}"]


class Exporting:
    """The site is written as plain files."""

    def prepare(self, stage, number):
        stage.carry_on(stage.world.draft(title=f"第{number}件要导出的安排"))
        indexing.index_due()

    def whole(self, stage):
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
            said = {"stdout": nowhere, "stderr": nowhere}
            call_command("export_site", str(stage.copy), "--agency", "qingshan", **said)

    def unfinished(self, stage):
        made = manifest_in(stage.copy / "current")
        public = [each.public_url() for each in InformationItem.objects.filter(is_public=True)]
        return [f"not in the copy: {each}" for each in public if each not in made.pages]


WORKS = {"publishing": Publishing(), "indexing": Indexing(), "exporting": Exporting()}
