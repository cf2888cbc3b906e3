"""E-mail of the programme: gathered from notices, composed when it is sent, handed over once."""
