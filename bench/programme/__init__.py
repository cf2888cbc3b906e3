"""A whole province's programme, built at once, and how long each of its pages takes."""
