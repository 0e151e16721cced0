"""Settings, all read from the environment; a value that cannot work stops the start with words.

What `./dondoc` sets: DATABASE_URL (role without DDL), DATABASE_OWNER_URL (migrations; used when
DONDOC_ROLE=owner), DONDOC_DATA, DONDOC_SECRET_KEY, DONDOC_INSTANCE, DONDOC_DEMO, DONDOC_ALLOWED_HOSTS,
DONDOC_DEBUG, DONDOC_FRONTEND, DONDOC_UNDO_SECONDS. A server behind HTTPS also has DONDOC_HTTPS, DONDOC_PROXIES, DONDOC_TRUSTED_ORIGINS;
one that may send mail DONDOC_MAIL; with DONDOC_PRODUCTION, which `./dondoc serve` sets, what real work must not have is refused.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def env(name: str, default: str | None = None) -> str:
    """The variable's value; raises ImproperlyConfigured when it is neither set nor has a default."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set; start through ./dondoc or set it")
    return value


def env_flag(name: str, default: bool) -> bool:
    """True or False from 1/0, true/false, yes/no; anything else is refused."""
    text = os.environ.get(name, "1" if default else "0").strip().lower()
    if text in {"1", "true", "yes"}:
        return True
    if text in {"0", "false", "no", ""}:
        return False
    raise ImproperlyConfigured(f"{name}={text!r} is neither 1 nor 0")


def database(url: str, *, pooled: bool) -> dict[str, object]:
    """Django's dictionary of one `postgresql://user:password@host:port/name?option=value` address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:port/name")
    options: dict[str, object] = dict(parse_qsl(parts.query))
    # 5 s is longer than any act waits for its root; beyond it something is wrong and the client may retry.
    options["options"] = "-c lock_timeout=5000"
    options["prepare_threshold"] = 5  # lets backend/prepared.py prepare; Django's own cursors never do
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": 20, "timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
    }


def mail_server(url: str) -> dict[str, Any]:
    """Django's settings of one `smtps://user:password@host:465?from=name@host` address: TLS from the first byte, or with `smtp`
    STARTTLS, or with `smtp` and `tls=none` neither, for a relay on the same machine. Nothing for an empty one."""
    if not url:
        return {}
    parts, options = urlsplit(url), dict(parse_qsl(urlsplit(url).query))
    safe = options.get("tls") != "none"
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in options.get("from", ""):
        raise ImproperlyConfigured("DONDOC_MAIL must look like smtps://user:password@host:465?from=name@host")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and safe,
        "DEFAULT_FROM_EMAIL": options["from"],
    }


DEBUG = env_flag("DONDOC_DEBUG", False)
DEMO = env_flag("DONDOC_DEMO", False)
SECRET_KEY = env("DONDOC_SECRET_KEY", "only-for-development" if DEBUG else None)
if len(SECRET_KEY) < 32 and not DEBUG:
    raise ImproperlyConfigured("DONDOC_SECRET_KEY is shorter than 32 characters")
INSTANCE = env("DONDOC_INSTANCE", "dev")
ALLOWED_HOSTS = [host for host in env("DONDOC_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
if "*" in ALLOWED_HOSTS and not DEMO and not DEBUG:
    raise ImproperlyConfigured("DONDOC_ALLOWED_HOSTS=* is only for the demo")
HTTPS = env_flag("DONDOC_HTTPS", False)
TRUSTED_ORIGINS = [origin for origin in env("DONDOC_TRUSTED_ORIGINS", "").split(",") if origin]
PROXIES = int(env("DONDOC_PROXIES", "0"))
if env_flag("DONDOC_PRODUCTION", False):
    refused = {
        "DONDOC_DEBUG=1 shows faults to strangers": DEBUG,
        "DONDOC_DEMO=1 lets everybody in": DEMO,
        "DONDOC_HTTPS=1 is missing: passwords would travel in the clear": not HTTPS,
        "DONDOC_PROXIES must count the proxies in front of the web, at least 1": PROXIES < 1,
        "DONDOC_ALLOWED_HOSTS must name the server's address": not set(ALLOWED_HOSTS)
        - {"localhost", "127.0.0.1", "[::1]"},
        "DONDOC_TRUSTED_ORIGINS must begin with https://": not all(o.startswith("https://") for o in TRUSTED_ORIGINS),
    }
    if any(refused.values()):
        raise ImproperlyConfigured(
            "not for real work: " + "; ".join(words for words, wrong in refused.items() if wrong)
        )

MAIL_SERVER = mail_server(env("DONDOC_MAIL", ""))  # none: nobody is told by e-mail, nor asked for an address
globals().update(MAIL_SERVER)
EMAIL_TIMEOUT = 10

UNDO_SECONDS = int(env("DONDOC_UNDO_SECONDS", "10"))  # how long an act can be undone and nobody is told of it

DATA_DIR = Path(env("DONDOC_DATA", str(BASE_DIR / ".data")))
FILES_DIR = DATA_DIR / "files"
FRONTEND_DIR = Path(env("DONDOC_FRONTEND", str(BASE_DIR / "frontend" / "dist")))

_as_owner = env("DONDOC_ROLE", "app") == "owner"
DATABASES = {
    "default": database(
        env("DATABASE_OWNER_URL") if _as_owner else env("DATABASE_URL"),
        pooled=env_flag("DONDOC_POOL", not _as_owner),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "daphne",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "servestatic.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "pgtrigger",
    "rest_framework",
    "drf_spectacular",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "procrastinate.contrib.django",
    "viewflow.workflow",
    "backend.activity",
    "backend.organisations",
    "backend.accounts",
    "backend.workcalendar",
    "backend.files",
    "backend.plans",
    "backend.inspections",
    "backend.imports.apps.ImportsConfig",
    "backend.access.apps.AccessConfig",
    "workflows",
    "demo",
    "notifications.apps.NotificationsConfig",
    "api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "api.middleware.RequestIdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "api.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "api.middleware.PolicyMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "backend.urls"
ASGI_APPLICATION = "backend.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "backend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "backend.accounts.passwords.UnlikeTheirName"},
    {"NAME": "backend.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Sign-in: allauth headless, password first. Accounts are made by an administrator, never by signing up.
CSRF_FAILURE_VIEW = "api.errors.csrf_failure"
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_SERVE_SPECIFICATION = False
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "backend.accounts.adapter.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
# Kept in each process's memory. A whole office may come from one address on Monday morning, so the address is given
# room; the account is not. Behind a proxy, DONDOC_PROXIES says how many stand between, so that the address is the reader's.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,10/5m/key", "manage_email": "5/h/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": "/",
    "account_reset_password": "/",
    "account_reset_password_from_key": "/",
    "account_signup": "/",
}

# Cookies have no port: two instances on one host need names of their own.
SESSION_ENGINE = "backend.access.sessions"
SESSION_COOKIE_NAME = f"dondoc-session-{INSTANCE}"
CSRF_COOKIE_NAME = f"dondoc-csrf-{INSTANCE}"
LANGUAGE_COOKIE_NAME = f"dondoc-language-{INSTANCE}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = TRUSTED_ORIGINS
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [FRONTEND_DIR] if FRONTEND_DIR.is_dir() else []
STATIC_ROOT = DATA_DIR / "static"
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_IMMUTABLE_FILE_TEST = r"^/static/assets/.+$"
SERVESTATIC_MIMETYPES = {".webmanifest": "application/manifest+json"}  # unknown to the library

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024  # what of a body may lie in memory; the rest goes to a file
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["api.renderers.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.JsonParser"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "api.schema.ApiSchema",
    "EXCEPTION_HANDLER": "api.errors.problem_response",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # else what runs by the clock is known to no worker
SPECTACULAR_SETTINGS = {
    "TITLE": "Đôn Đốc",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["api.schema.finish"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.channels.server": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
        "psycopg.pool": {"level": "ERROR"},
        "daphne": {"level": "WARNING"},
    },
}
