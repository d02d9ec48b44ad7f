"""What a reader hands to the finder: pieces of text with their places, and what is wrong with the file itself."""

from dataclasses import dataclass, field

from lxml import etree

from gongkai.files.guard.hits import Hit, HitKind


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a unit as the file keeps them: the text, the tail or an attribute of an element."""

    element: etree._Element
    where: str
    length: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, cell, line or property.

    Units of one ``stream`` follow each other as they are read; in a table ``table`` names it and ``row`` and
    ``column`` count from 0.
    """

    place: str
    text: str
    stream: str = "body"
    table: int = 0
    row: int = 0
    column: int = 0
    pieces: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Material:
    """Everything found in one file. ``unread`` says in Chinese what could not be looked into."""

    units: list[Unit] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add_hidden(self, place: str, what: str, confidence: float = 0.9) -> None:
        """Note something that does not show when the file is opened."""
        self.hits.append(Hit(HitKind.HIDDEN_CONTENT, place, (0, 0), what, confidence))

    def add_metadata(self, place: str, masked: str, confidence: float = 0.8) -> None:
        """Note a property that tells of a person or a place."""
        self.hits.append(Hit(HitKind.METADATA, place, (0, 0), masked, confidence))
