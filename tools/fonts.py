"""Compares the faces that printing ships with an installed package's, and copies them: `python -m tools.fonts --copy`.

Debian 12: fonts-liberation2, later fonts-liberation. Version 1 has another licence and is left alone.
"""

import argparse
import re
import shutil
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "kientao/documents/printing/fonts"
INSTALLED = Path("/usr/share/fonts/truetype")
FACES = tuple(f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
_VERSION, _LICENCE = 5, 13  # of the name table
_OPEN_FONT_LICENCE = re.compile(r"SIL Open Font License,? Version 1\.1")


def main() -> int:
    """1 when a face differs, the notice names another version, or nothing may be copied."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--copy", action="store_true", help="replace the shipped faces by the installed ones")
    options.add_argument("folder", nargs="?", type=Path, help="with the four faces; else the system's newest")
    given = options.parse_args()
    folder = given.folder or max(_folders(), key=_newer, default=None)
    print(f"shipped:   {_told(SHIPPED)}")
    if folder is None:
        print("installed: none")
    else:
        print(f"installed: {_told(folder)}, {folder}")
        if given.copy:
            if not is_open(folder):
                print("not copied: only the SIL Open Font License 1.1 lets us pass them on")
                return 1
            for name in FACES:
                shutil.copyfile(folder / name, SHIPPED / name)
    found = list(_differing(folder)) if folder else []
    for name in found:
        print(f"differs:   {name}")
    if not notice_agrees():
        print(f"{SHIPPED / 'LICENSE'} names another version")
    return 1 if found or not notice_agrees() else 0


def version(face: Path) -> str:
    """ "2.1.5"."""
    found = re.search(r"\d+(\.\d+)+", _names(face).get(_VERSION, ""))
    return found[0] if found else "0"


def _newer(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in version(folder / FACES[0]).split("."))


def is_open(folder: Path) -> bool:
    """Do all four say that they stand under the licence we ship them with?"""
    return all(_OPEN_FONT_LICENCE.search(_names(folder / name).get(_LICENCE, "")) for name in FACES)


def notice_agrees() -> bool:
    """Does the notice beside the faces name their version?"""
    notice = (SHIPPED / "LICENSE").read_text(encoding="utf-8")
    return all(f"Liberation Serif {version(SHIPPED / name)} " in notice for name in FACES)


def _folders() -> Iterator[Path]:
    for folder in sorted(INSTALLED.glob("liberation*")):
        if all((folder / name).is_file() for name in FACES):
            yield folder


def _differing(folder: Path) -> Iterator[str]:
    return (name for name in FACES if (folder / name).read_bytes() != (SHIPPED / name).read_bytes())


def _told(folder: Path) -> str:
    licence = "SIL Open Font License 1.1" if is_open(folder) else "another licence"
    return f"Liberation Serif {version(folder / FACES[0])}, {licence}"


def _names(face: Path) -> dict[int, str]:
    """What a font says of itself, by the numbers of its name table."""
    data = face.read_bytes()
    tables = (
        struct.unpack_from(">4s4xLL", data, 12 + 16 * place) for place in range(*struct.unpack_from(">H", data, 4))
    )
    at = next(offset for tag, offset, _ in tables if tag == b"name")
    count, strings = struct.unpack_from(">HH", data, at + 2)
    said = {}
    for place in range(count):
        platform, _, _, number, length, offset = struct.unpack_from(">6H", data, at + 6 + 12 * place)
        if platform == 3:  # Windows: UTF-16
            said[number] = data[at + strings + offset :][:length].decode("utf-16-be")
    return said


if __name__ == "__main__":
    sys.exit(main())
