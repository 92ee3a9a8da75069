"""A wrong setting is a clear refusal to start; without any, everything is shut."""

import os
import runpy
import subprocess
import sys
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.core.exceptions import ImproperlyConfigured

from pug_tracker.tests.house import ROOT

REAL = {
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "pug.example.go.id",
    "DATABASE_URL": "postgres://pug:secret@db/pug",
}


def read(**environment: str) -> SimpleNamespace:
    """settings.py as it reads this environment and no other; the .env of this machine is not looked at."""
    with patch.dict(os.environ, environment, clear=True), patch("environ.Env.read_env"):
        return SimpleNamespace(**runpy.run_path(str(ROOT / "pug_tracker" / "settings.py")))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "pug.example.go.id,*"),
        ("DATABASE_URL", "mysql://pug@db/pug"),
        ("DATABASE_URL", "pug.sqlite3"),
        ("SESSION_HOURS", "delapan"),
        ("SECURE_HSTS_SECONDS", "1 year"),
        ("SECURE_SSL_REDIRECT", "yess"),
        ("BEHIND_PROXY", "nginx"),
        ("EMAIL_URL", "carrier-pigeon://office"),
        ("LOG_LEVEL", "LOUD"),
        ("SITE_URL", "pug.example.go.id"),
        ("SITE_URL", "https://pug.example.go.id/masuk"),
        ("PUG_DEMO", "1"),
    ],
)
def test_a_wrong_value_refuses_to_start(name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^{name}: .+README"):
        read(**{**REAL, name: value})


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_a_missing_value_refuses_to_start(name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{name}: "):
        read(**{key: value for key, value in REAL.items() if key != name})


def test_the_refusal_is_what_a_command_prints() -> None:
    env = {**os.environ, **REAL, "SECRET_KEY": "short", "DEBUG": "0", "PUG_DEMO": "0"}

    told = subprocess.run(
        [sys.executable, "-c", "import pug_tracker.settings"], cwd=ROOT, env=env, capture_output=True, text=True
    )

    assert told.returncode == 1
    assert "SECRET_KEY: set a random text of at least 50 characters" in told.stderr


def test_the_real_site_is_shut_by_default() -> None:
    real = read(**REAL)

    assert not real.DEBUG
    assert not real.PUG_DEMO
    assert real.SITE_URL == "https://pug.example.go.id"
    assert real.SESSION_COOKIE_SECURE
    assert real.CSRF_COOKIE_SECURE
    assert real.SECURE_SSL_REDIRECT
    assert real.SECURE_HSTS_SECONDS == 31_536_000
    assert real.SECURE_PROXY_SSL_HEADER is None
    assert real.X_FRAME_OPTIONS == "DENY"
    assert real.DATABASES["default"]["ENGINE"].endswith("postgresql")
    assert real.SESSION_COOKIE_AGE == 8 * 3600
    assert "Manifest" in real.STORAGES["staticfiles"]["BACKEND"]


def test_the_content_policy_lets_nothing_in_line_and_no_other_host() -> None:
    sources = read(**REAL).CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert sources["default-src"] == ["'self'"]
    allowed = {one for values in sources.values() for one in values}
    assert allowed == {"'self'", "'none'", "data:"}
    assert [name for name, values in sources.items() if "data:" in values] == ["img-src"]


def test_the_example_site_needs_no_setting_and_stays_on_this_machine() -> None:
    demo = read(PUG_DEMO="1")

    assert demo.ALLOWED_HOSTS == ["127.0.0.1", "localhost"]
    assert demo.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    assert demo.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert not demo.SECURE_SSL_REDIRECT
    assert not demo.SESSION_COOKIE_SECURE
    assert not demo.DEBUG


def test_passwords_are_argon2_and_long() -> None:
    real = read(**REAL)

    assert real.PASSWORD_HASHERS[0].endswith("Argon2At19MiB")
    lengths = [one["OPTIONS"]["min_length"] for one in real.AUTH_PASSWORD_VALIDATORS if "OPTIONS" in one]
    assert lengths == [10]


def test_the_admin_is_not_in_the_house() -> None:
    assert not [app for app in read(**REAL).INSTALLED_APPS if "admin" in app]


def test_django_finds_nothing_to_say_against_the_real_site() -> None:
    env = {**os.environ, **REAL, "DEBUG": "0", "PUG_DEMO": "0", "DJANGO_SETTINGS_MODULE": "pug_tracker.settings"}
    env |= {"SECRET_KEY": "".join(map(chr, range(40, 110)))}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)

    assert told.returncode == 0, told.stderr


def test_a_server_starts_without_the_slow_libraries() -> None:
    env = {**os.environ, "PUG_DEMO": "1", "DEBUG": "0", "ALLOWED_HOSTS": "localhost"}
    asked = (
        "import sys, pug_tracker.wsgi, pug_tracker.urls\n"
        "print(sorted({'pandas', 'weasyprint', 'numpy'} & set(sys.modules)))"
    )

    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, env=env, capture_output=True, text=True)

    assert told.stdout.strip() == "[]", told.stderr
