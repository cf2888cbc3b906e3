"""Which agency stands where? A tile for each, all of them at one look. Drawn without a script."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Literal

from django.utils.translation import gettext as _

from kientao.kernel.key import bare
from kientao.ui.charts.captioned import Captioned
from kientao.ui.charts.sheet import Sheet, SheetCell
from kientao.ui.charts.standing import Standing
from kientao.ui.charts.words import PERCENT, exact, said
from kientao.ui.numbers import whole

FAR = Fraction(1, 10)


class Step(StrEnum):
    """The colours of tiles. Far is more than a tenth of what was wanted."""

    REACHED = "reached"
    ON_THE_WAY = "on-the-way"
    NO_COURSE = "no-course"
    BEHIND = "behind"
    FAR_BEHIND = "far-behind"
    NO_DATA = "no-data"

    @property
    def words(self) -> str:
        """In the reader's language."""
        match self:
            case Step.REACHED:
                return _("đạt mục tiêu")
            case Step.ON_THE_WAY:
                return _("đúng lộ trình")
            case Step.NO_COURSE:
                return _("chưa có lộ trình")
            case Step.BEHIND:
                return _("kém mức cần đạt")
            case Step.FAR_BEHIND:
                return _("kém mức cần đạt hơn một phần mười")
            case Step.NO_DATA:
                return _("chưa có số liệu")

    def mark(self, *, falls: bool) -> str:
        """A sign beside the value, for whoever sees no colours: on which side of what was wanted it lies."""
        worse = "▲" if falls else "▼"
        return {Step.REACHED: "✓", Step.BEHIND: worse, Step.FAR_BEHIND: worse * 2}.get(self, "")


@dataclass(frozen=True, slots=True)
class Tile:
    """An agency. `short` stands in the tile ("Vân Hội"), `name` is its whole name; `wanted` of it by now.

    `group` is the heading it stands under ("Phường"); `fraction` what the value was made of.
    """

    name: str
    value: Fraction | None
    href: str
    standing: Standing = Standing.NO_COURSE
    wanted: Fraction | None = None
    short: str = ""
    group: str = ""
    fraction: str = ""


@dataclass(frozen=True, slots=True)
class ShownTile:
    """A tile as the template draws it."""

    tile: Tile
    step: Step
    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Tiles under a heading; an empty one has none."""

    name: str
    tiles: tuple[ShownTile, ...]


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A colour that is used, in words, and for how many."""

    step: Step
    count: str
    mark: str


def step_of(tile: Tile) -> Step:
    """The colour of a tile, from how it stands and how far from what was wanted."""
    if tile.value is None:
        return Step.NO_DATA
    match tile.standing:
        case Standing.REACHED:
            return Step.REACHED
        case Standing.ON_THE_WAY:
            return Step.ON_THE_WAY
        case Standing.BEHIND | Standing.FAILED:
            is_far = tile.wanted is not None and abs(tile.value - tile.wanted) > abs(tile.wanted) * FAR
            return Step.FAR_BEHIND if is_far else Step.BEHIND
        case _:
            return Step.NO_COURSE


@dataclass(frozen=True, slots=True)
class TileGrid(Captioned):
    """Groups stand in the order in which they come. `order` "value" begins with the worst; unknown ones end.

    `falls`: less is better. `of` names what the tiles are, "xã"; else "đơn vị". `source` says where the values come
    from. `id` where a page has two with one title.
    """

    template: ClassVar[str] = "ui/charts/tile_grid.html"

    title: str
    tiles: tuple[Tile, ...]
    unit: str = PERCENT
    falls: bool = False
    order: Literal["value", "name"] = "value"
    of: str = ""
    as_of: date | None = None
    source: str = ""
    id: str = ""

    @property
    def groups(self) -> list[TileGroup]:
        """Every tile once."""
        names = dict.fromkeys(tile.group for tile in self.tiles)
        return [TileGroup(name, tuple(self._shown(name))) for name in names]

    @property
    def legend(self) -> list[LegendLine]:
        """Colours that are used, best first."""
        steps = [step_of(tile) for tile in self.tiles]
        return [
            LegendLine(step, whole(steps.count(step)), step.mark(falls=self.falls)) for step in Step if step in steps
        ]

    @property
    def sentence(self) -> str:
        """What the tiles say, in words."""
        counts = ", ".join(f"{line.count} {line.step.words}" for line in self.legend)
        return (
            f"{whole(len(self.tiles))} {self.of or _('đơn vị')}: {counts}."
            if counts
            else _("Chưa có đơn vị nào ở đây.")
        )

    @property
    def sheet(self) -> Sheet:
        """A row for each agency, in the order of the tiles."""
        tiles = [shown for group in self.groups for shown in group.tiles]
        has_group = any(shown.tile.group for shown in tiles)
        has_fraction = any(shown.tile.fraction for shown in tiles)
        head = [_("Đơn vị"), *([_("Nhóm")] if has_group else [])]
        head += [f"{_('Giá trị')} ({self.unit})" if self.unit else _("Giá trị")]
        head += [_("Tử số/mẫu số")] if has_fraction else []
        head += [_("So với mức cần đạt")]
        return Sheet(self.title, tuple(head), tuple(self._row(one, has_group, has_fraction) for one in tiles))

    def _shown(self, group: str) -> Iterable[ShownTile]:
        inside = [tile for tile in self.tiles if tile.group == group]
        return [self._drawn(tile, step_of(tile)) for tile in self._sorted(inside)]

    def _drawn(self, tile: Tile, step: Step) -> ShownTile:
        words = "–" if tile.value is None else said(tile.value, self.unit)
        return ShownTile(tile, step, words, step.mark(falls=self.falls))

    def _sorted(self, tiles: Sequence[Tile]) -> list[Tile]:
        by_name = sorted(tiles, key=lambda tile: (bare(tile.short or tile.name), tile.name))
        if self.order == "name":
            return by_name
        known = [(tile.value, tile) for tile in by_name if tile.value is not None]
        known.sort(key=lambda pair: pair[0], reverse=self.falls)
        return [*(tile for _value, tile in known), *(tile for tile in by_name if tile.value is None)]

    def _row(self, shown: ShownTile, has_group: bool, has_fraction: bool) -> tuple[SheetCell, ...]:
        tile = shown.tile
        is_behind = shown.step in (Step.BEHIND, Step.FAR_BEHIND)
        cells = [SheetCell(tile.name, href=tile.href), *([SheetCell(tile.group)] if has_group else [])]
        cells.append(SheetCell(shown.words, exact(tile.value), is_figure=True, is_behind=is_behind))
        if has_fraction:
            cells.append(SheetCell(tile.fraction or "–", tile.fraction, is_figure=True))
        return (*cells, SheetCell(shown.step.words))
