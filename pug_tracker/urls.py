"""The root of all addresses. Log-in pages are allauth's; only those that this site offers are listed."""

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path, re_path

from institutions.access.forgotten import ForgottenPassword
from pug_tracker.confirming import ConfirmCode, ConfirmPage
from pug_tracker.health import healthz
from pug_tracker.help import HelpDoor
from pug_tracker.look.door import LookDoor

accounts: list[URLPattern] = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("akun/nonaktif/", account.account_inactive, name="account_inactive"),
    path("akun/sandi/", account.password_change, name="account_change_password"),
    path("akun/sandi/buat/", account.password_set, name="account_set_password"),
    path("akun/sandi/lupa/", ForgottenPassword.as_view(), name="account_reset_password"),
    path("akun/sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^akun/sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",  # the key itself holds hyphens
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "akun/sandi/baru/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *accounts,
    path("healthz", healthz, name="healthz"),
    path("cek/", ConfirmPage.as_view(), name="confirm"),
    path("cek/<str:code>/", ConfirmCode.as_view(), name="confirm_code"),
    path("bantuan/", HelpDoor.as_view(), name="help"),
    path("bahasa-visual/", LookDoor.as_view(), name="visual_language"),
    path("", include("institutions.urls")),
    path("", include("indicators.urls")),
    path("", include("reporting.urls")),
    path("", include("dashboards.urls")),
]
