from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "dashboards"
    verbose_name = "Papan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from dashboards.editions.making import make_edition
        from reporting.closings import at_closing

        at_closing(make_edition)
