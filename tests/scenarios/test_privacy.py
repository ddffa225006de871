"""Where personal data and personal links never are."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.log import MaskedFormatter
from bot.stage import Stage
from handlers.text import Text
from handlers.views import card, links, review
from sandbox.slack.client import Person
from services.contracts.model import Status
from services.store.connection import Client

from .acting import Made, ephemeral_saying, make

SECRETS = ("13800000009", "13900000002", "赵敏敏", "李四光")


async def everything_in(redis: Client) -> bytes:
    """All keys and raw values, one after the other."""
    found = [key async for key in redis.scan_iter()]
    dumped = [await redis.dump(key) or b"" for key in found]
    streams = [
        repr(await redis.xrange(key)).encode()
        for key in found
        if await redis.type(key) == b"stream"
    ]
    return b"\n".join([*found, *dumped, *streams])


@pytest.fixture
def log_lines() -> Iterator[io.StringIO]:
    """What would have been logged to stdout, at the level of production."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(MaskedFormatter("%(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


async def a_whole_life(stage: Stage, text: Text) -> tuple[Made, list[str]]:
    """A contract from its review to its signed PDF, and the personal links in it."""
    zhao, wang = stage.desk.person("zhao"), stage.desk.person("wang")
    made = await make(stage, reviewer="wang")
    asked = await wang.wait_dm(lambda m: review.APPROVE in m.actions)
    await wang.press(asked, review.APPROVE)
    await made.card(text.words.status[Status.WAITING])
    invitation = await zhao.wait_dm(lambda m: links.GET_LINK in m.actions)
    await zhao.press(invitation, links.GET_LINK)
    ready = await ephemeral_saying(zhao, text.links.sign_ready(made.name))
    sign_link = str(ready.element(links.OPEN_SIGN)["url"])
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    done = await made.card(text.words.status[Status.FINISHED])
    await zhao.press(done, card.DOWNLOAD)
    ready = await ephemeral_saying(zhao, text.links.download_ready(made.name))
    await stage.tencent.wait_callbacks_settled()
    return made, [sign_link, str(ready.element(links.OPEN_DOWNLOAD)["url"])]


async def test_no_message_holds_a_phone_a_full_name_or_a_personal_link(
    stage: Stage, li: Person, text: Text
) -> None:
    _, urls = await a_whole_life(stage, text)
    seen = [repr(m.raw) for m in await stage.desk.messages("legal")]
    for name in ("li", "wang", "zhao", "sam"):
        seen += [repr(m.raw) for m in await stage.desk.person(name).dm_messages()]
    assert [(s, one) for one in seen for s in (*SECRETS, *urls) if s in one] == []
    assert sum("138****0009" in one for one in seen) > 0


async def test_no_call_to_slack_holds_them_either(stage: Stage, li: Person, text: Text) -> None:
    _, urls = await a_whole_life(stage, text)
    for call in await stage.desk.calls():
        # The form of the person who typed it is theirs to see.
        private = call.method.startswith("views.")
        said = repr(call)
        assert not any(url in said for url in urls)
        assert private or not any(secret in said for secret in SECRETS)


async def test_redis_holds_nothing_of_it_in_the_clear(
    stage: Stage, li: Person, redis: Client, text: Text
) -> None:
    made, urls = await a_whole_life(stage, text)
    held = await everything_in(redis)
    assert made.id.encode() in held
    for secret in (*SECRETS, *urls, made.name, "示例科技"):
        assert secret.encode() not in held


async def test_the_log_holds_nothing_of_it(
    stage: Stage, li: Person, text: Text, log_lines: io.StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    made, urls = await a_whole_life(stage, text)
    flow = await made.flow()
    written = log_lines.getvalue()
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("signet", "slack_bolt"))]
    for secret in (*SECRETS, *urls):
        assert secret not in written
        assert not any(secret in line for line in ours)
    assert flow.flow_id
