"""The `ess` edition (2020-11-11): companies with an application of their own."""

from .edition import RULES, Ess

__all__ = ["RULES", "Ess"]
