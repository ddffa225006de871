"""What people do in the story, and how its consequences are waited for."""

import base64
from collections.abc import Callable
from dataclasses import dataclass

from handlers.text import Text
from handlers.views import create
from handlers.views.create_source import FILE
from sandbox.slack.client import Desk
from sandbox.slack.client_person import Person
from sandbox.slack.client_shown import Message, View
from sandbox.tencent.client import TencentControl
from sandbox.tencent.config import TEMPLATES
from sandbox.tencent.pdf import sample_pdf
from sandbox.tencent.views import FlowView
from services.contracts.announcements import Line
from services.contracts.can import Can
from services.contracts.model import Status
from services.contracts.rules import Rules

from .screen import Screen
from .text import StoryText

CHANNEL = "legal"
SELLER_MOBILE, BUYER_MOBILE = "13800000009", "13900000002"
SELLER_ACCOUNT, BUYER_ACCOUNT = (
    "yDUserOfTheSeller".ljust(32, "0"),
    "yDUserOfTheBuyer".ljust(32, "0"),
)
SELLER_SIGNS, BUYER_SIGNS = "甲方盖章", "乙方签字"
"""Words of the document, where each of them signs."""
TEMPLATE, TEMPLATE_QUERY = TEMPLATES[0], "销售"


class StepMissing(Exception):
    """Something that should have happened was not seen."""


@dataclass(frozen=True)
class People:
    """Who plays."""

    employee: Person
    manager: Person
    signer: Person


@dataclass(frozen=True)
class Acts:
    """`text` is what the narrator says, `said` what the bot says in the channel.

    `can` and `rules` are those of the edition that plays.
    """

    desk: Desk
    tencent: TencentControl
    people: People
    text: StoryText
    said: Text
    screen: Screen
    can: frozenset[Can]
    rules: Rules

    async def command(self, line: str) -> Message | None:
        """What only the employee sees in answer."""
        self.screen.says(self.text.types(self.text.employee, line))
        told = await self.people.employee.command(line, CHANNEL)
        must(not told.problem, told.problem)
        return told.message

    async def open_form(self) -> None:
        await self.command(f"/esign {self.text.verb_new}")
        await self.people.employee.wait_modal(create.SUBMIT)
        self.screen.seen(self.text.form_opened)

    async def fill_from_file(self, name: str, buyer_mobile: str, *, reviewed: bool) -> None:
        self.screen.says(self.text.fills(self.text.employee, name))
        document = sample_pdf(f"{name}  {SELLER_SIGNS}  {BUYER_SIGNS}")
        uploaded = await self.people.employee.upload(f"{name}.pdf", document)
        rows = _rows(await self.people.employee.wait_modal(create.SUBMIT))
        values = {
            FILE: uploaded,
            create.NAME: name,
            create.CHANNEL: CHANNEL,
            **_company(f"{rows}0", self.text.seller, SELLER_MOBILE, self.text.company),
            f"{rows}0:member": self.people.signer.name,
            f"{rows}1:name": self.text.buyer,
            f"{rows}1:mobile": buyer_mobile,
            **self._as_the_edition_wants(rows),
        }
        if reviewed:
            values[create.REVIEWER] = self.people.manager.name
        await self.people.employee.fill(values)

    def _as_the_edition_wants(self, rows: str) -> dict[str, str]:
        """Who they are at Tencent, and where they sign: elsewhere nobody need say it."""
        values: dict[str, str] = {}
        if self.rules.accounts:
            values |= {f"{rows}0:account": SELLER_ACCOUNT, f"{rows}1:account": BUYER_ACCOUNT}
        if self.rules.places:
            values |= {f"{rows}0:place": SELLER_SIGNS, f"{rows}1:place": BUYER_SIGNS}
        return values

    async def fill_from_template(self, name: str) -> None:
        employee = self.people.employee
        self.screen.says(self.text.searches(self.text.employee, TEMPLATE_QUERY))
        await employee.fill({create.SOURCE: "template"})
        unchosen = await employee.wait_modal(lambda view: create.TEMPLATE in view.actions)
        await employee.fill({create.TEMPLATE: {"query": TEMPLATE_QUERY, "pick": TEMPLATE.name}})
        form = await employee.wait_modal(lambda view: _rows(view) != _rows(unchosen))
        rows = _rows(form)
        self.screen.seen(self.text.roles(len(TEMPLATE.roles)))
        values = {
            create.NAME: name,
            create.CHANNEL: CHANNEL,
            **_company(f"{rows}0", self.text.seller, SELLER_MOBILE, self.text.company),
            **_company(f"{rows}1", self.text.buyer, BUYER_MOBILE, self.text.buyer_company),
        }
        await employee.fill(values)

    async def mend_mobile(self) -> None:
        self.screen.says(self.text.mends(self.text.employee))
        rows = _rows(await self.people.employee.wait_modal(create.SUBMIT))
        await self.people.employee.fill({f"{rows}1:mobile": BUYER_MOBILE})

    async def submit(self) -> None:
        done = await self.people.employee.submit()
        must(done.ok, f"{done.kind} {done.problem} {done.errors}")
        await self.people.employee.close()

    async def card(self, name: str, status: Status | None = None) -> Message:
        """The contract's card in the channel, showing `status` where one is given."""
        return await self.card_saying(name, self.said.words.status[status] if status else "")

    async def card_saying(self, name: str, words: str) -> Message:
        def fits(shown: Message) -> bool:
            return not _is_reply(shown) and _titled(shown, name) and shown.says(words)

        return await self.desk.wait_message(CHANNEL, fits)

    async def ended(
        self, name: str, status: Status, line: Line, by: Person | None = None
    ) -> Message:
        """The card in its last state, when the channel has heard of it too."""
        words = self.said.card
        sentence = words.of_person[line](await mention(by)) if by else words.of_contract[line]
        await self.line(sentence, loud=True)
        return await self.card(name, status)

    async def line(self, sentence: str, *, loud: bool = False) -> None:
        """A line in a card's thread; a loud one is shown in the channel as well."""

        def fits(shown: Message) -> bool:
            broadcast = shown.raw.get("subtype") == "thread_broadcast"
            return _is_reply(shown) and shown.says(sentence) and broadcast is loud

        await self.desk.wait_message(CHANNEL, fits)

    async def flow(self, name: str, *, reviewed: bool = False) -> FlowView:
        """The one contract of this name at Tencent, once its card says that it is out."""
        words = self.said.words
        out = words.in_review if reviewed else words.status[Status.WAITING]
        await self.card_saying(name, out)
        named = [flow for flow in await self.tencent.flows() if flow.name == name]
        must(len(named) == 1, self.text.at_tencent(name))
        return named[0]

    async def contract_id(self, name: str) -> str:
        """Our id, as it travelled to Tencent."""
        if carried := (await self._named(name)).user_data:
            return base64.b64decode(carried).decode()
        made = await self.tencent.requests("CreateFlowByFiles")
        ours = next(one for one in made if one.body["FlowInfo"]["FlowName"] == name)
        return str(ours.body["CustomId"])

    async def take_part(self, flow: FlowView) -> None:
        """Our signer is at hand; where the edition does not know them yet, they claim the role."""
        first = (await self.tencent.flow(flow.flow_id)).signers[0]
        if "claim" in first.acts:
            self.screen.says(self.text.claims(self.text.seller))
            await self.tencent.claim(
                flow.flow_id, 0, self.text.seller, SELLER_MOBILE, self.text.company
            )

    def changed(self, what: str) -> str:
        """How the card came to say it."""
        return (self.text.card_says if self.rules.tells else self.text.card_says_when_asked)(what)

    async def _named(self, name: str) -> FlowView:
        return next(flow for flow in await self.tencent.flows() if flow.name == name)


def must(happened: bool, what: str) -> None:
    if not happened:
        raise StepMissing(what)


async def mention(person: Person) -> str:
    return f"<@{await person.id()}>"


def with_action(action: str) -> Callable[[Message], bool]:
    return lambda shown: action in shown.actions


def _is_reply(shown: Message) -> bool:
    """The root of a thread carries its own ts as thread_ts."""
    return shown.thread_ts not in (None, shown.ts)


def _titled(shown: Message, name: str) -> bool:
    headers = [block for block in shown.blocks if block["type"] == "header"]
    return any(block["text"]["text"] == name for block in headers)


def _rows(form: View) -> str:
    """What the ids of the signers' inputs begin with; a template has inputs of its own."""
    return next(one for one in form.actions if one.endswith("0:name")).removesuffix("0:name")


def _company(at: str, name: str, mobile: str, company: str) -> dict[str, str]:
    return {
        f"{at}:kind": "employee",
        f"{at}:name": name,
        f"{at}:mobile": mobile,
        f"{at}:company": company,
    }
