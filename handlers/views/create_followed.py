"""The inputs that the forms for one contract and for many share: until when, and who follows it.

`at` is the id of the input in the form that asks.
"""

from datetime import date, datetime, timedelta

from slack_sdk.models.blocks import InputBlock

from handlers.text import Text

from . import inputs

_USUAL_TIME = timedelta(days=7)


def last_day(at: str, chosen: date | None, text: Text, now: datetime) -> InputBlock:
    """A week from `now` where none was chosen yet."""
    day = chosen or (now + _USUAL_TIME).date()
    return inputs.day(at, text.create.deadline, day, hint=text.create.deadline_hint)


def reviewer(at: str, chosen: str, text: Text) -> InputBlock:
    said = text.create
    asks, hint = said.choose_person, said.reviewer_hint
    return inputs.member(at, said.reviewer, chosen, placeholder=asks, hint=hint)


def channel(at: str, chosen: str, text: Text) -> InputBlock:
    said = text.create
    asks, hint = said.choose_channel, said.channel_hint
    return inputs.channel(at, said.channel, chosen, placeholder=asks, hint=hint)
