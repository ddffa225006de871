"""The edition `partner` (2021-05-26): companies of a third-party application."""

from .edition import Partner

__all__ = ["Partner"]
