"""The door for WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

from kientao.base.collector import set_program_aside

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
set_program_aside()
