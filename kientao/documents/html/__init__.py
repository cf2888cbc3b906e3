"""Web pages (.html), as a browser would show them."""

from kientao.documents.html.reader import read_html

__all__ = ["read_html"]
