"""Every setting, read from the environment: secure by default, and a wrong value refuses to start.

Two switches only loosen it: PUG_DEMO (the local example site that `make run` starts) and DEBUG (developers).
"""

from pathlib import Path

import bootstrap_wrapper
from csp.constants import NONE, SELF

from pug_tracker.environment import Environment, refuse

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
Environment.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
PUG_DEMO = env.bool("PUG_DEMO", default=False)
LOCAL = DEBUG or PUG_DEMO

SECRET_KEY = env.str("SECRET_KEY", default="local-only-never-in-production" * 2 if LOCAL else "")
if len(SECRET_KEY) < 50:
    raise refuse("SECRET_KEY", "set a random text of at least 50 characters")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if LOCAL else [])
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise refuse("ALLOWED_HOSTS", "name the hosts that this site answers to, separated by commas; never *")
if PUG_DEMO and set(ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "[::1]"}:
    raise refuse("PUG_DEMO", "the example site, whose passwords everybody knows, answers on this machine only")

#: How this site is reached from outside: for links in mails, which no request tells.
HERE = f"http://127.0.0.1:{env.int('PORT', default=8000)}"
SITE_URL = env.site("SITE_URL", default=HERE if LOCAL else f"https://{ALLOWED_HOSTS[0]}")

# --- who lives in the house -------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "formats",
    "institutions",
    "indicators",
    "action_plans",
    "reporting",
    "dashboards",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pug_tracker.private_answers.KeepNothing",
    "pug_tracker.compression.CompressPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "institutions.access.middleware.ScopeMiddleware",
]

ROOT_URLCONF = "pug_tracker.urls"
WSGI_APPLICATION = "pug_tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pug_tracker.chrome.access",
            ],
            "libraries": {"lucide": "formats.templatetags.icons"},
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- where data rests -------------------------------------------------------------------------------

DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'pug.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    (BASE_DIR / "var").mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    }
# Opening a connection costs as much as a page's queries, on SQLite too.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PRIVATE_FILES = Path(env.str("PRIVATE_FILES", default=str(BASE_DIR / "var" / "files")))
KEPT_BOARDS = env.str("KEPT_BOARDS", default=str(BASE_DIR / "var" / "boards"))
CACHES = {
    # Shared by all workers: the log-in limits live here.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"},
    # Boards are keyed by their version, so a kept one is never stale; see dashboards/scoreboard.py.
    "boards": {
        "BACKEND": "dashboards.kept_files.KeptFiles",
        "LOCATION": KEPT_BOARDS,
        "TIMEOUT": 60 * 60 * 24 * 30,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}

# --- who comes in -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "institutions.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "institutions.access.passwords.Argon2At19MiB",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "institutions.access.adapter.ClosedDoorAdapter"
ACCOUNT_FORMS = {
    "login": "institutions.access.account_forms.LoginForm",
    "change_password": "institutions.access.account_forms.ChangePasswordForm",
    "set_password": "institutions.access.account_forms.SetPasswordForm",
    "reset_password": "institutions.access.account_forms.ResetPasswordForm",
    "reset_password_from_key": "institutions.access.account_forms.ResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "PUG Kalteng: "
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody signs up here, and a stranger gets no mail
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "60/m/ip,5/15m/key",
    "reset_password": "20/m/ip,5/m/key",
    # Codes on paper: an office shares one address, and nobody guesses one of 30^16.
    "check_code": "60/m/ip",
    "check_code_failed": "20/15m/ip",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=8) * 3600
SESSION_SAVE_EVERY_REQUEST = False

# --- what leaves and what may enter -----------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not LOCAL)
SECURE_HSTS_SECONDS = 0 if LOCAL else env.int("SECURE_HSTS_SECONDS", default=31_536_000)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # the domain's other sites are not ours to bind to https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)  # whose failed log-ins are counted: the visitor's, not the proxy's
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "pug_session", "pug_csrf"
CSRF_FAILURE_VIEW = "institutions.access.lost.csrf_failure"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # every item of a form has a place for files, and an empty one counts
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

EMAIL_CONFIG = env.mail("EMAIL_URL", default=f"filemail:///{BASE_DIR / 'var' / 'mail'}")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20  # a mail server that says nothing keeps nobody waiting
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="PUG Kalteng <tidak-dibalas@localhost>")

# --- how it speaks ----------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
TIME_ZONE = "Asia/Pontianak"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # numbers are printed by formats.numbers, in one way everywhere

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
WEB_FONTS = BASE_DIR / "var" / "fonts"  # written by manage.py build_fonts, before collectstatic
WEB_FONTS.mkdir(parents=True, exist_ok=True)
PRINT_FONTS = BASE_DIR / "var" / "fonts-in-print"  # written by it too; for PDF, never served
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bs", bootstrap_wrapper.get_bootstrap_dir()),
    ("fonts", WEB_FONTS),
]
WHITENOISE_USE_FINDERS = LOCAL
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

LOG_LEVEL = env.choice("LOG_LEVEL", default="INFO", among=("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"mask_keys": {"()": "pug_tracker.private_addresses.MaskKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["mask_keys"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # They would tell every glyph that is cut, and every step of every page.
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "WARNING"}},
}
