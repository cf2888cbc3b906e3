"""A province's one-stop shop under load: a year of dossiers, the pages people open, the counter, an import."""
