"""The gallery of components alone: no accounts, no database."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.support.gallery_urls"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.staticfiles", "kientao.people"]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kientao.base.headers.secure_headers",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
