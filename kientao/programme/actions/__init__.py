"""What can be done with plans and the work they give. One verb, one function."""

from kientao.programme.actions.drafts import SecretDocument, store_draft

__all__ = ["SecretDocument", "store_draft"]
