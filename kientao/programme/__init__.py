"""Plans: compiled drafts today, the running programme later."""
