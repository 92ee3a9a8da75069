"""Every model of this app, each from the room that holds it."""

from dashboards.editions.rows import Edition, Issued

__all__ = ["Edition", "Issued"]
