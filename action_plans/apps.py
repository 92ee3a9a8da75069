from django.apps import AppConfig


class ActionPlansConfig(AppConfig):
    name = "action_plans"
    verbose_name = "Rencana aksi"
    default_auto_field = "django.db.models.BigAutoField"
