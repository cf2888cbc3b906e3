"""What the servers of the tests have in common. Import it once Django is set up."""

import sys

import waitress
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import transaction

from kientao.base.jobs.worker import run_worker_in_background
from kientao.demo.province import settling
from kientao.demo.province.settling import Province
from kientao.demo.story.telling import on


def serve(told: str = "listening", *, jobs: bool = False) -> None:
    """On the port that the command names first, until it is ended; says `told` once it listens. Jobs run beside it."""
    if jobs:
        run_worker_in_background(interval=0.2)
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8)
    print(told, flush=True)
    server.run()


@transaction.atomic
def young_province() -> Province:
    """Tỉnh Kiến An with its people as on the practice day, everybody's password the practice one."""
    with on("2025-02-03"):
        province = settling.settle(settings.PRACTICE_PASSWORD)
    with on("2025-02-27"):
        settling.reorganise_departments(province)
    with on("2025-06-27"):
        settling.abolish_districts(province)
    return province
