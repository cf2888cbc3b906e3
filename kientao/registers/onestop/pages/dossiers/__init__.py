"""Dossiers at work: one dossier with everything that may be done to it, work lists, lists of dossiers."""
