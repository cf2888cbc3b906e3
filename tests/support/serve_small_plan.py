"""A real server with the small plan kept in it: `python -m tests.support.serve_small_plan PORT`.

Prints the address of the plan's page once it listens.
"""

import sys
import uuid

import django


def main() -> None:
    """Serves until it is ended."""
    django.setup()

    import waitress
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from kientao.base.actor import SYSTEM
    from kientao.programme.actions import store_draft
    from tests.support.small_plan import small_plan

    call_command("migrate", verbosity=0)
    plan = small_plan(severity="error")
    stored = store_draft(actor=SYSTEM, compiled=plan, request_id=uuid.UUID(int=1), is_sample=True)
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8)
    print(f"/van-ban/{stored.pk}/", flush=True)
    server.run()


if __name__ == "__main__":
    main()
