"""Questions the pages ask of the programme."""
