"""What the log-in library may not do here: nobody signs up, accounts are made by an administrator."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

OUR_WORDS = {
    "account_inactive": "Akun ini tidak aktif. Hubungi administrator PUG di DP3APPKB.",
    "email_password_mismatch": "Alamat pos-el atau sandi tidak cocok. Periksa keduanya, lalu coba lagi.",
    "enter_current_password": "Sandi saat ini tidak cocok. Tulis sandi yang sekarang Anda pakai.",
    "incorrect_password": "Sandi tidak cocok.",
    "invalid_password_reset": "Tautan ini tidak berlaku lagi. Mintalah tautan baru.",
    "rate_limited": "Terlalu banyak permintaan dalam waktu singkat. Tunggu sebentar, lalu coba lagi.",
    "same_as_current": "Sandi baru harus berbeda dari sandi saat ini.",
    "too_many_login_attempts": "Percobaan masuk sudah terlalu banyak. Tunggu 15 menit, lalu coba lagi.",
}


class ClosedDoorAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {**DefaultAccountAdapter.error_messages, **OUR_WORDS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failures are counted by account alone: whoever asks chooses the host and port that allauth counts by."""
        return str(credentials.get("email", "")).lower()

    def get_reset_password_from_key_url(self, key: str) -> str:
        """A link in a letter leads to the site's own address, not to the host and port that a request told."""
        return f"{settings.SITE_URL}{urlsplit(str(super().get_reset_password_from_key_url(key))).path}"

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names: the e-mail address is the name one logs in with."""
