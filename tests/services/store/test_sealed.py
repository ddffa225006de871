"""Whoever reads the memory of Redis, or a copy of it, learns nothing about anybody."""

import json

import pytest

from handlers.messages import CancelContract, CreateContract, Message, Observed, dump, lane
from services.contracts.announcements import AddLine, Line
from services.contracts.model import Contract, PartySeen, Standing, Status
from services.store.cards import Cards
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.drafts import Drafts
from services.store.pipe import Pipe
from services.store.strays import RedisStrays
from tests.services.contracts.made import EMPLOYEE, ID, OWNER, PERSON, order, saw, started

from .opened import everything, vault
from .queues import Seconds, put, ready, take

pytestmark = pytest.mark.real_redis

REASON = "租金谈不拢"
SECRETS = (
    order().name,
    PERSON.name,
    PERSON.mobile,
    EMPLOYEE.name,
    EMPLOYEE.mobile,
    EMPLOYEE.company,
    REASON,
    "租赁合同.pdf",
)


async def test_nothing_personal_lies_open_in_redis(redis: Client) -> None:
    await _live_through_everything(redis)
    found = await everything(redis)
    assert len(found) >= 12
    raw = b"\n".join(part for key, content in found.items() for part in (key, *content))
    for secret in SECRETS:
        assert secret.encode() not in raw
        assert json.dumps(secret).strip('"').encode() not in raw


async def test_a_secret_that_does_lie_open_would_be_seen(redis: Client) -> None:
    await redis.hset("{signet}:oops", mapping={"name": PERSON.name})
    found = await everything(redis)
    assert PERSON.name.encode() in found[b"{signet}:oops"]


async def _live_through_everything(redis: Client) -> None:
    contracts = RedisContracts(Pipe(redis), vault())
    line = AddLine(contract_id=ID, line=Line.CANCELLED, who=OWNER, reason=REASON)

    def ended(stored: Contract) -> tuple[Contract, tuple[AddLine]]:
        return stored.model_copy(update={"reason": REASON}), (line,)

    await contracts.add(started(), (line,))
    await contracts.change(ID, ended)
    clock = Seconds()
    inbox = await ready(redis, clock=clock)
    seen = PartySeen(name=PERSON.name, mobile_tail=PERSON.mobile[-4:], standing=Standing.SIGNED)
    messages: list[Message] = [
        CreateContract(contract_id=ID, by=OWNER, order=order()),
        CancelContract(contract_id=ID, by=OWNER, reason=REASON),
        Observed(observation=saw(Status.WAITING, parties=(seen,), reason=REASON)),
    ]
    for number, message in enumerate(messages):
        assert await inbox.put(dump(message), lane(message), once=f"digest{number}")
    await inbox.beat()
    lying, off, buried = await take(inbox)
    await inbox.later(off, 60)
    await inbox.bury(buried, "ValueError")
    await put(inbox, lying.body)
    await Drafts(Pipe(redis), vault()).put(OWNER, order().model_dump_json().encode())
    await RedisStrays(Pipe(redis), vault()).keep("contract", order().model_dump_json().encode())
    await Cards(Pipe(redis)).move(ID, "card", "C1", "1.0", 1)
