"""May a file be evidence? Decided from its bytes; nothing is run, and nothing outside the file is asked for."""
