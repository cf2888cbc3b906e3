"""What the key of another system may be good for. What each lets it do is decided by the door it knocks at."""

from enum import StrEnum


class Scope(StrEnum):
    """Value kept in the database; `words` is what people read."""

    SEND_DOSSIERS = "dossiers:send"
    READ_DOSSIERS = "dossiers:read"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"dossiers:send": "Gửi hồ sơ", "dossiers:read": "Tra cứu trạng thái hồ sơ"}[self]
