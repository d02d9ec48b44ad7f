"""Tables of proactive disclosure."""

from gongkai.catalog.models.balances import Measure, OpeningBalance, Tally
from gongkai.catalog.models.calls import AskedOffice, CallEvent, MaterialCall, OfficeContact
from gongkai.catalog.models.imports import (
    ImportedItem,
    ImportFault,
    ImportJob,
    ImportKind,
    OldAddress,
)
from gongkai.catalog.models.items import InformationItem, ItemEvent, ItemVersion
from gongkai.catalog.models.plans import CatalogPlan, IndexCounter, ItemClass
from gongkai.catalog.models.registers import RegisterEntry, RegisterKind
from gongkai.catalog.models.work import OpenedAttachment, UnsavedWork

__all__ = [
    "AskedOffice",
    "CallEvent",
    "CatalogPlan",
    "ImportFault",
    "ImportJob",
    "ImportKind",
    "ImportedItem",
    "IndexCounter",
    "InformationItem",
    "ItemClass",
    "ItemEvent",
    "ItemVersion",
    "MaterialCall",
    "Measure",
    "OfficeContact",
    "OldAddress",
    "OpenedAttachment",
    "OpeningBalance",
    "RegisterEntry",
    "RegisterKind",
    "Tally",
    "UnsavedWork",
]
