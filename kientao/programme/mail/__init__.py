"""E-mail: gathered from notices, composed when it is sent, handed to the server once."""
