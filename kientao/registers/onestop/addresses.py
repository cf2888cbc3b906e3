"""Addresses of the one-stop shop's pages, for lists, messages and other pages."""

from django.urls import reverse


def dossier_page(code: str) -> str:
    """The page of a dossier."""
    return reverse("dossier", args=[code])
