"""Gathers the Vietnamese words of a floor into its English catalogue, and builds it: `python -m tools.catalogue ui`.

Words are marked `{% translate %}` and `{% blocktranslate %}` in templates, by gettext and its kin in Python. Their
Vietnamese is the key. New words enter LOCALE/django.po without English; words nobody uses leave it; django.mo is built.

`python -m tools.catalogue web` only builds: the phrases of whole pages are written by hand and stay. With `--pages` it
also walks through the practice province and prints what its pages say that has no English, most frequent first.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "kientao"
PAGES = "web"  # the floor whose catalogue is of whole pages
_TRANSLATE = re.compile(r"""{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
_BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.S)
_CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_HEAD = "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nLanguage: en\n"


def main() -> None:
    """Floors are named on the command line; prints what still has no English."""
    floors = sys.argv[1:]
    if PAGES in floors or "--pages" in floors:
        rebuild(PACKAGE / PAGES)
    if "--pages" in floors:
        print(*missing_on_pages(), sep="\n")
    for floor in [one for one in floors if one not in (PAGES, "--pages")]:
        missing = refresh(PACKAGE / floor)
        print(f"{floor}: {len(missing)} words without English", *missing, sep="\n  ")


def refresh(folder: Path) -> list[str]:
    """Rewrites both files of a floor. Returns the words without English."""
    place = folder / "locale" / "en" / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    known = read(place / "django.po") if (place / "django.po").exists() else {}
    found = {words: known.get(words, "") for words in sorted(set(words_of(folder)))}
    _write(place, found)
    return [words for words, english in found.items() if not english]


def rebuild(folder: Path) -> None:
    """Sorts django.po and builds django.mo of it; nothing is thrown away."""
    place = folder / "locale" / "en" / "LC_MESSAGES"
    _write(place, dict(sorted(read(place / "django.po").items())))


def missing_on_pages() -> list[str]:
    """Phrases on the pages of the practice province that have no English, most frequent first. Takes two minutes."""
    from kientao.web.phrases import Phrases
    from tools.page_phrases import missing, pages_of_the_practice_province

    pages, data = pages_of_the_practice_province()
    phrases = Phrases(read(PACKAGE / PAGES / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    return [key for key, _ in missing(pages, data, phrases).most_common()]


def words_of(folder: Path) -> Iterator[str]:
    """Every marked Vietnamese sentence of a floor."""
    for template in sorted(folder.rglob("*.html")):
        text = template.read_text(encoding="utf-8")
        yield from (double or single for double, single in _TRANSLATE.findall(text))
        yield from (re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", block.replace("%", "%%")) for block in _BLOCK.findall(text))
    for module in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def read(po: Path) -> dict[str, str]:
    """Vietnamese → English of a catalogue written by this tool."""
    pairs = re.findall(r'^msgid (".*")\nmsgstr (".*")$', po.read_text(encoding="utf-8"), re.M)
    return {ast.literal_eval(key): ast.literal_eval(value) for key, value in pairs if key != '""'}


def _write(place: Path, found: dict[str, str]) -> None:
    (place / "django.po").write_text(_po(found), encoding="utf-8")
    (place / "django.mo").write_bytes(_mo({"": _HEAD} | {key: value for key, value in found.items() if value}))


def _po(found: dict[str, str]) -> str:
    entries = [f"msgid {_quoted(key)}\nmsgstr {_quoted(value)}\n" for key, value in found.items()]
    return "\n".join([f'msgid ""\nmsgstr {_quoted(_HEAD)}\n', *entries])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _mo(found: dict[str, str]) -> bytes:
    """The binary form gettext reads: two tables of (length, place), then the texts, each ended by a zero byte."""
    pairs = sorted((key.encode(), value.encode()) for key, value in found.items())
    start = 28 + 16 * len(pairs)
    texts, tables = b"", [b"", b""]
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), start + len(texts))
            texts += pair[side] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0) + tables[0] + tables[1] + texts


if __name__ == "__main__":
    main()
