"""Lines and rows onto pages: what belongs together stays together, heads come back, pages have numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from kientao.documents.docx.names import w
from kientao.documents.printing.atoms import Atom
from kientao.documents.printing.faces import LINE, UNDER
from kientao.documents.printing.looks import Looks
from kientao.documents.printing.paragraphs import paragraph
from kientao.documents.printing.sheet import Sheets
from kientao.documents.printing.tables import table

_TWIPS = 20
_SLACK = 0.01  # points


@dataclass(frozen=True, slots=True)
class Paper:
    """A page and its margins in points; `number_at`: from the upper edge to the page's number, of `number_size`."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    number_at: float
    number_size: float

    @property
    def room(self) -> float:
        """Between the left and the right margin."""
        return self.width - self.left - self.right

    @property
    def foot(self) -> float:
        """Where the text ends, from the upper edge."""
        return self.height - self.bottom


def sections(content: Sequence[_Element], looks: Looks, number_size: float) -> Iterator[tuple[Paper, list[Atom]]]:
    """The parts that number their pages from 1, each with its paper and what stands on it."""
    waiting: list[_Element] = []
    for drawn in content:
        properties = drawn if drawn.tag == w("sectPr") else drawn.find(f"{w('pPr')}/{w('sectPr')}")
        if properties is None:
            waiting.append(drawn)
            continue
        paper = _paper(properties, number_size)
        yield paper, [atom for one in waiting for atom in _atoms(one, looks, paper.room)]
        waiting = []


def _atoms(drawn: _Element, looks: Looks, room: float) -> Sequence[Atom]:
    return table(drawn, looks, room) if drawn.tag == w("tbl") else paragraph(drawn, looks, room)


def place(atoms: Sequence[Atom], paper: Paper, sheets: Sheets) -> None:
    """Draws one section on as many pages as it takes."""
    pages = _Pages(paper, sheets)
    for together in _kept(atoms):
        pages.place(together)


def _kept(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Atoms that may not be parted."""
    together: list[Atom] = []
    for atom in atoms:
        together.append(atom)
        if not atom.keep_next:
            yield together
            together = []
    if together:
        yield together


class _Pages:
    """Where the next line goes."""

    def __init__(self, paper: Paper, sheets: Sheets) -> None:
        self._paper, self._sheets = paper, sheets
        self._page, self._at, self._empty = 0, 0.0, True
        self._turn()

    def place(self, together: Sequence[Atom]) -> None:
        if not self._fits(together):
            if not self._empty and self._fits_a_page(together):
                self._turn()
            elif len(together) > 1:
                for atom in together:
                    self.place([atom])
                return
            else:
                self._squeeze(together[0])
                return
        for atom in together:
            self._put(atom)

    def _fits(self, together: Sequence[Atom]) -> bool:
        return self._at + _height(together, first=self._empty) <= self._paper.foot + _SLACK

    def _fits_a_page(self, together: Sequence[Atom]) -> bool:
        heads = _height(together[0].heads, first=True)
        return self._paper.top + heads + _height(together, first=True) <= self._paper.foot + _SLACK

    def _squeeze(self, atom: Atom) -> None:
        """An atom alone that doesn't fit: on the next page, or cut where no page holds it."""
        if not self._empty and self._fits_a_page([atom]):
            self._turn()
            self._put(atom)
            return
        if not self._empty:
            self._turn()
        self._heads(atom)
        parts = atom.cut(self._paper.foot - self._at)
        self._put(atom if parts is None else parts[0])
        if parts is not None:
            self.place([parts[1]])

    def _put(self, atom: Atom) -> None:
        if self._empty:
            self._heads(atom)
        else:
            self._at += atom.before
        atom.draw(self._sheets, self._paper.left, self._at)
        self._at += atom.height + atom.after
        self._empty = False

    def _heads(self, atom: Atom) -> None:
        if not self._empty or self._page == 1:
            return
        for head in atom.heads:
            head.draw(self._sheets, self._paper.left, self._at)
            self._at += head.height
            self._empty = False

    def _turn(self) -> None:
        paper = self._paper
        self._page += 1
        self._at, self._empty = paper.top, True
        self._sheets.turn(paper.width, paper.height)
        if self._page > 1:
            baseline = paper.number_at + paper.number_size * (LINE - UNDER)
            self._sheets.centred(str(self._page), paper.number_size, paper.left + paper.room / 2, baseline)


def _height(atoms: Sequence[Atom], *, first: bool) -> float:
    """Air between them included, that over the first only where it doesn't begin a page."""
    inner = sum(atom.before + atom.height + atom.after for atom in atoms)
    if not atoms:
        return 0
    return inner - (atoms[0].before if first else 0) - atoms[-1].after


def _paper(properties: _Element, number_size: float) -> Paper:
    size, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    assert size is not None
    assert margins is not None

    def points(element: _Element, name: str) -> float:
        return int(element.get(w(name), "0")) / _TWIPS

    return Paper(
        width=points(size, "w"),
        height=points(size, "h"),
        top=points(margins, "top"),
        right=points(margins, "right"),
        bottom=points(margins, "bottom"),
        left=points(margins, "left"),
        number_at=points(margins, "header"),
        number_size=number_size,
    )
