"""Writes entries of the register in few statements. Callers have authorised, checked, and opened the transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.base.search import searchable
from kientao.people.models import Organisation, OrganisationName, Succession
from kientao.people.rules.entries import Entry, Handover
from kientao.people.rules.names import name_key

_BATCH = 500
NAME_KINDS = ("standard", "abbreviation", "alias", "former")


@contextmanager
def written_at_once() -> Iterator[None]:
    """A transaction. Of two who add the same code together the second is told (ChangedMeanwhile)."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        raise ChangedMeanwhile from taken


def insert(entries: Sequence[Entry], handovers: Iterable[Handover]) -> dict[str, int]:
    """Code → id of what was made, parents before children. Raises Invalid for a parent or successor nobody knows."""
    ids = ids_of({entry.parent for entry in entries} - {""})
    made: dict[str, int] = {}
    waiting = list(entries)
    while waiting:
        ready = [entry for entry in waiting if not entry.parent or entry.parent in ids]
        if not ready:
            raise Invalid({"parent": f"Không có cơ quan cấp trên mã {waiting[0].parent}, hoặc các mã nối vòng nhau."})
        rows = Organisation.objects.bulk_create([_row(entry, ids) for entry in ready], batch_size=_BATCH)
        ids |= {row.code: row.pk for row in rows}
        made |= {row.code: row.pk for row in rows}
        waiting = [entry for entry in waiting if entry.code not in ids]
    names = [name for entry in entries for name in _names(made[entry.code], entry)]
    OrganisationName.objects.bulk_create(names, batch_size=_BATCH)
    link(handovers)
    return made


def link(handovers: Iterable[Handover]) -> int:
    """Keeps those that aren't kept yet; how many. Raises Invalid for a code nobody knows."""
    wanted = list(dict.fromkeys(handovers))
    ids = ids_of({code for one in wanted for code in (one.predecessor, one.successor)})
    for one in wanted:
        for code in (one.predecessor, one.successor):
            if code not in ids:
                raise Invalid({"successors": f"Không có cơ quan mã {code} trong danh mục."})
    rows = [
        Succession(
            predecessor_id=ids[one.predecessor],
            successor_id=ids[one.successor],
            field=one.field,
            effective=one.effective,
            legal_act=one.legal_act,
        )
        for one in wanted
    ]
    there = set(
        Succession.objects.filter(predecessor__in={row.predecessor_id for row in rows}).values_list(
            "predecessor", "successor", "field"
        )
    )
    new = [row for row in rows if (row.predecessor_id, row.successor_id, row.field) not in there]
    Succession.objects.bulk_create(new, batch_size=_BATCH)
    return len(new)


def ids_of(codes: Iterable[str]) -> dict[str, int]:
    """Code → id of those that are kept."""
    wanted = sorted(codes)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        found |= dict(Organisation.objects.filter(code__in=batch).values_list("code", "pk"))
    return found


def search_text(*names: str) -> str:
    """Every word of the names without accents, as written and with abbreviations opened, up to 600 characters."""
    words = dict.fromkeys(searchable(*names, *map(name_key, names)).split())
    return " ".join(words)[:600]


def set_names(organisation: Organisation) -> None:
    """The search text from the names that are kept now. Saves nothing else."""
    names = organisation.names.order_by("pk").values_list("text", flat=True)
    organisation.search = search_text(organisation.name, organisation.short_name, *names, organisation.english_name)
    organisation.save(update_fields=["search"])


def add_name(organisation: Organisation, text: str, kind: str) -> OrganisationName:
    """One more spelling. A spelling that is kept already changes its kind."""
    row, _ = OrganisationName.objects.update_or_create(
        organisation=organisation, key=name_key(text)[:250], defaults={"text": text, "kind": kind}
    )
    return row


def _row(entry: Entry, ids: Mapping[str, int]) -> Organisation:
    return Organisation(
        code=entry.code,
        unit_code=entry.unit_code,
        id_code=entry.id_code,
        name=entry.name,
        short_name=entry.short_name,
        english_name=entry.english_name,
        kind=entry.kind,
        level=entry.level,
        parent_id=ids[entry.parent] if entry.parent else None,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        legal_act=entry.legal_act,
        ending_act=entry.ending_act,
        email=entry.email,
        order=entry.order,
        search=search_text(entry.name, entry.short_name, *entry.aliases, *entry.former, entry.english_name),
    )


def _names(pk: int, entry: Entry) -> list[OrganisationName]:
    """One row a key: "VP UBND tỉnh" is no second name of "Văn phòng Ủy ban nhân dân tỉnh"."""
    texts = [
        (entry.name, "standard"),
        (entry.short_name, "abbreviation"),
        *((text, "alias") for text in entry.aliases),
        *((text, "former") for text in entry.former),
    ]
    rows: dict[str, OrganisationName] = {}
    for text, kind in texts:
        key = name_key(text)[:250]
        if key and key not in rows:
            rows[key] = OrganisationName(organisation_id=pk, text=text, key=key, kind=kind)
    return list(rows.values())
