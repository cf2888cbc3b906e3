"""The two-sided view: a document's text on the left, on the right what was understood, each item tied to its words."""
