"""How a server collects garbage: it walks over what requests made, and not over the program itself each time.

A full collection visits every object there is. Here that is 130 ms in the midst of somebody's page, nearly all of it
spent on modules, models and addresses, which live as long as the program. They are set aside once it is loaded.
"""

import gc

from django.urls import get_resolver

_NEW = 20_000  # objects made, less those gone by themselves, before young ones are looked at: about what a page makes
_YOUNG, _OLD = 10, 10  # Python's own: so many collections of one age before the next older one


def set_program_aside() -> None:
    """For a server's start, once the applications are set up: loads all pages, then leaves what is loaded alone."""
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, _YOUNG, _OLD)
