"""A compiled draft as the two-sided view shows it."""

from kientao.programme.two_sided.summary import Summary, summary
from kientao.programme.two_sided.view import two_sided_view

__all__ = ["Summary", "summary", "two_sided_view"]
