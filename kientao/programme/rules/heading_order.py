"""In which order headings stand: each before those under it, as a reader meets them."""

from collections.abc import Iterator, Sequence

from kientao.compiling.plan_json import SectionJson


def as_read(sections: Sequence[SectionJson]) -> list[SectionJson]:
    """The same headings, each followed by those under it; one whose parent isn't there stands by itself."""
    known = {section["id"] for section in sections}
    under: dict[str, list[SectionJson]] = {}
    for section in sections:
        parent = section["parent"] or ""
        under.setdefault(parent if parent in known else "", []).append(section)
    return list(_walked(under, ""))


def _walked(under: dict[str, list[SectionJson]], parent: str) -> Iterator[SectionJson]:
    for section in under.get(parent, ()):
        yield section
        yield from _walked(under, section["id"])
