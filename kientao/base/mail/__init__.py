"""E-mail: which server takes it, and talking to it so that it is known what it has taken."""
