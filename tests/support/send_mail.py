"""`python -m tests.support.send_mail`: sends what waits, on a Wednesday morning, in a process that can be killed."""

import datetime
from zoneinfo import ZoneInfo

import django

MORNING = datetime.datetime(2027, 3, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

if __name__ == "__main__":
    django.setup()

    from kientao.base.clock import moved_to
    from kientao.programme.mail.sending import send_waiting

    with moved_to(MORNING):
        send_waiting()
