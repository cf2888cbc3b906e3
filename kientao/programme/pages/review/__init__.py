"""A compiled draft under review: the source left, its items right, judged with the keyboard."""
