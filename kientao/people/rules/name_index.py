"""Finds bodies by what somebody wrote: as it stands, without what goes without saying, without accents, nearly."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from kientao.kernel.key import bare
from kientao.people.rules.bodies import Body
from kientao.people.rules.names import Place, name_key, place_free_key

_TOO_COMMON = 60  # a word that many names share tells nothing about which one is meant
_NEAR = 0.82
_LOOKED_AT = 12
Found = tuple[Body, str]  # with the kind of the spelling that matched


class NameIndex:
    """Every spelling of every body, four ways."""

    def __init__(self, bodies: Iterable[Body], place: Place | None) -> None:
        self._place = place
        self._whole: defaultdict[str, list[Found]] = defaultdict(list)
        self._free: defaultdict[str, list[Found]] = defaultdict(list)
        self._bare: defaultdict[str, list[Found]] = defaultdict(list)
        for body in bodies:
            for spelling in body.spellings:
                found = (body, spelling.kind)
                free = place_free_key(spelling.text, place)
                self._whole[name_key(spelling.text)].append(found)
                self._free[free].append(found)
                self._bare[bare(free)].append(found)
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for written in self._bare:
            for word in set(written.split()):
                self._words[word].append(written)

    def whole(self, text: str) -> list[Found]:
        """The name as it is written out."""
        return self._whole.get(name_key(text), [])

    def free(self, text: str) -> list[Found]:
        """The name without the province, the level, or the committee of a commune."""
        return self._free.get(place_free_key(text, self._place), [])

    def unaccented(self, text: str) -> list[Found]:
        """The name typed without accents, or with wrong ones."""
        return self._bare.get(bare(place_free_key(text, self._place)), [])

    def longer(self, text: str) -> list[Found]:
        """Names that begin with these words and go on: "Sở Văn hóa" → "Sở Văn hóa, Thể thao và Du lịch"."""
        asked = bare(place_free_key(text, self._place))
        if len(asked.split()) < 2:
            return []
        near = (written for written, _ in self._sharing(asked) if written.startswith(asked + " "))
        return [found for written in near for found in self._bare[written]]

    def near(self, text: str) -> list[Found]:
        """Names that differ by a slip of the pen, the nearest first."""
        asked = bare(place_free_key(text, self._place))
        matcher = SequenceMatcher(None, "", asked, autojunk=False)
        scored: list[tuple[float, str]] = []
        for written, _ in self._sharing(asked):
            matcher.set_seq1(written)
            if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
                scored.append((matcher.ratio(), written))
        near = [written for ratio, written in sorted(scored, reverse=True) if ratio >= _NEAR]
        return [found for written in near for found in self._bare[written]]

    def _sharing(self, asked: str) -> list[tuple[str, int]]:
        shared = Counter(
            written
            for word in asked.split()
            if len(self._words.get(word, ())) <= _TOO_COMMON
            for written in self._words.get(word, ())
        )
        return shared.most_common(_LOOKED_AT)
