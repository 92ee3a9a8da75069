from django.apps import AppConfig


class FormatsConfig(AppConfig):
    name = "formats"
    verbose_name = "Format"
    default_auto_field = "django.db.models.BigAutoField"
