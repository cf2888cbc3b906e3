"""A real server with the small programme in it: `python -m tests.support.serve_small_plan PORT`.

Prints the address of a kept document and of an open review once it listens; jobs run beside it.
"""

import uuid

from tests.support.starting import start


def main() -> None:
    """Serves until it is ended."""
    start()

    from kientao.programme.actions import store_draft
    from kientao.programme.actions.reviewing import begin_review
    from tests.support.programme import a_programme
    from tests.support.serving import serve
    from tests.support.small_plan import small_plan
    from tests.support.tables import lay_tables

    lay_tables()
    people = a_programme().cast
    plan = small_plan(severity="error")
    stored = store_draft(actor=people.son, compiled=plan, request_id=uuid.UUID(int=1), is_sample=True)
    other = store_draft(actor=people.son, compiled=plan, request_id=uuid.UUID(int=2))
    province = people.organisations["ubnd"]
    review = begin_review(actor=people.son, draft_id=other.pk, owner=province, province=province)
    serve(f"/van-ban/{stored.pk}/ /soat/{review.pk}/", jobs=True)


if __name__ == "__main__":
    main()
