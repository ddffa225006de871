"""What happens to the company's account, and to the companies of its group."""

from typing import Any

import httpx
import pytest

from bot.stage import CALLBACK, Stage, bot_on
from bot.web import TENCENT_PATH
from bot.wiring import Given
from handlers.text import Text
from sandbox.slack.client import Message, Person
from sandbox.tencent.callbacks import wrap
from services.contracts.model import Status
from services.contracts.notices import Happened
from services.store import keys
from services.store.connection import Client

from .acting import eventually, make
from .quiet import nothing_waits

REFUSED = {
    "MsgId": "m1",
    "MsgType": "OperateSeal",
    "MsgVersion": "CustomApp",
    "MsgData": {
        "SealId": "yDSeal",
        "SealName": "合同章",
        "ReviewStatus": "REJECT",
        "ReviewReason": "图片不清晰，请联系 13812345678",
    },
}


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_an_administrators_channel_hears_once_that_a_seal_was_refused(
    stage: Stage, given: Given, text: Text, redis: Client
) -> None:
    channel = await stage.desk.channel_id("deals")
    async with bot_on(stage, given, ADMIN_CHANNEL=channel) as address:
        for _ in range(2):
            assert await tell(address, REFUSED) == 200
        said = text.notices.happened[Happened.SEAL_REFUSED]
        told = await stage.desk.wait_message("deals", lambda message: said in message.text)
        assert "合同章" in told.text
        assert "图片不清晰" in told.text
        assert "13812345678" not in str(told.raw)
        await eventually(lambda: nothing_waits(redis))
        assert len(await saying(stage, said)) == 1


async def test_without_such_a_channel_it_is_kept_for_who_looks(
    stage: Stage, given: Given, text: Text, redis: Client
) -> None:
    async with bot_on(stage, given) as address:
        assert await tell(address, REFUSED) == 200
        assert await redis.xlen(keys.STRAYS) == 1
        assert await saying(stage, text.notices.happened[Happened.SEAL_REFUSED]) == []


async def test_news_from_a_company_of_the_group_finds_its_contract(
    stage: Stage, bot: str, li: Person, text: Text
) -> None:
    """The main company's address hears of its members' contracts, under their OrganizationId."""
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.wait_callbacks_settled()
    started = (await stage.tencent.callbacks())[-1].message
    data = {
        **started["MsgData"],
        "OrganizationId": "yDAnotherCompanyOfTheGroup",
        "FlowCallbackStatus": 5,
        "Operate": "deadline",
    }
    assert data["FlowId"] == flow.flow_id
    assert await tell(bot, {**started, "MsgId": "m2", "MsgData": data}) == 200
    await made.card(text.words.status[Status.EXPIRED])


async def tell(address: str, message: dict[str, Any]) -> int:
    """As Tencent sends it; the status of the answer."""
    wrapped = wrap(message, CALLBACK)
    async with httpx.AsyncClient(trust_env=False) as http:
        url = address + TENCENT_PATH
        return (await http.post(url, content=wrapped.body, headers=wrapped.headers)).status_code


async def saying(stage: Stage, part: str) -> list[Message]:
    return [one for one in await stage.desk.messages("deals") if part in one.text]
