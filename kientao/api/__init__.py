"""The machine door: other systems send dossiers and ask how they stand. Described by OpenAPI, opened by keys alone."""
