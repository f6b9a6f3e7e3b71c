"""Factrail's settings: one file, everything from the environment. The README's table lists each variable.

Without any variable set it is a working system for one machine: the embedded PostgreSQL, debug off, and a secret key
of its own kept in `.factrail/`.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse_lazy
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"

env = Env()


def _kept_secret() -> str:
    """A secret key made on first use and kept beside the embedded server's files, readable by its owner only."""
    path = BASE_DIR / ".factrail" / "secret_key"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        # written under another name first: two processes starting at once must not read half a key
        made = path.with_name(f"secret_key.{secrets.token_hex(4)}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(48), encoding="ascii")
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # root at work in somebody's checkout must not lock its owner out
            owner = BASE_DIR.stat()
            for ours in (path.parent, made):
                os.chown(ours, owner.st_uid, owner.st_gid)
        try:
            path.hardlink_to(made)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text(encoding="ascii")


# --- what this instance is ---------------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or _kept_secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
# behind a TLS-ending proxy: cookies are for HTTPS only and HTTP is sent there
HTTPS = env.bool("HTTPS", False)

# --- database ----------------------------------------------------------------------------------------------------

DATABASE_POOL_SIZE = env.int("DATABASE_POOL_SIZE", 8)
# how long one statement may take; the web server sets 2000 for itself, commands and migrations take their time
DATABASE_TIMEOUT_MS = env.int("DATABASE_TIMEOUT_MS", 0)

_database: dict[str, Any] = dict(env.dj_db_url("DATABASE_URL", "postgres:///factrail"))
_database["ENGINE"] = "config.postgresql"
_database["EMBEDDED"] = not env.str("DATABASE_URL", "")
_database["CONN_MAX_AGE"] = 0
# a connection that died in the pool is found out before a request gets it
_database["CONN_HEALTH_CHECKS"] = True
_database["OPTIONS"] = {
    **_database.get("OPTIONS", {}),
    # a short wait: when the server is gone a request answers 503 rather than hang
    "pool": {"min_size": 0, "max_size": DATABASE_POOL_SIZE, "timeout": 3.0},
    # A machine that vanished holds its locks until the server notices: half a minute instead of two hours.
    "options": f"-c statement_timeout={DATABASE_TIMEOUT_MS} "
    "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
}
DATABASES = {"default": _database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- applications ------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "articles",
    "claims",
    "seeds",
    "config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- fetching ----------------------------------------------------------------------------------------------------

# the name comes first, as robots.txt calls it; sites that want to complain read the rest
FETCH_USER_AGENT = env.str("FETCH_USER_AGENT", f"Factrail/{VERSION} (+https://factrail.example/contact)")
# `host:port` pairs that are fetched from although they are not public: for tests and closed networks
FETCH_ALLOW: list[str] = env.list("FETCH_ALLOW", [])

# --- language and time -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# --- static files ------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", None)
# served from the packages themselves, so that a fresh checkout needs no collectstatic
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# --- security ----------------------------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGIN_URL = reverse_lazy("admin:login")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- API ---------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    # token before session: the first one's challenge makes a missing credential 401, not 403
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "config.access.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["config.access.ReadOrRole"],
    "DEFAULT_PAGINATION_CLASS": "config.pagination.KeysetPagination",
    "DEFAULT_FILTER_BACKENDS": ["articles.api.filters.StrictFilterBackend"],
    "DEFAULT_RENDERER_CLASSES": [
        "config.rendering.JSONRenderer",
        "config.rendering.BrowsableRenderer",
        "config.tables.CSVRenderer",
    ],
    "DEFAULT_PARSER_CLASSES": ["config.parsing.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "config.schema.Schema",
    "DEFAULT_THROTTLE_CLASSES": [],
    "EXCEPTION_HANDLER": "config.errors.problem_response",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "COERCE_DECIMAL_TO_STRING": True,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

REST_KNOX = {"AUTH_HEADER_PREFIX": "Token", "TOKEN_TTL": None, "TOKEN_PREFIX": "factrail_"}

SPECTACULAR_SETTINGS = {
    "TITLE": "Factrail API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DESCRIPTION": (
        "The figures that news articles assert: who said each one, where exactly it stands, what it measures, "
        "whether the record agrees, and who repeated it. Values travel as decimal strings. Offsets count Unicode "
        "code points. Errors are RFC 9457 problems. Published records can be read without a key; an "
        "`Authorization: Token …` header identifies a curator or an editor, who also see drafts and may write."
    ),
    "CONTACT": {"name": "Factrail maintainers", "url": "https://factrail.example/contact"},
    "LICENSE": {"name": "MIT", "identifier": "MIT"},
    "SERVERS": [{"url": "/", "description": "This server"}],
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SORT_OPERATIONS": False,
    "GET_LIB_DOC_EXCLUDES": "config.schema.not_for_readers",
    "ENUM_NAME_OVERRIDES": {
        "ClaimKind": "claims.choices.ClaimKind",
        "ClaimStatus": "claims.choices.ClaimStatus",
        "Comparator": "claims.choices.Comparator",
        "FigureType": "claims.choices.FigureType",
        "ChangeDirection": "claims.choices.ChangeDirection",
        "ChangeKind": "claims.choices.ChangeKind",
        "ToleranceBasis": "claims.choices.ToleranceBasis",
        "IntervalBasis": "claims.choices.IntervalBasis",
        "PeriodKind": "claims.choices.PeriodKind",
        "Basis": "claims.choices.Basis",
        "SelectorState": "claims.choices.SelectorState",
        "Gap": "claims.choices.Gap",
        "SourceKind": "claims.choices.SourceKind",
        "AttributionRole": "claims.choices.AttributionRole",
        "AttributionMode": "claims.choices.AttributionMode",
        "LinkKind": "claims.choices.LinkKind",
        "LinkState": "claims.choices.LinkState",
        "Frequency": "claims.choices.Frequency",
        "ObservationStatus": "claims.choices.ObservationStatus",
        "Outcome": "claims.choices.Outcome",
        "ReviewOrigin": "claims.choices.ReviewOrigin",
        "Genre": "articles.choices.Genre",
        "AppearanceKind": "articles.choices.AppearanceKind",
        "CaptureMethod": "articles.choices.CaptureMethod",
        "VersionRelation": "articles.choices.VersionRelation",
        "JobKind": "articles.choices.JobKind",
        "JobState": "articles.choices.JobState",
        "IntakeOutcome": "articles.api.serializers.OUTCOMES",
        "Role": "articles.roles.ROLES",
        "CountIs": "config.pagination.COUNT_IS",
        "Tier": "claims.choices.Tier",
        "Modality": "claims.choices.Modality",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.schema.in_order",
        "config.schema.plain_null",
        "config.schema.describe_tags",
        "config.schema.share_problems",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "persistAuthorization": True, "tryItOutEnabled": True},
}

# --- admin -------------------------------------------------------------------------------------------------------

UNFOLD = {
    "SITE_TITLE": "Factrail",
    "SITE_HEADER": "Factrail",
    "SITE_SUBHEADER": "Figures, and who says them",
    "SITE_SYMBOL": "fact_check",
    "SITE_URL": "/",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "STYLES": [lambda request: static("claims/admin.css")],
    "SIDEBAR": {
        "show_search": True,
        "show_all_applications": False,
        "navigation": [
            {
                "title": "Claims",
                "items": [
                    {"title": "Claims", "icon": "format_quote", "link": reverse_lazy("admin:claims_claim_changelist")},
                    {"title": "Links", "icon": "share", "link": reverse_lazy("admin:claims_link_changelist")},
                    {
                        "title": "Proposals",
                        "icon": "rate_review",
                        "link": reverse_lazy("admin:claims_proposal_changelist"),
                    },
                    {
                        "title": "Sources",
                        "icon": "record_voice_over",
                        "link": reverse_lazy("admin:claims_source_changelist"),
                    },
                    {"title": "Topics", "icon": "sell", "link": reverse_lazy("admin:claims_topic_changelist")},
                ],
            },
            {
                "title": "Articles",
                "separator": True,
                "items": [
                    {
                        "title": "Articles",
                        "icon": "newspaper",
                        "link": reverse_lazy("admin:articles_article_changelist"),
                    },
                    {
                        "title": "Versions",
                        "icon": "history_edu",
                        "link": reverse_lazy("admin:articles_version_changelist"),
                    },
                    {
                        "title": "Appearances",
                        "icon": "repeat",
                        "link": reverse_lazy("admin:articles_appearance_changelist"),
                    },
                    {
                        "title": "Publishers",
                        "icon": "apartment",
                        "link": reverse_lazy("admin:articles_publisher_changelist"),
                    },
                    {
                        "title": "Resemblances",
                        "icon": "difference",
                        "link": reverse_lazy("admin:articles_resemblance_changelist"),
                        "badge": "articles.admin.resemblances.open_number",
                        "badge_variant": "warning",
                    },
                    {"title": "Jobs", "icon": "pending_actions", "link": reverse_lazy("admin:articles_job_changelist")},
                ],
            },
            {
                "title": "The record",
                "separator": True,
                "items": [
                    {
                        "title": "Statistics",
                        "icon": "monitoring",
                        "link": reverse_lazy("admin:claims_statistic_changelist"),
                    },
                    {
                        "title": "Observations",
                        "icon": "scatter_plot",
                        "link": reverse_lazy("admin:claims_observation_changelist"),
                    },
                    {"title": "Checks", "icon": "rule", "link": reverse_lazy("admin:claims_check_changelist")},
                    {"title": "Reviews", "icon": "gavel", "link": reverse_lazy("admin:claims_review_changelist")},
                ],
            },
            {
                "title": "Administration",
                "separator": True,
                "items": [
                    {
                        "title": "Events",
                        "icon": "receipt_long",
                        "link": reverse_lazy("admin:articles_event_changelist"),
                    },
                    {
                        "title": "Users",
                        "icon": "person",
                        "link": reverse_lazy("admin:auth_user_changelist"),
                        "permission": "config.admin.is_superuser",
                    },
                    {
                        "title": "Roles",
                        "icon": "group",
                        "link": reverse_lazy("admin:auth_group_changelist"),
                        "permission": "config.admin.is_superuser",
                    },
                    {
                        "title": "Tokens",
                        "icon": "key",
                        "link": reverse_lazy("admin:knox_authtoken_changelist"),
                        "permission": "config.admin.is_superuser",
                    },
                    {
                        "title": "Queue",
                        "icon": "engineering",
                        "link": reverse_lazy("admin:procrastinate_procrastinatejob_changelist"),
                        "permission": "config.admin.is_superuser",
                    },
                ],
            },
        ],
    },
}

# --- logging -----------------------------------------------------------------------------------------------------

LOG_LEVEL = env.str("LOG_LEVEL", "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
