"""Tencent's times: whole seconds since 1970, 0 for "none"."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)


def moment(seconds: int) -> datetime | None:
    """None for 0, for the negative, and for what no calendar holds."""
    if seconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
