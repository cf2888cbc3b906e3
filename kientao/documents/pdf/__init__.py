"""PDF with a text layer: ruled tables over page breaks, prose made whole, page furniture set aside."""

from kientao.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
