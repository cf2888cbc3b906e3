"""The two-sided view as HTML: a part for a page of the web, or a page of its own that asks no host for anything."""

import json
from functools import cache
from pathlib import Path

from django.template import Context, Engine
from django.utils.safestring import SafeString

from kientao.ui import assets
from kientao.ui.numbers import share, whole
from kientao.ui.two_sided.props import Coverage, Item, TwoSided
from kientao.ui.two_sided.source_html import field_id, source_html

_PACKAGE = Path(__file__).resolve().parent.parent.parent
_WEIGHTS = (400, 600)


def as_part(view: TwoSided) -> SafeString:
    """What stands between the head and the foot of a page."""
    return _render("ui/two_sided/view.html", _shown(view))


def as_page(view: TwoSided) -> str:
    """One self-contained page. Its policy lets the browser run our script alone, whatever the document holds."""
    style = "\n".join((_fonts(), assets.text("ui/kientao.css"), assets.text("ui/two_sided.css")))
    script = assets.text("ui/two_sided.js")
    policy = (
        f"default-src 'none'; style-src '{assets.content_hash(style)}'; script-src '{assets.content_hash(script)}'; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    return _render(
        "ui/two_sided/page.html",
        {
            "title": view.title or view.name,
            "policy": policy,
            "style": SafeString(style),
            "script": SafeString(script),
            "part": as_part(view),
        },
    )


def _fonts() -> str:
    subsets: dict[str, str] = json.loads(assets.text("ui/fonts/subsets.json"))
    faces = []
    for weight in _WEIGHTS:
        for subset, characters in subsets.items():
            source = assets.data_address(f"ui/fonts/be-vietnam-pro-{subset}-{weight}-normal.woff2", "font/woff2")
            faces.append(
                "@font-face{font-family:'Be Vietnam Pro';font-display:swap;font-weight:"
                f"{weight};src:url({source}) format('woff2');unicode-range:{characters}}}"
            )
    return "\n".join(faces)


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(_PACKAGE)], builtins=["kientao.ui.tags"], autoescape=True)


def _render(name: str, values: dict[str, object]) -> SafeString:
    # Only text reaches the templates: numbers would ask Django's settings for a language, and there may be none.
    return _engine().get_template(name).render(Context(values))


def _shown(view: TwoSided) -> dict[str, object]:
    return {
        "name": view.name,
        "title": view.title or view.name,
        "facts": view.facts,
        "figures": view.figures,
        "coverage": _coverage(view.coverage),
        "panels": [
            {
                "kind": panel.kind,
                "label": panel.label,
                "count": whole(panel.count),
                "when_empty": panel.when_empty,
                "groups": [
                    {"title": group.title, "items": [_item(item) for item in group.items]} for group in panel.groups
                ],
            }
            for panel in view.panels
        ],
        "source": source_html(view),
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "item": item,
        "place": item.where,
        "has_words": bool(item.spans),
        "fields": [{"id": field_id(item, index), "field": field} for index, field in enumerate(item.fields)],
        "worst": item.severity
        or next((s for s in ("error", "warning", "info") for n in item.notes if n.severity == s), ""),
    }


def _coverage(coverage: Coverage) -> dict[str, object]:
    total = coverage.total or 1
    claimed = 100 * coverage.claimed / total
    furniture = 100 * coverage.furniture / total
    return {
        "share": share(coverage.claimed + coverage.furniture, coverage.total),
        "understood": whole(coverage.claimed + coverage.furniture),
        "claimed": whole(coverage.claimed),
        "furniture": whole(coverage.furniture),
        "unclaimed": whole(coverage.unclaimed),
        "total": whole(coverage.total),
        "claimed_width": f"{claimed:.2f}",
        "furniture_at": f"{claimed:.2f}",
        "furniture_width": f"{furniture:.2f}",
        "unclaimed_at": f"{claimed + furniture:.2f}",
        "unclaimed_width": f"{100 - claimed - furniture:.2f}",
    }
