"""One file per page, its template beside it."""
