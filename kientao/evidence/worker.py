"""Checks or reads one file in a process of its own: `python -m kientao.evidence.worker`. Knows no Django."""

from pathlib import Path
from typing import Any

from kientao.documents.apart_worker import serve


def main() -> None:
    """Answers one request: {"step": "check"|"read", "path", "name"}."""
    serve(_answer)


def _answer(request: dict[str, Any]) -> dict[str, object]:
    data = Path(request["path"]).read_bytes()
    return _checked(data, request["name"]) if request["step"] == "check" else _read(data, request["name"])


def _checked(data: bytes, name: str) -> dict[str, object]:
    from kientao.evidence.checks.check import check_file
    from kientao.evidence.checks.secrecy import check_secrecy

    media = check_file(data, name)
    check_secrecy(data, name, media)
    return {"media": media.code}


def _read(data: bytes, name: str) -> dict[str, object]:
    from kientao.compiler.blocks.blocks import blocks_of
    from kientao.compiler.items.head import Head, read_head
    from kientao.compiler.outline.outline import outline_of
    from kientao.documents import read_bytes
    from kientao.evidence.head import DocumentHeadRead

    found = read_head(outline_of(blocks_of(read_bytes(data, name))), Head())
    head = DocumentHeadRead(
        number=found.number or "",
        date=found.date,
        issuer=found.issuer or "",
        signer=(found.signer.name or "") if found.signer else "",
        title=found.title or "",
    )
    return {"head": head.as_json()}


if __name__ == "__main__":
    main()
