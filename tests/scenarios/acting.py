"""What people do in a scenario, and what they see, in a few words each."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.stage import Stage
from handlers.views import card, create
from sandbox.slack.client import Message, Person, Submitted, View
from sandbox.tencent import FlowView

PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj trailer<</Root 1 0 R>>\n%%EOF"
)
OUR_COMPANY = "示例科技有限公司"
SIGNER = "esign:v1:create:signer"
FILE = "esign:v1:create:file"
NAME = "esign:v1:create:name"
DEADLINE = "esign:v1:create:deadline"
REVIEWER = "esign:v1:create:reviewer"
CHANNEL = "esign:v1:create:channel"
OUR_SIGNER = ("赵敏敏", "13800000009")
THEIR_SIGNER = ("李四光", "13900000002")

CONTRACT_ID = re.compile(r"(?<![0-9A-Z])[0-9A-HJKMNP-TV-Z]{10}(?![0-9A-Z])")


def row(
    number: int, name: str, mobile: str, *, company: str = "", member: str | None = None
) -> dict[str, Any]:
    """What is typed for one signer."""
    at = f"{SIGNER}:{number}"
    typed: dict[str, Any] = {f"{at}:name": name, f"{at}:mobile": mobile}
    if company:
        typed |= {f"{at}:kind": "employee", f"{at}:company": company}
    return typed | ({f"{at}:member": member} if member else {})


def form(
    name: str = "Sales 2026", *, file: str = "", reviewer: str = "", channel: str | None = "legal"
) -> dict[str, Any]:
    """A whole form: our company signs first (Zhao, who is in the workspace), then Li Si."""
    return {
        **({FILE: file} if file else {}),
        NAME: name,
        **row(0, *OUR_SIGNER, company=OUR_COMPANY, member="zhao"),
        **row(1, *THEIR_SIGNER),
        **({REVIEWER: reviewer} if reviewer else {}),
        CHANNEL: channel,
    }


@dataclass(frozen=True)
class Made:
    """A contract that is out for signature."""

    stage: Stage = field(repr=False)
    id: str
    name: str
    channel: str

    async def flow(self) -> FlowView:
        """It, at Tencent."""
        return (await flows_named(self.stage, self.name))[-1]

    async def card(self, *says: str) -> Message:
        """Its card, once it says all this."""
        return await card_of(self.stage, self.id, *says, channel=self.channel)

    async def lines(self, *last: str) -> list[str]:
        """The lines in its thread, once one says each of `last`."""
        for part in last:
            await self._line(part)
        card = await self.card()
        return [line.text for line in await self.stage.desk.thread(self.channel, card.ts)]

    async def _line(self, part: str) -> Message:
        def wanted(message: Message) -> bool:
            return message.thread_ts not in (None, message.ts) and message.says(part)

        return await self.stage.desk.wait_message(self.channel, wanted)


async def card_of(stage: Stage, contract_id: str, *says: str, channel: str = "legal") -> Message:
    """The one card of a contract, once it says all this."""

    def wanted(message: Message) -> bool:
        is_card = contract_id in message.words and message.thread_ts in (None, message.ts)
        return is_card and all(message.says(part) for part in says)

    return await stage.desk.wait_message(channel, wanted)


async def cards_in(stage: Stage, contract_id: str, channel: str = "legal") -> list[Message]:
    """Every message in the channel that looks like the card of this contract."""
    messages = await stage.desk.messages(channel)
    return [m for m in messages if contract_id in m.words and m.thread_ts in (None, m.ts)]


async def flows_named(stage: Stage, name: str) -> list[FlowView]:
    return [flow for flow in await stage.tencent.flows() if flow.name == name]


async def open_form(person: Person, command: str = "/esign new") -> View:
    told = await person.command(command)
    assert told.problem == "", told
    return await person.wait_modal(create.SUBMIT)


async def fill_in(person: Person, typed: Mapping[str, Any], *, pdf: bytes = PDF) -> None:
    """Fill the open form; a PDF goes with it unless one is named."""
    file = {} if FILE in typed else {FILE: await person.upload("contract.pdf", pdf)}
    await person.fill({**file, **typed})


async def submit(person: Person, typed: Mapping[str, Any], *, pdf: bytes = PDF) -> Submitted:
    await open_form(person)
    await fill_in(person, typed, pdf=pdf)
    return await person.submit()


async def make(
    stage: Stage, name: str = "Sales 2026", *, by: str = "li", reviewer: str = "", says: str = ""
) -> Made:
    """A contract from a PDF, out for signature, with its card in #legal saying so."""
    person = stage.desk.person(by)
    done = await submit(person, form(name, reviewer=reviewer))
    await person.close()
    made = Made(stage, id_in(done), name, "legal")
    await stage.tencent.wait_callbacks_settled()
    await made.card(says or "138****0009")
    await wait_for_flow(stage, name)
    return made


def id_in(done: Submitted) -> str:
    """The contract's id, from what the modal says after the submission."""
    assert done.kind == "update", done
    assert done.view is not None
    found = CONTRACT_ID.search(done.view.words)
    assert found is not None, done.view.words
    return found[0]


async def wait_for_flow(stage: Stage, name: str) -> FlowView:
    """The contract at Tencent, as soon as the channel has heard that it went out."""
    await stage.desk.wait_message(
        "legal", lambda m: m.thread_ts not in (None, m.ts) and m.says(name)
    )
    return (await flows_named(stage, name))[-1]


async def ephemeral_saying(person: Person, sentence: str) -> Message:
    return await person.wait_ephemeral(lambda m: m.says(sentence))


async def dm_saying(person: Person, *sentences: str) -> Message:
    return await person.wait_dm(lambda m: all(m.says(one) for one in sentences))


async def choose(person: Person, on: Message | View, action_id: str, value: str) -> None:
    """An entry of the menu beside a card's buttons."""
    done = await person.press(on, card.MORE, value=f"{action_id} {value}")
    assert done.problem == "", done


async def press_as(stage: Stage, person: Person, on: Message, action_id: str) -> None:
    """A press that Slack's own client no longer offers `person`, or never did."""
    button = on.element(action_id)
    me = await person.id()
    workspace = await stage.desk.workspace()
    team = next(one["team"] for one in workspace["people"] if one["id"] == me)
    payload = {
        "type": "block_actions",
        "user": {"id": me, "username": person.name, "name": person.name, "team_id": team},
        "team": {"id": team, "domain": "pretend"},
        "api_app_id": "A0SIGNET1",
        "token": "x",
        "container": {"type": "message", "message_ts": on.ts, "channel_id": on.channel},
        "trigger_id": f"1.2.{person.name}-and-an-old-button",
        "channel": {"id": on.channel, "name": "directmessage"},
        "actions": [
            {
                "type": "button",
                "action_id": action_id,
                "block_id": "b",
                "value": button["value"],
                "action_ts": "1.2",
                "text": button["text"],
            }
        ],
    }
    answered = await stage.desk.inject_payload(payload)
    assert (answered.status, answered.body) == (200, b""), answered


def in_days(days: int) -> str:
    return str(date.today() + timedelta(days=days))  # noqa: DTZ011 - as a person reads a calendar


@dataclass
class MovableClock:
    """The time of now, put forward by as much as a test wants."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


async def eventually(look: Callable[[], Awaitable[object]]) -> None:
    """Look again and again, until there is something to see."""
    for _ in range(3_000):
        if await look():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to that")


async def hurry(seconds: float) -> None:
    """Sleeps as long as asked, but never long: what paces the bot is not the subject."""
    await asyncio.sleep(min(seconds, 0.05))
