"""What a backup says of itself."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

FORMAT = "kientao-backup/1"


@dataclass(frozen=True, slots=True)
class TableNote:
    """One table: its columns in the order of the lines, how many lines, and the hash of the file."""

    model: str
    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first file of a backup. `migrations` are (app, name) that were applied; `files` is path → SHA-256."""

    product: str
    made_at: str
    engine: str
    migrations: list[list[str]]
    tables: list[TableNote]
    files: dict[str, str] = field(default_factory=dict)
    format: str = FORMAT

    def as_bytes(self) -> bytes:
        """JSON, readable."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def read(cls, content: bytes) -> "Manifest":
        """Raises ValueError for anything that isn't a manifest of this format."""
        try:
            given: dict[str, Any] = json.loads(content)
            if given.get("format") != FORMAT:
                raise ValueError(str(given.get("format")))
            tables = [TableNote(**table) for table in given.pop("tables")]
            return cls(tables=tables, **given)
        except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
            raise ValueError(str(error)) from error
