"""What the shell is given, as the context variable `shell`. A page without it shows the brand alone."""

from dataclasses import dataclass

from kientao.ui.chip import Icon
from kientao.ui.numbers import whole


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One page. `count` waits there for the reader; 0 shows nothing."""

    label: str
    href: str
    icon: Icon = ""
    active: bool = False
    count: int = 0

    @property
    def count_words(self) -> str:
        """For a small badge."""
        return "" if not self.count else whole(self.count) if self.count < 1000 else "999+"


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Pages under one heading; an empty label has no heading."""

    label: str
    entries: tuple[NavEntry, ...]


@dataclass(frozen=True, slots=True)
class Shell:
    """Addresses are ready to use. `organisations` are (id, name), the one acted for included.

    `switch_to` takes a POST with `organisation` and `next`; `language_href` one with `language` and `next`;
    `sign_out_href` an empty POST. `notice` is said on every page, in a line under the top bar.
    """

    nav: tuple[NavGroup, ...] = ()
    organisation: str = ""
    organisations: tuple[tuple[str, str], ...] = ()
    switch_to: str = ""
    unread: int = 0
    inbox_href: str = ""
    search_href: str = ""
    account_name: str = ""
    account_href: str = ""
    sign_out_href: str = ""
    account_note: str = ""  # "Thay mặt ông Minh đến 30/6"
    languages: tuple[tuple[str, str], ...] = ()  # (code, its own name)
    language_href: str = ""
    help_href: str = ""
    home_href: str = "/"
    foot: str = ""
    notice: str = ""

    @property
    def unread_words(self) -> str:
        """For a small badge."""
        return "" if not self.unread else whole(self.unread) if self.unread < 100 else "99+"

    @property
    def others(self) -> tuple[tuple[str, str], ...]:
        """Organisations one could switch to."""
        return tuple(one for one in self.organisations if one[1] != self.organisation)
