"""Moments, as Slack shows them in everybody's own zone and as plain text in China's."""

from datetime import datetime, timedelta, timezone

from handlers.text import Text

CHINA = timezone(timedelta(hours=8))
"""Contracts at Tencent live by Beijing time, which has no summer time."""


def plain(at: datetime, text: Text) -> str:
    return text.words.zoned(at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M"))


def mrkdwn(at: datetime, text: Text) -> str:
    """A date that each reader's Slack shows in the reader's zone."""
    stamp = int(at.timestamp())
    return f"<!date^{stamp}^{{date_short_pretty}} {{time}}|{plain(at, text)}>"
