"""Personal links: the invitation that promises one, and the messages that carry one.

A link is made when somebody presses and shown to that person alone, in an ephemeral message.
"""

from handlers.text import Text
from services.contracts.model import Contract

from . import facts, foreign, when
from .bricks import actions, button, header, link_button, note, paragraph, rich, rich_note, v1
from .message import Message, spoken

GET_LINK = v1("link:get")
OPEN_SIGN = v1("link:open_sign")
OPEN_DOWNLOAD = v1("link:open_download")


def invite(contract: Contract, text: Text) -> Message:
    """To a signer who is in the workspace: a button, no link."""
    name = facts.name_of(contract, text)
    asks = text.links.invites(foreign.mention(contract.owner), foreign.escape(name))
    label = text.words.deadline_label
    until = text.words.labelled(label, when.plain(contract.order.deadline, text))
    get = button(
        text.links.get_link,
        GET_LINK,
        contract.id,
        says=text.words.labelled(text.links.get_link, name),
        style="primary",
    )
    blocks = (
        header(name),
        rich(asks),
        rich_note(text.words.labelled(label, when.mrkdwn(contract.order.deadline, text))),
        paragraph(text.links.invite_explains),
        actions(get),
    )
    return Message(spoken(text, asks, until, text.links.invite_explains), blocks)


def sign(url: str, contract: Contract, text: Text) -> Message:
    """The link of one signer, who must be the only one to see this."""
    name = facts.name_of(contract, text)
    ready, explains = text.links.sign_ready(name), text.links.sign_explains
    says = text.words.labelled(text.links.open_sign, name)
    opens = link_button(text.links.open_sign, OPEN_SIGN, url, says=says)
    blocks = (paragraph(ready), note(explains), actions(opens))
    return Message(spoken(text, foreign.escape(ready), explains), blocks)


def download(url: str, contract: Contract, text: Text) -> Message:
    """A link to the signed PDF, for whoever asked and nobody else."""
    name = facts.name_of(contract, text)
    ready, explains = text.links.download_ready(name), text.links.download_explains
    says = text.words.labelled(text.links.open_download, name)
    opens = link_button(text.links.open_download, OPEN_DOWNLOAD, url, says=says)
    blocks = (paragraph(ready), note(explains), actions(opens))
    return Message(spoken(text, foreign.escape(ready), explains), blocks)
