"""Where personal data and personal links never are: looked for after, and during, a whole story."""

import base64
import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus

import httpx
import pytest

from bot.log import set_up_logging
from bot.stage import CALLBACK, Stage
from bot.web import TENCENT_PATH
from handlers.text import Text
from handlers.views import card, links, review
from sandbox.slack.client import Call, Person
from sandbox.tencent.callbacks import wrap
from services.contracts.model import Status
from services.store.connection import Client

from .acting import OUR_COMPANY, OUR_SIGNER, THEIR_SIGNER, Made, ephemeral_saying, make

PHONES = {OUR_SIGNER[1], THEIR_SIGNER[1]}
NAMES = {OUR_SIGNER[0], THEIR_SIGNER[0]}
TYPED_BY_THEMSELVES = "esign:v1:create"
"""The form of who typed the signers in: what it shows them is theirs."""


def forms_of(secret: str) -> set[bytes]:
    """As it would stand in text, in JSON, in a form, and in Base64 at any of its three offsets."""
    plain = secret.encode()
    inside = {
        # Without the letters at either end that its neighbours have a part in.
        base64.b64encode(bytes(offset) + plain)[
            -(-offset * 8 // 6) : (offset + len(plain)) * 8 // 6
        ]
        for offset in range(3)
    }
    written = {plain, json.dumps(secret).strip('"').encode(), quote(secret).encode()}
    return written | {quote_plus(secret).encode()} | inside


def found_in(text: bytes, secrets: set[str]) -> set[str]:
    return {one for one in secrets if any(form in text for form in forms_of(one))}


async def everything_in(redis: Client) -> AsyncIterator[bytes]:
    """Every key, and every value of every type, as it lies there."""
    async for key in redis.scan_iter(count=1_000):
        yield key
        match await redis.type(key):
            case b"string":
                yield await redis.get(key) or b""
            case b"hash":
                yield b"\n".join(
                    part for pair in (await redis.hgetall(key)).items() for part in pair
                )
            case b"zset":
                yield b"\n".join(await redis.zrange(key, 0, -1))
            case b"set":
                yield b"\n".join(await redis.smembers(key))
            case b"list":
                yield b"\n".join(await redis.lrange(key, 0, -1))
            case b"stream":
                entries = await redis.xrange(key)
                yield b"\n".join(
                    part for _, one in entries for pair in one.items() for part in pair
                )
            case b"none":
                pass  # gone since we were told of it
            case other:
                raise AssertionError(f"a type that nobody has looked into: {other!r}")


@dataclass
class Story:
    """What one story has left behind, and the secrets that were in it."""

    made: Made
    urls: set[str]
    ids: set[str]
    redis: list[bytes] = field(default_factory=list)

    @property
    def secrets(self) -> set[str]:
        return PHONES | NAMES | self.urls | self.ids


async def a_whole_life(stage: Stage, redis: Client, bot: str, text: Text) -> Story:
    """From its review to its signed PDF, looked at from everywhere on the way."""
    zhao, wang, li = (stage.desk.person(name) for name in ("zhao", "wang", "li"))
    held: list[bytes] = []

    async def look() -> None:
        held.extend([one async for one in everything_in(redis)])

    made = await make(stage, reviewer="wang")
    await look()
    asked = await wang.wait_dm(lambda m: review.APPROVE in m.actions)
    await wang.press(asked, review.APPROVE)
    await look()
    await made.card(text.words.status[Status.WAITING])
    for command in (f"status {made.id}", "list", "remind " + made.id):
        assert (await li.command(f"/esign {command}")).problem == ""
    for person in (li, wang, zhao):
        await person.open_home()
        await person.wait_home(lambda home: home.says(made.name))
    invitation = await zhao.wait_dm(lambda m: links.GET_LINK in m.actions)
    await zhao.press(invitation, links.GET_LINK)
    ready = await ephemeral_saying(zhao, text.links.sign_ready(made.name))
    urls = {str(ready.element(links.OPEN_SIGN)["url"])}
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await look()
    await stage.tencent.sign(flow.flow_id, 1)
    await look()
    done = await made.card(text.words.status[Status.FINISHED])
    await zhao.press(done, card.DOWNLOAD)
    ready = await ephemeral_saying(zhao, text.links.download_ready(made.name))
    urls.add(str(ready.element(links.OPEN_DOWNLOAD)["url"]))
    await stage.tencent.wait_callbacks_settled()
    ids = await knock_with_what_we_do_not_act_on(stage, bot)
    await look()
    return Story(made, urls, ids, held)


async def knock_with_what_we_do_not_act_on(stage: Stage, bot: str) -> set[str]:
    """Whole messages of other kinds and of no contract of ours; the id numbers in all of them."""
    news = [one.message["MsgData"] for one in await stage.tencent.callbacks() if one.message]
    ids = {one["ApproverIdCardNumber"] for data in news for one in data.get("Approvers", ())}
    strange = {"MsgId": "m1", "MsgType": "SealUse", "MsgData": news[-1]}
    others = {**news[-1], "FlowId": "yDForeign", "UserData": ""}
    foreign = {"MsgId": "m2", "MsgType": "FlowStatusChange", "MsgData": others}
    async with httpx.AsyncClient(base_url=bot, trust_env=False) as http:
        for message in (strange, foreign, {**strange, "MsgData": [news[-1]]}):
            sealed = wrap(message, CALLBACK)
            answered = await http.post(TENCENT_PATH, content=sealed.body, headers=sealed.headers)
            assert answered.status_code == 200
            broken = sealed.body[:-8]
            answered = await http.post(TENCENT_PATH, content=broken, headers=sealed.headers)
            assert answered.status_code == 400
    assert all(len(one) == 18 for one in ids)
    assert len(ids) == 2
    return ids


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_whole_story_leaves_nobodys_data_where_it_may_not_be(
    stage: Stage, li: Person, redis: Client, bot: str, text: Text, log: io.StringIO
) -> None:
    """Sign links are shown to the one who pressed, and the form to the one who typed; no more."""
    story = await a_whole_life(stage, redis, bot, text)
    made, secrets = story.made, story.secrets

    held = b"\n".join(story.redis)
    assert made.id.encode() in held
    assert found_in(held, {*secrets, made.name, OUR_COMPANY}) == set()

    assert made.name not in log.getvalue()
    assert "signet" in log.getvalue()
    assert found_in(log.getvalue().encode(), secrets) == set()

    seen = [repr(one.raw) for one in await stage.desk.messages("legal")]
    for name in ("li", "wang", "zhao", "sam"):
        person = stage.desk.person(name)
        seen += [repr(one.raw) for one in await person.dm_messages()]
        seen.append(repr(await person.home()))
        told = [repr(one.raw) for one in await person.ephemerals()]
        assert found_in("".join(told).encode(), secrets - story.urls) == set()
        seen += told if name != "zhao" else []
    assert found_in("".join(seen).encode(), secrets) == set()
    assert any("138****0009" in one for one in seen)

    calls = await stage.desk.calls()
    assert {"chat.postMessage", "chat.update", "views.open", "views.publish"} <= methods(calls)
    for call in calls:
        said = json.dumps(call.arguments).encode()
        theirs = TYPED_BY_THEMSELVES in str(call.arguments)
        assert found_in(said, secrets - (PHONES | NAMES if theirs else set())) == set(), call


def methods(calls: list[Call]) -> set[str]:
    return {call.method for call in calls}


def test_what_is_looked_for_is_found_in_every_form() -> None:
    for secret in (*PHONES, *NAMES):
        for text in (secret, json.dumps({"a": secret}), quote_plus(f"x {secret}")):
            for pad in ("", "x", "xx"):
                for raw in (text.encode(), base64.b64encode(f"{pad}{secret}xyz".encode())):
                    assert found_in(pad.encode() + raw, {secret}) == {secret}


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the bot writes where it is told to write everything."""
    written = io.StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    set_up_logging(logging.DEBUG, written)
    yield written
    root.handlers[:] = before
    root.setLevel(level)
