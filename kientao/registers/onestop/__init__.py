"""The one-stop shop: procedures, processes, dossiers and their dates (see README.md)."""
