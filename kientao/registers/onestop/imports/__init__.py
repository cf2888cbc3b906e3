"""Dossiers that another system handles, taken over as it tells of them: read, staged, checked, applied at once."""
