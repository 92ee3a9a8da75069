"""Every model of this app, each from the room that holds it."""

from indicators.catalogue import Definition, Indicator
from indicators.published import PublishedValue
from indicators.targets import Target

__all__ = ["Definition", "Indicator", "PublishedValue", "Target"]
