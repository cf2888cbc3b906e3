"""Every form the program shows, found on its own pages, filled in by whoever means harm."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

_TOKEN = "csrfmiddlewaretoken"
_UNTYPED = {"hidden", "checkbox", "radio", "file", "submit", "button", "image", "reset"}
Value = str | list[str] | SimpleUploadedFile


@dataclass(frozen=True)
class FoundForm:
    """A form that is sent by POST, as one person saw it on one page."""

    page: str
    action: str
    values: Mapping[str, list[str]]
    typed: tuple[str, ...]  # what a person writes
    files: tuple[str, ...] = ()
    token: str = ""

    @property
    def shape(self) -> tuple[str, ...]:
        """The same for the same form about another thing."""
        return (re.sub(r"[0-9a-f-]{36}|\d+", "#", self.action), *sorted(self.values), *self.files)

    def filled(self, typed: Callable[[str], str], files: Callable[[str], object] | None = None) -> dict[str, object]:
        """The data to send."""
        given: dict[str, object] = {name: list(values) for name, values in self.values.items()}
        given |= {name: typed(name) for name in self.typed}
        if files is not None:
            given |= {name: files(name) for name in self.files}
        return {**given, _TOKEN: self.token}


def forms_on(page: str, html: str) -> Iterator[FoundForm]:
    """Each form of a page that is sent by POST, one for each of its buttons with a name."""
    tree = LexborHTMLParser(html)
    for form in tree.css("form"):
        if (form.attributes.get("method") or "get").lower() != "post":
            continue
        inside = _inside(tree, form)
        action = urljoin(page, form.attributes.get("action") or page)
        values, typed, files = _fields(inside)
        token = (values.pop(_TOKEN, None) or [""])[0]
        buttons: list[LexborNode | None] = [node for node in inside if node.tag == "button" and _says_more(node)]
        for button in buttons or [None]:
            name = button.attributes.get("name") if button else None
            more = {name: [button.attributes.get("value") or ""]} if button and name else {}
            there = urljoin(page, button.attributes.get("formaction") or action) if button else action
            yield FoundForm(page, there, values | more, typed, files, token)
        for node in [form, *form.css("[hx-post]")]:
            if node.attributes.get("hx-post"):
                yield FoundForm(page, urljoin(page, str(node.attributes["hx-post"])), values, typed, files, token)


def _says_more(button: LexborNode) -> bool:
    return bool(button.attributes.get("name") or button.attributes.get("formaction"))


def _inside(tree: LexborHTMLParser, form: LexborNode) -> list[LexborNode]:
    """Fields of the form, also those that name it from elsewhere."""
    names = "input, select, textarea, button"
    own = [node for node in form.css(names) if not node.attributes.get("form")]
    mark = form.attributes.get("id")
    return own + ([node for node in tree.css(names) if node.attributes.get("form") == mark] if mark else [])


def _fields(nodes: Sequence[LexborNode]) -> tuple[dict[str, list[str]], tuple[str, ...], tuple[str, ...]]:
    values: dict[str, list[str]] = {}
    typed: list[str] = []
    files: list[str] = []
    for node in nodes:
        name, kind = node.attributes.get("name"), (node.attributes.get("type") or "text").lower()
        if not name or "disabled" in node.attributes or node.tag == "button":
            continue
        if node.tag == "select":
            options = [one.attributes.get("value") or "" for one in node.css("option")]
            values[name] = [next(filter(None, options), "")]
        elif node.tag == "textarea" or kind not in _UNTYPED:
            typed.append(name)
            values[name] = [node.attributes.get("value") or node.text()]
        elif kind == "file":
            files.append(name)
        elif kind in ("checkbox", "radio"):
            if kind == "checkbox" or name not in values:
                values.setdefault(name, []).append(node.attributes.get("value") or "on")
        else:
            values.setdefault(name, []).append(node.attributes.get("value") or "")
    return values, tuple(dict.fromkeys(typed)), tuple(files)


def wrong_fields(html: str) -> set[str]:
    """Names of the fields that have words of refusal beside them."""
    tree = LexborHTMLParser(html)
    wrong = [node for node in tree.css("[aria-invalid=true]") if node.attributes.get("name")]
    return {str(node.attributes["name"]) for node in wrong}


def says_why(html: str) -> str:
    """The words a page refuses with: beside a field, on top of a form, or as a page of its own."""
    tree = LexborHTMLParser(html)
    found = tree.css(".field-error, .error-summary, .notice, .conflict, .refusal, [role=alert], main h1")
    return " ".join(node.text(strip=True) for node in found)


@dataclass
class Visitor:
    """Somebody of the cast in front of a browser without scripts, who comes in again when put out."""

    client: Client
    come_in: Callable[[Client], None]
    seen: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> HttpResponseBase:
        """A page."""
        answer = self.client.get(address)
        if answer.status_code == 302 and "/dang-nhap/" in answer.headers["Location"]:
            self.come_in(self.client)
            answer = self.client.get(address)
        return answer

    def send(self, form: FoundForm, data: Mapping[str, object]) -> HttpResponseBase:
        """The form, with the token of this moment."""
        token = self.client.cookies.get("csrftoken")
        given = {**data, _TOKEN: form.token or (token.value if token else "")}
        return self.client.post(form.action, given)


def html_of(answer: HttpResponseBase) -> str:
    """The page; empty for anything else."""
    if not answer.headers.get("Content-Type", "").startswith("text/html") or answer.streaming:
        return ""
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def leads_away(answer: HttpResponseBase) -> str:
    """Where a redirect leads, when that isn't a page of ours."""
    for name in ("Location", "HX-Redirect", "HX-Location", "X-Location"):
        to = answer.headers.get(name, "")
        parts = urlsplit(to.replace("\\", "/"))
        if to and (parts.scheme or parts.netloc or not to.startswith(("/", "?", "#"))):
            return to
    return ""
