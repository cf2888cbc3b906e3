"""Somebody at a screen: what they click, what they see, and whether every page they meet can be used by everybody."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Response, expect

_AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
_GRAVE = frozenset({"serious", "critical"})
# What a page is made of, whatever stands in it and however often: parts by tag, classes and attributes, within which.
_MAKE = """() => {
  const named = one => one ? `${one.tagName}.${one.getAttribute("class") ?? ""}` : "";
  const marks = one => [...one.attributes].map(mark => ["role", "type"].includes(mark.name) ? mark.value : mark.name);
  const shape = one => `${named(one.parentElement)} ${named(one)} ${marks(one).sort()}`;
  return [innerWidth, ...new Set([...document.querySelectorAll("*")].map(shape))].sort().join("\\n");
}"""
_looked_at: set[str] = set()
_REFUSED = re.compile("status of (403|404|409|422) ")  # the browser itself reports the answer the page then shows


@dataclass
class Desk:
    """One person's window on the province served at `base`."""

    page: Page
    base: str
    password: str
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = self.page
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("dialog", self._dialog)

    def knock(self, who: str) -> None:
        """Gives name and password at the door."""
        self.page.goto(self.base + "/")
        self.at("Đăng nhập")
        self.write("Tên đăng nhập", who)
        self.write("Mật khẩu", self.password)
        self.press("Đăng nhập")

    def sign_in(self, who: str, landing: str = "/tai-khoan/") -> None:
        """Through the door by name and password alone, on to the page."""
        self.page.goto(f"{self.base}/dang-nhap/?next={landing}")
        self.write("Tên đăng nhập", who)
        self.write("Mật khẩu", self.password)
        self.press("Đăng nhập")
        self.page.wait_for_url(f"**{landing}")

    def at(self, title: str | re.Pattern[str]) -> Locator:
        """The page with this heading is there, whole, and usable by everybody. Gives its main part."""
        expect(self.page.locator("h1")).to_have_text(title)
        self.page.wait_for_load_state()
        assert _faults(self.page) == [], self.page.url
        assert self.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), self.page.url
        return self.main

    @property
    def main(self) -> Locator:
        """What the page is about."""
        return self.page.locator("main")

    def menu(self, words: str) -> None:
        """Chooses an entry of the navigation."""
        unfold = self.page.get_by_role("button", name="Mở danh mục")
        if unfold.is_visible():
            unfold.click()
        self.page.locator(".side-nav").get_by_role("link", name=re.compile(rf"^{re.escape(words)}")).first.click()

    def follow(self, words: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Clicks the first link with these words on the page."""
        (within or self.main).get_by_role("link", name=words, exact=isinstance(words, str)).first.click()

    def press(self, words: str | re.Pattern[str], within: Locator | None = None) -> None:
        """Clicks the button with these words on the page."""
        (within or self.main).get_by_role("button", name=words, exact=isinstance(words, str)).first.click()

    def write(self, label: str, words: str) -> None:
        """Fills in the field whose label begins with the words."""
        self.main.get_by_label(re.compile(f"^{re.escape(label)}")).first.fill(words)

    def told(self, words: str) -> None:
        """The page says so after something was done."""
        expect(self.page.locator("body")).to_contain_text(words)

    def type_address(self, path: str) -> Response | None:
        """Types an address instead of clicking."""
        return self.page.goto(self.base + path)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and not _REFUSED.search(said.text):
            self.wrong.append(said.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def figure(words: str | None) -> int:
    """The first whole number in the words: "1.573 việc" → 1573."""
    found = re.search(r"\d[\d.]*", words or "")
    assert found is not None, words
    return int(found.group().replace(".", ""))


def _faults(page: Page) -> list[str]:
    """What keeps somebody from using it; of pages made alike on a screen of one width one is looked at."""
    make = page.evaluate(_MAKE)
    if make in _looked_at:
        return []
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
    )
    grave = [one for one in found if one["impact"] in _GRAVE]
    if not grave:
        _looked_at.add(make)
    return [f"{one['id']}: {one['help']} {[node['html'][:160] for node in one['nodes'][:3]]}" for one in grave]
