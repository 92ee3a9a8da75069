"""Every model of this app, each from the room that holds it."""

from dashboards.bundles.rows import Bundle
from dashboards.editions.rows import Edition, Issued

__all__ = ["Bundle", "Edition", "Issued"]
