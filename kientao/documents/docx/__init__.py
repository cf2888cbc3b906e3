"""Word documents (.docx), read from their XML: what Word would show and print."""

from kientao.documents.docx.reader import read_docx

__all__ = ["read_docx"]
