"""A real server with the small plan kept in it: `python -m tests.support.serve_small_plan PORT`. Prints the plan's page."""

import sys
import uuid

import django

django.setup()

import waitress
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from kientao.base.actor import SYSTEM
from kientao.programme.actions import store_draft
from tests.support.small_plan import small_plan


def main() -> None:
    """Serves until it is ended."""
    call_command("migrate", verbosity=0)
    stored = store_draft(
        actor=SYSTEM, compiled=small_plan(severity="error"), request_id=uuid.UUID(int=1), is_sample=True
    )
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8)
    print(f"/van-ban/{stored.pk}/", flush=True)
    server.run()


if __name__ == "__main__":
    main()
