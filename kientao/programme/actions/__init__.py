"""What can be done with plans and the work they give. One verb, one function."""

from kientao.programme.actions.drafts import store_draft

__all__ = ["store_draft"]
