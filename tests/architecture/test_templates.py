"""What imports can't show: templates, addresses and static files follow the same floors."""

import re
from pathlib import Path

import pytest

from tests.architecture.modules import PACKAGE, may_use
from tests.support.routes import routes

TEMPLATES = sorted(PACKAGE.rglob("*.html"))
_NAMED = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
_COMPUTED = re.compile(r"""{%\s*(?:include|extends)\s+(?!["'])""")
_URL = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")
_ASSET = re.compile(r"""{%\s*asset\s+["']([^"']+)["']""")


def _folder(template: Path) -> str:
    return template.relative_to(PACKAGE).parts[0]


def _id(template: Path) -> str:
    return str(template.relative_to(PACKAGE))


@pytest.mark.parametrize("template", TEMPLATES, ids=_id)
def test_a_template_takes_in_only_templates_below_it(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not _COMPUTED.search(text), "names of templates are written out, so that floors can be checked"
    for name in _NAMED.findall(text):
        assert (PACKAGE / name).is_file(), name
        assert may_use(_folder(template), name.split("/")[0]), name


@pytest.mark.parametrize("template", TEMPLATES, ids=_id)
def test_a_template_links_only_to_pages_of_its_floor_or_below(template: Path) -> None:
    views = {name: view.__module__.split(".")[1] for name, view in routes().items()}
    for name in _URL.findall(template.read_text(encoding="utf-8")):
        assert may_use(_folder(template), views[name]), name


@pytest.mark.parametrize("template", TEMPLATES, ids=_id)
def test_a_template_uses_only_static_files_that_exist_on_its_floor_or_below(template: Path) -> None:
    for name in _ASSET.findall(template.read_text(encoding="utf-8")):
        assert (PACKAGE / "ui" / "static" / name).is_file(), name
        assert may_use(_folder(template), name.split("/")[0]), name


def test_a_pages_template_stands_beside_the_page() -> None:
    pages = PACKAGE / "web" / "pages"
    named = {
        name
        for file in PACKAGE.joinpath("web").rglob("*.py")
        for name in re.findall(r'"(web/pages/[^"]+\.html)"', file.read_text(encoding="utf-8"))
    }
    assert named == {str(template.relative_to(PACKAGE)) for template in pages.glob("*.html")}
    shared = {"web/pages/refusal.html"}
    assert all((PACKAGE / name).with_suffix(".py").is_file() for name in named - shared)


@pytest.mark.parametrize("template", TEMPLATES, ids=_id)
def test_a_template_has_no_script_style_or_safe_filter_of_its_own(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    if _id(template) != "ui/two_sided/page.html":  # the page that stands alone, under a policy of hashes
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style", text)
    assert not re.search(r"\son\w+=|\sstyle=|\|\s*safe\b|autoescape off", text)


@pytest.mark.parametrize(
    "file",
    [
        *TEMPLATES,
        *sorted((PACKAGE / "ui" / "static").rglob("*.css")),
        *sorted((PACKAGE / "ui" / "static").rglob("*.js")),
    ],
    ids=_id,
)
def test_nothing_comes_from_another_host(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|[\"'(]//\w", text)
