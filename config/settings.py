"""Settings of the Django project. What an operator chooses is an environment variable, listed in docs/operate.md."""

from pathlib import Path

from config.wiring import FACT_GIVERS as FACT_GIVERS
from kientao.base.mail.settings import mail_settings, public_address
from kientao.base.settings import (
    database_from_url,
    day,
    days_kept,
    flag,
    kept_secret,
    names,
    one_of,
    variable_folder,
    whole_number,
)
from kientao.evidence.clamd_address import clamd_address, stores_unscanned
from kientao.people.settings import openid_provider, roles_with_second_factor
from kientao.registers.intake.settings import intake_folder
from kientao.registers.onestop.settings import outside_settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kientao"
VAR = variable_folder(ROOT / "var")

DEBUG = flag("KIENTAO_DEBUG", default=False)
SECRET_KEY = kept_secret(VAR / "secret-key", "KIENTAO_SECRET_KEY")
ALLOWED_HOSTS = names("KIENTAO_HOSTS", default="localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith("[") and host != "*"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "kientao.base",
    "kientao.people",
    "kientao.evidence",
    "kientao.ledger",
    "kientao.registers.onestop",
    "kientao.measures.declared",
    "kientao.registers.intake",
    "kientao.registers.entered",
    "kientao.measures.frozen",
    "kientao.programme",
    "kientao.web",
]
AUTH_USER_MODEL = "people.Account"

MIDDLEWARE = [
    "kientao.base.logs.named_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kientao.base.headers.secure_headers",
    "django.middleware.gzip.GZipMiddleware",
    "kientao.web.english.english_pages",
    "kientao.web.limits.upload_limit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kientao.web.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kientao.people.middleware.signed_in_only",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DATABASES = {"default": database_from_url("KIENTAO_DATABASE", default=VAR / "kientao.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background jobs wait in the database; `python -m django jobs` runs them (kientao/base/jobs).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# A practice province stands on one day. Never set it where real work is done: the password of all is on the door.
PRACTICE_DAY = day("KIENTAO_PRACTICE_DAY")
PRACTICE_PASSWORD = "thuc-hanh-2026" if PRACTICE_DAY else ""

# 24/11 (Nghị quyết 80-NQ/TW) is a paid day off once the Labour Code says so.
CULTURE_DAY_OFF = flag("KIENTAO_CULTURE_DAY_OFF", default=False)

# Names of templates begin with the floor they live on ("web/pages/start.html"), so that tests can hold the floors.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kientao.web.shell.shell",
            ],
            "builtins": ["kientao.ui.tags"],
        },
    }
]

# Signing in. Every page asks for it unless it is marked `@public` (kientao/people/access.py).
AUTHENTICATION_BACKENDS = ["kientao.people.backend.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "kientao.people.passwords.OneTimePasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "kientao.people.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "kientao.people.passwords.NotCommon"},
    {"NAME": "kientao.people.passwords.NotTheName"},
]
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SIGN_IN_FAILURES = whole_number("KIENTAO_SIGN_IN_FAILURES", default=5, least=1)
SIGN_IN_FAILURES_PER_ADDRESS = whole_number("KIENTAO_SIGN_IN_FAILURES_PER_ADDRESS", default=50, least=1)
SIGN_IN_LOCK_MINUTES = whole_number("KIENTAO_LOCK_MINUTES", default=15, least=1)
SECOND_FACTOR_ROLES = roles_with_second_factor("KIENTAO_SECOND_FACTOR_ROLES")
TRUSTED_PROXIES = whole_number("KIENTAO_PROXIES", default=0)
SESSION_IDLE_MINUTES = whole_number("KIENTAO_IDLE_MINUTES", default=60, least=1)
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "kientao.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_TIMEOUT = 300
MFA_ADAPTER = "kientao.people.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kiến Tạo"
OPENID_PROVIDER = openid_provider()
OPENID_CLAIM = names("KIENTAO_OIDC_CLAIM", default="preferred_username")[0]
SOCIALACCOUNT_ADAPTER = "kientao.people.openid.OpenIdAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leaves for another host is what our content policy forbids
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [OPENID_PROVIDER] if OPENID_PROVIDER else []}}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "ui" / "locale"]  # the other floors' own are found beside their apps
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "ui" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 24 * 3600  # our addresses carry a hash of the content, so an upgrade is seen at once

# One decision with its annexes is far below this; what is above is refused before it is read.
UPLOAD_LIMIT_BYTES = 25 * 1024 * 1024
COMPILE_SECONDS = 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1200  # a list marks up to 500 rows
DATA_UPLOAD_MAX_NUMBER_FILES = 2  # a result and the key that signs it

API_CALLS_PER_MINUTE = whole_number("KIENTAO_API_CALLS_PER_MINUTE", default=120, least=1)  # of each system's key

# What is handed in. Files are scanned by clamd where KIENTAO_CLAMD names one (host:port, or unix:/path); while it is
# silent they are refused, or with KIENTAO_CLAMD_DOWN=store kept as not scanned.
EVIDENCE_FOLDER = VAR / "evidence"
KEPT_FOLDERS = {"evidence": EVIDENCE_FOLDER}  # files a backup holds beside the database
EVIDENCE_LIMIT_BYTES = UPLOAD_LIMIT_BYTES
SIGNATURE_ROOTS = VAR / "signature-roots"  # certificates of whose signatures on results are trusted: .pem, .crt
EVIDENCE_READ_SECONDS = 45
EVIDENCE_CLAMD = clamd_address("KIENTAO_CLAMD")
EVIDENCE_CLAMD_SECONDS = 30
EVIDENCE_STORE_UNSCANNED = stores_unscanned("KIENTAO_CLAMD_DOWN")

# What is forgotten, after how many days; 0 for never. Each folder's `retention.py` says of what it is the end.
KEEP_JOBS_DAYS = days_kept("KIENTAO_KEEP_JOBS_DAYS", default=90, least=7)
KEEP_FAILED_JOBS_DAYS = days_kept("KIENTAO_KEEP_FAILED_JOBS_DAYS", default=365, least=7)
KEEP_SIGN_INS_DAYS = days_kept("KIENTAO_KEEP_SIGN_INS_DAYS", default=1, least=1)
KEEP_MAIL_DAYS = days_kept("KIENTAO_KEEP_MAIL_DAYS", default=365, least=30)
KEEP_READ_NOTICES_DAYS = days_kept("KIENTAO_KEEP_READ_NOTICES_DAYS", default=730, least=30)
KEEP_DRAFTS_DAYS = days_kept("KIENTAO_KEEP_DRAFTS_DAYS", default=365, least=30)
KEEP_IDENTITIES_DAYS = days_kept("KIENTAO_KEEP_IDENTITIES_DAYS", default=3650, least=365)
KEEP_CITIZEN_TRACES_DAYS = days_kept("KIENTAO_KEEP_CITIZEN_TRACES_DAYS", default=730, least=90)
KEEP_UNUSED_EVIDENCE_DAYS = days_kept("KIENTAO_KEEP_UNUSED_EVIDENCE_DAYS", default=90, least=30)

# E-mail addresses and telephone numbers of officers are masked for other agencies.
MASK_PERSONAL = flag("KIENTAO_MASK_PERSONAL", default=True)

HTTPS = flag("KIENTAO_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kientao.web.refusals.forged"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Mail goes out through the operator's server; links in it lead to KIENTAO_ADDRESS.
PUBLIC_ADDRESS = public_address("KIENTAO_ADDRESS", host=(ALLOWED_HOSTS or ["localhost"])[0], https=HTTPS)
_MAIL = mail_settings()
EMAIL_BACKEND, DEFAULT_FROM_EMAIL = _MAIL["EMAIL_BACKEND"], _MAIL["DEFAULT_FROM_EMAIL"]
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _MAIL["EMAIL_HOST"], _MAIL["EMAIL_PORT"], _MAIL["EMAIL_TIMEOUT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_USER"], _MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL["EMAIL_USE_TLS"], _MAIL["EMAIL_USE_SSL"]

# What the one-stop shop says to citizens, banks and the national portal; nothing goes out unless it is set.
_OUTSIDE = outside_settings(practice=PRACTICE_DAY is not None)
ONESTOP_GATEWAYS, ONESTOP_SMS_ACCENTS = _OUTSIDE["ONESTOP_GATEWAYS"], _OUTSIDE["ONESTOP_SMS_ACCENTS"]
ONESTOP_PAYMENT, ONESTOP_NATIONAL = _OUTSIDE["ONESTOP_PAYMENT"], _OUTSIDE["ONESTOP_NATIONAL"]

INTAKE_FOLDER = intake_folder()  # where other systems lay files of facts; none: nothing is looked for

# Lines for eyes, or with KIENTAO_LOG=json one object a line with every request; neither names people.
LOG = one_of("KIENTAO_LOG", "plain", "json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "kientao.base.logs.PlainLines"},
        "json": {"()": "kientao.base.logs.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"kientao": {"level": "INFO" if LOG == "json" else "WARNING"}},
}
