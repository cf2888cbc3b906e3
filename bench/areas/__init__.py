"""One file for each area that is measured; a new file is a new area."""
