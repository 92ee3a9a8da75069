"""Cuts the fonts for browsers and for print from the package's font, once for each version of the package."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from formats.fonts import build_print_fonts, build_web_font


class Command(BaseCommand):
    help = "Write the fonts for browsers and for print to var/; does nothing when they are already there."

    def handle(self, *args: Any, **options: Any) -> None:
        self.tell(settings.WEB_FONTS, built=build_web_font(settings.WEB_FONTS))
        self.tell(settings.PRINT_FONTS, built=build_print_fonts(settings.PRINT_FONTS))

    def tell(self, folder: Path, *, built: bool) -> None:
        for font in sorted(folder.glob("pug-sans*")):
            self.stdout.write(f"{'Built' if built else 'Kept'} {font.name}, {font.stat().st_size / 1024:.0f} KB.")
