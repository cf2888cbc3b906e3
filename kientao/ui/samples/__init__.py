"""Believable props for every component: the live gallery shows them, tests try them."""
