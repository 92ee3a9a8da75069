"""allauth's forms in our own words: a label says what to type, and no placeholder repeats it."""

from typing import Any

from allauth.account import forms
from django.forms import Form
from django.http import HttpRequest

LABELS = {
    "login": "Alamat pos-el",
    "email": "Alamat pos-el",
    "password": "Sandi",
    "oldpassword": "Sandi saat ini",
    "password1": "Sandi baru",
    "password2": "Sandi baru, sekali lagi",
}
HELP = {
    "password1": "Sekurang-kurangnya 10 karakter; bukan kata yang umum, bukan angka saja, "
    "dan tidak mirip dengan nama atau alamat pos-el Anda.",
}
REQUIRED = "Bagian ini wajib diisi."


class InOurWords(Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, "")
            field.error_messages["required"] = REQUIRED
            field.widget.attrs.pop("placeholder", None)


class LoginForm(InOurWords, forms.LoginForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(InOurWords, forms.ChangePasswordForm):  # type: ignore[misc]
    pass


class SetPasswordForm(InOurWords, forms.SetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(InOurWords, forms.ResetPasswordForm):  # type: ignore[misc]
    """Saved, it is only accepted: forgotten.py sends the letter later."""

    is_accepted = False

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        self.is_accepted = True
        return str(self.cleaned_data["email"])

    def send(self, request: HttpRequest) -> None:
        super().save(request)


class ResetPasswordKeyForm(InOurWords, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    pass
