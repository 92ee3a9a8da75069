"""What the log-in library may not do here: nobody signs up, accounts are made by an administrator."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
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

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """There are no user names: the e-mail address is the name one logs in with."""
