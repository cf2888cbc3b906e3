"""The two-sided view: a document's text on the left, what was understood of it on the right, each item tied to its words."""
