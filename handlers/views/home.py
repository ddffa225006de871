"""App Home: somebody's contracts at a glance, and one of them in a modal."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.can import Can
from services.contracts.frozen import Frozen
from services.contracts.lifecycle import OPEN
from services.contracts.model import Contract, Decision, Standing

from . import facts, status, when
from .bricks import actions, button, header, note, paragraph, plain, rich_note, v1
from .card import CANCEL, DOWNLOAD, END, REMIND, card_buttons

HELP = v1("home:help")
REFRESH = v1("home:refresh")
MORE = v1("home:more")
DETAILS = v1("home:details")

MOST_LISTED = 100
"""Of a person's newest contracts; older ones are found by name."""

_ROWS = 5
_MOST_ROWS = 25
"""Of one group: three groups with their headings and buttons stay below Slack's 100 blocks."""


class Shown(Frozen):
    """How many rows of each group are asked for; it travels in private_metadata."""

    rows: tuple[int, int, int] = (_ROWS, _ROWS, _ROWS)

    def more(self, group: int) -> "Shown":
        rows = [count + _ROWS * (i == group) for i, count in enumerate(self.rows)]
        return Shown(rows=(rows[0], rows[1], rows[2]))


def home(
    contracts: Sequence[Contract],
    viewer: str,
    text: Text,
    *,
    can: frozenset[Can],
    now: datetime,
    shown: Shown | None = None,
    together: int = 0,
) -> View:
    """`contracts` are the newest `MOST_LISTED` of `viewer`; `together` of them one link signs."""
    shown = shown or Shown()
    blocks = _top(text)
    if several := status.for_several(contracts, viewer, text, can, together):
        blocks.append(actions(*several))
    if not contracts:
        blocks.insert(1, paragraph(text.status.empty))
    for number, (heading, members) in enumerate(status.grouped(contracts, viewer, text)):
        if members:
            rows = min(shown.rows[number], _MOST_ROWS)
            blocks.append(header(heading))
            blocks.extend(_row(one, viewer, text, can) for one in members[:rows])
            blocks.extend(_rest(number, heading, len(members) - rows, rows, text))
    if len(contracts) >= MOST_LISTED:
        blocks.append(note(text.home.oldest(MOST_LISTED)))
    blocks.append(rich_note(text.home.as_of(when.mrkdwn(now, text))))
    return _view(blocks, shown)


def trouble(sentence: str, text: Text) -> View:
    """While the contracts cannot be read. `sentence` says why."""
    blocks = [*_top(text), paragraph(text.home.trouble), note(sentence)]
    return _view(blocks, Shown())


def read(view: Mapping[str, Any]) -> Shown:
    """How much of each group the person has in front of them."""
    try:
        return Shown.model_validate_json(view.get("private_metadata") or "{}")
    except ValidationError:
        return Shown()


def details(
    contract: Contract,
    viewer: str,
    text: Text,
    *,
    can: frozenset[Can],
    reminders: int | None = None,
) -> View:
    """What `/esign status` answers, for somebody who looks at App Home."""
    shown = status.status(contract, viewer, text, can=can, reminders=reminders)
    return View(
        type="modal",
        callback_id=DETAILS,
        title=plain(text.home.details_title),
        close=plain(text.words.close),
        private_metadata=contract.id,
        blocks=list(shown.blocks),
    )


def what_now(contract: Contract, viewer: str, text: Text, can: frozenset[Can]) -> str:
    """What this very person can do with the contract now, in a sentence or two."""
    said = text.home
    if facts.unclear(contract):
        return said.answer_us if viewer == contract.owner else said.nothing
    offered = _offered(contract, viewer, text, can)
    possible = [
        _decision(contract, viewer, text),
        _turn(contract, viewer, text) if status.may_sign(contract, viewer) else "",
        said.end if END in offered else "",
        _managing(offered, text),
        said.download if DOWNLOAD in offered else "",
    ]
    return text.words.gap.join(one for one in possible if one) or said.nothing


def _view(blocks: Sequence[Block], shown: Shown) -> View:
    return View(type="home", private_metadata=shown.model_dump_json(), blocks=list(blocks))


def _top(text: Text) -> list[Block]:
    said = text.home
    buttons = (
        button(text.status.new_contract, status.NEW, style="primary"),
        button(said.help, HELP),
        button(said.refresh, REFRESH),
    )
    return [paragraph(said.greeting), actions(*buttons)]


def _row(contract: Contract, viewer: str, text: Text, can: frozenset[Can]) -> Block:
    return status.row(contract, text, what_now(contract, viewer, text, can))


def _rest(number: int, heading: str, left: int, rows: int, text: Text) -> Sequence[Block]:
    """What is not shown of a group: a button, or how else to find it."""
    if left <= 0:
        return ()
    if rows >= _MOST_ROWS:
        return (note(text.home.not_shown(left)),)
    says = text.words.labelled(text.home.show_more, heading)
    return (actions(button(text.home.show_more, MORE, str(number), says=says)),)


def _decision(contract: Contract, viewer: str, text: Text) -> str:
    if not (status.reviews(contract, viewer) and facts.in_review(contract)):
        return ""
    sent_back = contract.review and contract.review.decision is Decision.SENT_BACK
    return text.home.decide_again if sent_back else text.home.decide


def _turn(contract: Contract, viewer: str, text: Text) -> str:
    signs = any(
        party.signer.member == viewer and party.standing is Standing.TO_SIGN
        for party in contract.parties
    )
    return text.home.sign if signs else text.home.fill


def _offered(contract: Contract, viewer: str, text: Text, can: frozenset[Can]) -> set[str]:
    """The action ids of the card's buttons that this person would see among the details."""
    if viewer != contract.owner and contract.status in OPEN:
        return set()
    buttons = card_buttons(contract, text, can)
    shown = buttons.elements if buttons else []
    return {str(one.action_id) for one in shown if isinstance(one, ButtonElement)}


def _managing(offered: set[str], text: Text) -> str:
    if {REMIND, CANCEL} <= offered:
        return text.home.remind_or_cancel
    if REMIND in offered:
        return text.home.remind
    return text.home.cancel if CANCEL in offered else ""
