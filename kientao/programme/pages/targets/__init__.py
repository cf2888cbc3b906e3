"""Pages of targets: all of them on one board, one with its way, and which measure tells it."""
