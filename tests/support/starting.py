"""How a process of the tests sets out."""

import django
from django.contrib.auth.hashers import Argon2PasswordHasher


def start() -> None:
    """Django is set up, and a password costs little."""
    django.setup()
    cheap_passwords()


def cheap_passwords() -> None:
    """Argon2 as ever, with so little work that signing in is nothing beside the page."""
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 1024
