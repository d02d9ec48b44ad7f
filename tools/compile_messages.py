"""Compile the message catalogues (.po to .mo), so that gettext need not be installed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "gongkai" / "locale"


def main() -> None:
    """Write each catalogue's compiled form beside it."""
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as opened:
            catalogue = read_po(opened)
        with source.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


if __name__ == "__main__":
    main()
