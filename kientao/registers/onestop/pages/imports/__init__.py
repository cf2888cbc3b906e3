"""Pages on which another system's dossiers are taken over."""
