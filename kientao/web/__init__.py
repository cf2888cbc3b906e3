"""The officers' shell in the browser: one file per page, its template beside it."""
