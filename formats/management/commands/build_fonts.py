"""Cuts the web font from the package's font, once for each version of the package."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from formats.fonts import WEB_FONT_NAME, build_web_font


class Command(BaseCommand):
    help = "Write the web font to var/fonts; does nothing when it is already there."

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.WEB_FONTS / WEB_FONT_NAME
        built = build_web_font(settings.WEB_FONTS)
        size = f"{target.stat().st_size / 1024:.0f} KB"
        self.stdout.write(f"{'Built' if built else 'Kept'} {target.name}, {size}.")
