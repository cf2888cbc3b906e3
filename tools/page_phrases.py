"""What the pages of the practice province say to an English reader, as each of its people, before it is looked up.

For `python -m tools.catalogue --pages`. The province is built in a folder of its own, or kept where KIENTAO_VAR names
one; on its pages the components speak English already.
"""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from kientao.web.markup import Kind, pieces
from kientao.web.phrases import Phrases, folded, generalised, parts_of

if TYPE_CHECKING:
    from tests.hardship.web.forms import Visitor

_STEP = "kientao.web.english.english_pages"
_VIETNAMESE = re.compile(r"(?i)[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]")
_PEOPLE = ("nam", "thuha", "luc", "truong", "thom", "loc", "quyen", "yen", "sonha", "sao", "thu", "kien")
_AT_THE_ONE_STOP_SHOP = ("linh", "phong", "thinh", "luc", "thoa", "duong", "anbinh", "huong", "nam", "kien")
_NOT_PAGES = frozenset(["gallery", "guide"])  # samples; a text of its own
_NAMES = frozenset(["name", "short_name", "full_name", "title", "abbreviation"])


def is_vietnamese(words: str) -> bool:
    """Does it have a letter English doesn't?"""
    return _VIETNAMESE.search(words) is not None


def said_on(page: str) -> set[str]:
    """Everything a page says, each folded, entities resolved."""
    return {folded(unescape(raw)) for kind, raw in pieces(page, "en") if kind is Kind.WORDS and not raw.isspace()}


@dataclass
class Data:
    """What the tables hold: it comes from people, not from the program."""

    values: set[str] = field(default_factory=set)
    names: re.Pattern[str] = re.compile("(?!)")
    text: str = ""

    def holds(self, phrase: str) -> bool:
        """Is it a value, or a piece of a long one?"""
        return phrase in self.values or (len(phrase) > 14 and phrase in self.text)

    def without_names(self, phrase: str) -> str:
        """Names in it become {*}."""
        return self.names.sub("{*}", phrase)


def data() -> Data:
    """Of the database that is open."""
    from django.apps import apps
    from django.db.models import CharField, TextField

    values, names = set[str](), set[str]()
    for model in apps.get_models():
        for one in model._meta.get_fields():
            if not model.__module__.startswith("kientao.") or not isinstance(one, CharField | TextField):
                continue
            for value in filter(None, model._default_manager.values_list(one.name, flat=True).distinct()):
                lines = {folded(str(value)), *map(folded, str(value).splitlines())}
                values |= lines
                if one.name in _NAMES:
                    names |= {line for line in lines if " " in line and line[0].isupper() and len(line) < 120}
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return Data(values, re.compile("|".join(longest_first) or "(?!)"), "\n".join(values))


def unknown(words: str, phrases: Phrases, data: Data) -> Iterator[str]:
    """Of what a page says at one place: the parts that are ours and have no English."""
    if data.holds(words) or phrases.whole(words) is not None:
        return
    for part in map(folded, parts_of(words)):
        if is_vietnamese(data.without_names(part)) and not data.holds(part) and phrases.whole(part) is None:
            yield part


def missing(pages: Iterable[str], data: Data, phrases: Phrases) -> Counter[str]:
    """Phrase without English, as a key of the catalogue → on how many pages."""
    found = Counter[str]()
    for page in pages:
        for words in said_on(page):
            found.update(generalised(data.without_names(part))[0] for part in unknown(words, phrases, data))
    return found


def pages_of_the_practice_province() -> tuple[list[str], Data]:
    """Every kind of page as each of its people; the tables they come from."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["KIENTAO_PRACTICE_DAY"] = "2026-07-06"
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("KIENTAO_VAR", folder)
        import django

        django.setup()
        from django.conf import settings
        from django.test import override_settings

        from kientao.demo.installation import prepare

        prepare(lambda words: None)
        middleware = [one for one in settings.MIDDLEWARE if one != _STEP]
        with override_settings(MIDDLEWARE=middleware, ALLOWED_HOSTS=["*"], SECOND_FACTOR_ROLES=frozenset()):
            return list(_walked()), data()


def _walked() -> Iterator[str]:
    from tests.hardship.web.explorer import explored, route_of
    from tests.hardship.web.forms import html_of
    from tests.support.routes import one_stop

    for people, names in ((_PEOPLE, frozenset[str]()), (_AT_THE_ONE_STOP_SHOP, one_stop())):
        visitors = _visitors(people)
        for address, who in explored(visitors, names=names).pages.items():
            if route_of(address) not in _NOT_PAGES:
                yield html_of(visitors[who].get(address))
    yield from _dossiers_in_every_state()


def _visitors(people: Iterable[str]) -> "dict[str, Visitor]":
    from kientao.people.models import Account
    from tests.hardship.web.explorer import visitor

    visitors = {one.username: visitor(one) for one in Account.objects.filter(username__in=people)}
    for one in visitors.values():
        one.client.cookies["django_language"] = "en"
    return visitors


def _dossiers_in_every_state() -> Iterator[str]:
    """A walk along links sees two of each kind of page."""
    from django.urls import reverse

    from kientao.registers.onestop.models import Dossier
    from tests.hardship.web.forms import html_of

    visitors = _visitors(["luc", "linh"])
    for status in Dossier.objects.values_list("status", flat=True).distinct().order_by():
        for code in Dossier.objects.filter(status=status).order_by("pk").values_list("code", flat=True)[:3]:
            yield html_of(visitors["luc"].get(reverse("dossier", args=[code])))
            yield html_of(visitors["linh"].get(reverse("counter-dossier", args=[code])))
