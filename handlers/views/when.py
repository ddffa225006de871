"""Moments, as Slack shows them in everybody's own zone and as plain text in China's."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from handlers.text import Text

CHINA = timezone(timedelta(hours=8))
"""Contracts at Tencent live by Beijing time, which has no summer time."""


def plain(at: datetime, text: Text) -> str:
    return text.words.zoned(at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M"))


def mrkdwn(at: datetime, text: Text) -> str:
    """A date that each reader's Slack shows in the reader's zone."""
    stamp = int(at.timestamp())
    return f"<!date^{stamp}^{{date_short_pretty}} {{time}}|{plain(at, text)}>"


def zone(name: str) -> tzinfo:
    """Beijing's, where the name is unknown or this machine has no table of zones."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return CHINA


def end_of(day: date, tz_name: str) -> datetime:
    """The last second of a day, where it was typed."""
    try:
        return datetime.combine(day, time(23, 59, 59), zone(tz_name)).astimezone(UTC)
    except OverflowError:  # the last day of the year 9999, west of Greenwich
        return datetime.max.replace(tzinfo=UTC)
