"""What every document with a shape must keep: each character has one place, and the text is NFC."""

import unicodedata

from kientao.kernel.source import Paragraph, SourceDocument
from kientao.kernel.span import Span


def assert_every_character_has_one_place(document: SourceDocument) -> None:
    assert unicodedata.is_normalized("NFC", document.text)
    assert document.blocks is not None
    times = [0] * len(document.text)
    for span in _spans(document):
        assert 0 <= span.start < span.end <= len(document.text)
        assert not document.text[span.start].isspace()
        assert not document.text[span.end - 1].isspace()
        for place in range(span.start, span.end):
            times[place] += 1
    lost = [at for at, character in enumerate(document.text) if not character.isspace() and times[at] != 1]
    assert lost == [], [document.text[max(at - 20, 0) : at + 20] for at in lost[:5]]


def _spans(document: SourceDocument) -> list[Span]:
    found: list[Span] = []
    for block in document.blocks or ():
        if isinstance(block, Paragraph):
            found.extend(block.pieces)
        else:
            covered: set[tuple[int, int]] = set()
            for cell in block.cells:
                places = {
                    (cell.row + down, cell.column + right)
                    for down in range(cell.row_span)
                    for right in range(cell.column_span)
                }
                assert not places & covered, "cells overlap"
                assert all(row < block.rows and column < block.columns for row, column in places)
                covered |= places
                found.extend(cell.pieces)
            assert [(cell.row, cell.column) for cell in block.cells] == sorted((c.row, c.column) for c in block.cells)
    return found + [span for item in document.furniture for span in item.spans]
