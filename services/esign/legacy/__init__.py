"""The `legacy` edition (2020-12-22): an application acts for its companies and users."""

from .edition import RULES, Legacy

__all__ = ["RULES", "Legacy"]
