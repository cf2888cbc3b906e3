"""What is forgotten, and when: each floor says what of its own. Whatever nobody names here is kept for ever."""
