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
OPEN_LOOK = v1("link:open_look")


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
        *facts.part_note(contract, text),
        paragraph(text.links.invite_explains),
        actions(get),
    )
    part = foreign.escape(facts.part_of(contract, text))
    return Message(spoken(text, asks, part, until, text.links.invite_explains), blocks)


def sign(url: str, contract: Contract, text: Text) -> Message:
    """The link of one signer, who must be the only one to see this."""
    ready, said = text.links.sign_ready(facts.name_of(contract, text)), text.links
    return _link(url, OPEN_SIGN, said.open_sign, ready, said.sign_explains, contract, text)


def download(url: str, contract: Contract, text: Text) -> Message:
    """A link to the signed PDF, for whoever asked and nobody else."""
    ready, said = text.links.download_ready(facts.name_of(contract, text)), text.links
    return _link(
        url, OPEN_DOWNLOAD, said.open_download, ready, said.download_explains, contract, text
    )


def look(url: str, contract: Contract, text: Text) -> Message:
    """A link to read the contract as it stands, for whoever asked and nobody else."""
    ready, said = text.links.look_ready(facts.name_of(contract, text)), text.links
    return _link(url, OPEN_LOOK, said.open_look, ready, said.look_explains, contract, text)


def _link(
    url: str, action: str, label: str, ready: str, explains: str, contract: Contract, text: Text
) -> Message:
    says = text.words.labelled(label, facts.name_of(contract, text))
    opens = link_button(label, action, url, says=says)
    blocks = (paragraph(ready), note(explains), actions(opens))
    return Message(spoken(text, foreign.escape(ready), explains), blocks)
