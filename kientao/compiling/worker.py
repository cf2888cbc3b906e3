"""Reads and compiles one file in a process of its own: `python -m kientao.compiling.worker`."""

from pathlib import Path
from typing import Any, TypedDict

from kientao.documents.apart_worker import serve


class Request(TypedDict):
    """`name` is what the file is called where `path` is a temporary place. `text_only` leaves the compiling out.

    `kind` is "plan", "procedures" or empty: recognised from the document.
    """

    path: str
    name: str
    ocr: bool
    text_only: bool
    kind: str


def main() -> None:
    """Answers one request."""
    serve(_compiled)


def _compiled(request: dict[str, Any]) -> dict[str, object]:
    from kientao.documents import read_bytes, read_document

    path = Path(request["path"])
    if request["name"]:
        source = read_bytes(path.read_bytes(), request["name"], ocr=request["ocr"])
    else:
        source = read_document(path, ocr=request["ocr"])
    if request["text_only"]:
        return {"text": source.text, "draft": None}

    from kientao.compiler import compile_document, document_as_json
    from kientao.compiler.layout import layout_as_json

    draft = document_as_json(source, compile_document(source, request["kind"] or None))
    return {"text": source.text, "draft": draft, "layout": layout_as_json(source)}


if __name__ == "__main__":
    main()
