"""Plain values shared by everything: spans, source documents, excerpts. Imports nothing of ours, knows no Django."""
