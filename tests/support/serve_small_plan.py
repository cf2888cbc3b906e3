"""A real server with the small programme in it: `python -m tests.support.serve_small_plan PORT`.

Prints the address of a kept document and of an open review once it listens; jobs run beside it.
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

    from kientao.base.jobs.worker import run_worker_in_background
    from kientao.programme.actions import store_draft
    from kientao.programme.actions.reviewing import begin_review
    from tests.support.programme import a_programme
    from tests.support.small_plan import small_plan

    call_command("migrate", verbosity=0)
    people = a_programme().cast
    plan = small_plan(severity="error")
    stored = store_draft(actor=people.son, compiled=plan, request_id=uuid.UUID(int=1), is_sample=True)
    other = store_draft(actor=people.son, compiled=plan, request_id=uuid.UUID(int=2))
    province = people.organisations["ubnd"]
    review = begin_review(actor=people.son, draft_id=other.pk, owner=province, province=province)
    run_worker_in_background(interval=0.2)
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8)
    print(f"/van-ban/{stored.pk}/ /soat/{review.pk}/", flush=True)
    server.run()


if __name__ == "__main__":
    main()
