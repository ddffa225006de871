"""Short answers, one sentence each, that only the asking person sees."""

from handlers.text import Text
from services.contracts.model import Contract, Decision, Review

from . import facts, foreign, when
from .bricks import paragraph, rich
from .message import Message

_MOST = 800
"""A message's text holds 4,000 characters, and escaping makes a character five at the most."""


def say(sentence: str) -> Message:
    """Any sentence of ours as a message; it is shown unparsed. At most 800 characters fit."""
    fitting = sentence[:_MOST]
    return Message(foreign.escape(fitting), (paragraph(fitting),))


def outdated(text: Text) -> Message:
    """Somebody pressed what no longer exists."""
    return say(text.replies.outdated)


def one_moment(text: Text) -> Message:
    return say(text.replies.one_moment)


def press_again(text: Text) -> Message:
    """Instead of a link that could not be shown to one person alone."""
    return say(text.replies.press_again)


def foreign_team(text: Text) -> Message:
    return say(text.replies.foreign_team)


def only_owner(owner: str, text: Text) -> Message:
    return _mentioning(text.replies.only_owner(foreign.mention(owner)))


def only_involved(owner: str, text: Text) -> Message:
    return _mentioning(text.replies.only_involved(foreign.mention(owner)))


def not_reviewer(reviewer: str, text: Text) -> Message:
    return _mentioning(text.review.not_reviewer(foreign.mention(reviewer)))


def already_decided(review: Review, text: Text) -> Message:
    """The second press: who decided, and when; or that there is nothing to decide."""
    if review.needless:
        return say(text.review.needless)
    who = foreign.mention(review.by or review.reviewer)
    refused = review.decision is Decision.REFUSED
    sentence = text.review.already_refused if refused else text.review.already_approved
    if review.at is None:
        return _mentioning(sentence(who, "—"))
    aloud = sentence(who, when.plain(review.at, text))
    return Message(aloud, (rich(sentence(who, when.mrkdwn(review.at, text))),))


def remind_asked(contract: Contract, text: Text, *, left: int | None = None) -> Message:
    """`left` is how many could be sent before this one, where a limit is known."""
    asked = text.replies.remind_asked(facts.name_of(contract, text))
    counted = "" if left is None else text.replies.reminders_left(left - 1)
    return say(text.words.gap.join(one for one in (asked, counted) if one))


def decision_received(text: Text) -> Message:
    return say(text.replies.decision_received)


def create_again_asked(contract: Contract, text: Text) -> Message:
    return say(text.replies.create_again_asked(facts.made_as(contract, text)))


def given_up(contract: Contract, text: Text) -> Message:
    return say(text.replies.given_up(facts.made_as(contract, text)))


def settled_already(contract: Contract, text: Text) -> Message:
    return say(text.replies.settled_already(facts.made_as(contract, text)))


def which_contract(usage: str, text: Text) -> Message:
    """`usage` is what to type, for example `/esign cancel <number>`."""
    return say(text.replies.which_contract(usage))


def _mentioning(sentence: str) -> Message:
    """`sentence` holds a mention and nothing foreign."""
    return Message(sentence, (rich(sentence),))
