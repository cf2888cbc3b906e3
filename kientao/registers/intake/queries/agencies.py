"""Agencies as other systems write them: by any of their codes, a name or an abbreviation."""

from datetime import date

from kientao.base.actor import SYSTEM
from kientao.base.clock import today
from kientao.base.sheets.cells import BadCell
from kientao.people.models import Organisation
from kientao.people.queries.directory import Directory
from kientao.people.queries.picking import province_of
from kientao.people.rules.match import Match, Outcome
from kientao.registers.intake.models import Source


class KnownAgencies:
    """Answers any number of rows of a source, in memory. Where it may not tell of others, only its own branch."""

    def __init__(self, source: Source) -> None:
        province = province_of(SYSTEM)
        self._directory = Directory.load(province.pk if province else None, today())
        self._codes = _codes()
        self._parents = dict(Organisation.objects.values_list("pk", "parent"))
        self._source = source
        self._answers: dict[str, int | str] = {}

    def __call__(self, text: str) -> int:
        """Raises BadCell with the nearest, or with whose it is not to tell of."""
        found = self._answers.get(text)
        if found is None:
            found = self._answers[text] = self._sought(text)
        if isinstance(found, str):
            raise BadCell(found)
        return found

    def _sought(self, text: str) -> int | str:
        pk = self._codes.get(text.strip().upper())
        if pk is None:
            match = self._directory.resolve(text)
            if match.organisation is None or not match.sure:
                return self._nearest(text, match)
            pk = match.organisation
        if not self._source.of_others and not self._is_own(pk):
            return f"«{text[:80]}» ngoài {self._source.organisation.name}: nguồn này chỉ gửi dữ kiện của cơ quan mình."
        return pk

    def _is_own(self, pk: int) -> bool:
        at: int | None = pk
        while at is not None and at != self._source.organisation_id:
            at = self._parents.get(at)
        return at is not None

    def _nearest(self, text: str, match: Match) -> str:
        near = [self._directory.body(pk).name for pk in (match.candidates or match.organisations)[:3]]
        said = f"Không có cơ quan «{text[:80]}» trong danh mục"
        if match.outcome is Outcome.DOUBTFUL and len(near) > 1:
            said = f"«{text[:80]}» có thể là nhiều cơ quan"
        return f"{said}. Gần nhất: {'; '.join(near)}." if near else f"{said}: ghi mã hoặc tên đầy đủ."


def _codes() -> dict[str, int]:
    """Those of living agencies last, so that they win."""
    rows = list(Organisation.objects.values_list("pk", "code", "id_code", "unit_code", "valid_to"))
    rows.sort(key=lambda row: (row[4] is None, row[4] or date.min))
    return {code.upper(): pk for pk, *codes, _ in rows for code in reversed(codes) if code}
