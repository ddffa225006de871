"""The door for Tencent's callbacks, over HTTP: what gets in, what is kept, what is answered."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from handlers.inbox import Inbox
from handlers.messages import CancelsOver, LookAgain, Observed, load
from handlers.tencent.callback import MOST_BYTES, CallbackDoor
from services.contracts.errors import Unavailable
from services.contracts.model import Status
from services.contracts.notices import Happened, Notice
from tests.services.esign.sealed import (
    FLOW,
    OFFICIAL,
    TOKEN,
    encrypted,
    in_json,
    raw_seal,
    reader,
    seal,
    signature_of,
)

ENVELOPE = {"MsgId": "m1", "MsgType": "FlowStatusChange", "MsgVersion": "CustomApp"}
FOREIGN = {"MsgId": "m2", "MsgType": "SealAuthorised", "MsgData": {"SealName": "财务章"}}
SEAL_REFUSED = {
    "MsgId": "m6",
    "MsgType": "OperateSeal",
    "MsgData": {"SealId": "yDSeal", "SealName": "合同章", "ReviewStatus": "REJECT"},
}
OTHER_KEY = "ThePretendCallbackKeyOf32Letters"


@pytest.mark.parametrize("wrapped", [lambda body: body, in_json], ids=["base64", "json"])
@pytest.mark.parametrize(
    "message", [FLOW, {**ENVELOPE, "MsgData": FLOW}], ids=["flat", "enveloped"]
)
async def test_both_forms_of_both_versions_are_understood(
    door: "Door", wrapped: Any, message: dict[str, Any]
) -> None:
    body = wrapped(encrypted(message))
    assert await door.post(body, signature_of(body)) == (200, b"ok")
    [kept] = door.seen
    assert kept.observation.remote_id == "yDFlow"
    assert kept.observation.our_id == "a1b2c3d4e5"
    assert kept.observation.status is Status.PARTLY_SIGNED


async def test_nothing_of_a_person_is_kept_but_what_we_need(door: "Door") -> None:
    body = encrypted(FLOW)
    await door.post(body, signature_of(body))
    [raw] = door.bodies
    assert b"15912345678" not in raw
    assert b"440300200101010001" not in raw
    assert b"5678" in raw


async def test_the_probe_is_answered_and_leaves_nothing(door: "Door") -> None:
    assert await door.post(b"{}", signature_of(b"{}")) == (200, b"ok")
    assert door.bodies == []
    assert door.strays == []


def refused() -> dict[str, tuple[bytes, str | None]]:
    good = encrypted(FLOW)
    padded = bytes(15) + b"\x20"
    cases = {
        "no signature": (good, None),
        "empty signature": (good, ""),
        "somebody's signature": (good, "sha256=" + "0" * 64),
        "not even ascii": (good, "sha256=\u00fc"),
        "the signature of another body": (good, signature_of(good + b" ")),
        "another key": (seal(b"{}", OTHER_KEY), None),
        "wrong padding": (raw_seal(padded), None),
        "no padding": (raw_seal(b""), None),
        "half a block": (b"AAAA", None),
        "no base64": (b"!!!!", None),
        "no JSON inside": (seal(b"hello"), None),
        "a list inside": (seal(b"[]"), None),
        "JSON without encrypt": (b'{"decrypt":"x"}', None),
        "encrypt is a number": (b'{"encrypt":1}', None),
        "no text": (b"\xff\xfe", None),
        "nothing": (b"", None),
        "deep": (b"[" * 100_000, None),
        "the documented example, with another token": (OFFICIAL, "sha256=x"),
    }
    unsigned = {name for name, (_, given) in cases.items() if given is None} - {"no signature"}
    return {
        name: (body, signature_of(body) if name in unsigned else given)
        for name, (body, given) in cases.items()
    }


@pytest.mark.parametrize("case", sorted(refused()))
async def test_whatever_is_wrong_gets_the_same_short_answer(door: "Door", case: str) -> None:
    body, signature = refused()[case]
    assert await door.post(body, signature) == (400, b"bad request")
    assert door.bodies == []
    assert door.strays == []


async def test_a_body_over_the_limit_is_not_read_to_its_end(door: "Door") -> None:
    body = b"A" * (MOST_BYTES + 1)
    assert await door.post(body, signature_of(body)) == (413, b"too large")


async def test_only_post_is_answered(door: "Door") -> None:
    answered = await door.client.get("/esign/callback")
    assert answered.status == 405


async def test_an_unknown_kind_is_kept_aside_and_answered(door: "Door") -> None:
    body = in_json(encrypted(FOREIGN))
    assert await door.post(body, signature_of(body)) == (200, b"ok")
    [(what, kept)] = door.strays
    assert what == "SealAuthorised"
    assert json.loads(kept) == FOREIGN
    assert door.bodies == []


async def test_a_message_that_only_hints_at_a_change_has_tencent_asked(door: "Door") -> None:
    hint = {"MsgId": "m3", "MsgType": "ForwardFLow", "MsgData": {"FlowId": "yDFlow"}}
    body = in_json(encrypted(hint))
    assert await door.post(body, signature_of(body)) == (200, b"ok")
    assert [load(one) for one in door.bodies] == [LookAgain(remote_id="yDFlow")]
    assert door.strays == []


async def test_a_hint_at_nothing_is_kept_aside(door: "Door") -> None:
    body = encrypted({"MsgId": "m3", "MsgType": "ForwardFLow", "MsgData": {"FlowId": 7}})
    assert (await door.post(body, signature_of(body)))[0] == 200
    assert [what for what, _ in door.strays] == ["ForwardFLow"]
    assert door.bodies == []


async def test_a_hint_at_a_group_has_tencent_asked_about_the_group(door: "Door") -> None:
    data = {"FlowGroupId": "yDGroup", "FlowGroupStatus": "PART"}
    body = encrypted({"MsgId": "m4", "MsgType": "FlowGroupStatusChange", "MsgData": data})
    assert (await door.post(body, signature_of(body)))[0] == 200
    assert [load(one) for one in door.bodies] == [LookAgain(group_id="yDGroup")]


async def test_news_of_another_shape_has_tencent_asked(door: "Door") -> None:
    body = encrypted({**ENVELOPE, "MsgData": {"FlowId": "yDFlow", "FlowStatus": {"is": "new"}}})
    assert (await door.post(body, signature_of(body)))[0] == 200
    assert [load(one) for one in door.bodies] == [LookAgain(remote_id="yDFlow")]


async def test_the_end_of_many_withdrawals_has_tencent_asked_for_each(door: "Door") -> None:
    body = encrypted({"MsgId": "m5", "MsgType": "CancelFlows", "MsgData": {"TaskId": "yDTask"}})
    assert (await door.post(body, signature_of(body)))[0] == 200
    assert [load(one) for one in door.bodies] == [CancelsOver(task_id="yDTask")]


async def test_what_happens_to_the_account_is_told_to_the_administrator_once(door: "Door") -> None:
    for body in (encrypted(SEAL_REFUSED), in_json(encrypted(SEAL_REFUSED))):
        assert (await door.post(body, signature_of(body)))[0] == 200
    assert [notice.happened for notice in door.told.values()] == [Happened.SEAL_REFUSED]
    assert (door.bodies, door.strays) == ([], [])


async def test_without_an_administrator_it_is_kept_aside(
    door_without_administrator: "Door",
) -> None:
    door = door_without_administrator
    body = encrypted(SEAL_REFUSED)
    assert (await door.post(body, signature_of(body)))[0] == 200
    assert door.told == {}
    assert [what for what, _ in door.strays] == ["OperateSeal"]


async def test_a_repetition_is_put_under_the_same_key(door: "Door") -> None:
    """Both wrappings, too: the key is a digest of what was said."""
    for body in (encrypted(FLOW), in_json(encrypted(FLOW))):
        await door.post(body, signature_of(body))
    assert len(set(door.onces)) == 1
    assert all(door.onces)


async def test_while_nothing_can_be_kept_tencent_is_asked_to_come_back(door: "Door") -> None:
    for body in (encrypted(FLOW), encrypted(FOREIGN)):
        door.broken = True
        assert (await door.post(body, signature_of(body)))[0] == 503
        door.broken = False
        assert (await door.post(body, signature_of(body)))[0] == 200
    assert len(door.bodies) == 1
    assert len(door.strays) == 1


@dataclass
class Door:
    """The door with a memory instead of Redis behind it, which may be broken."""

    client: Any = None
    broken: bool = False
    bodies: list[bytes] = field(default_factory=list)
    onces: list[str] = field(default_factory=list)
    strays: list[tuple[str, bytes]] = field(default_factory=list)
    told: dict[str, Notice] = field(default_factory=dict)

    @property
    def seen(self) -> list[Observed]:
        messages = [load(body) for body in self.bodies]
        return [one for one in messages if isinstance(one, Observed)]

    async def put(self, body: bytes, lane: str, once: str = "", *, same: bool = False) -> bool:
        self._check()
        self.bodies.append(body)
        self.onces.append(once)
        return True

    async def keep(self, what: str, body: bytes) -> None:
        self._check()
        self.strays.append((what, body))

    async def tell(self, notice: Notice, once: str) -> None:
        self._check()
        self.told[once] = notice

    def _check(self) -> None:
        if self.broken:
            raise Unavailable("redis: gone", 1)

    async def post(self, body: bytes, signature: str | None) -> tuple[int, bytes]:
        headers = {} if signature is None else {"Content-Signature": signature}
        answered = await self.client.post("/esign/callback", data=io.BytesIO(body), headers=headers)
        return answered.status, await answered.read()


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    async with opened(Door()) as memory:
        yield memory


@pytest.fixture
async def door_without_administrator() -> AsyncIterator[Door]:
    async with opened(Door(), has_administrator=False) as memory:
        yield memory


@asynccontextmanager
async def opened(memory: Door, *, has_administrator: bool = True) -> AsyncIterator[Door]:
    notices = memory if has_administrator else None
    app = web.Application()
    receive = CallbackDoor(reader(TOKEN), Inbox(memory), memory, notices).receive
    app.router.add_post("/esign/callback", receive)
    async with TestClient(TestServer(app)) as client:
        memory.client = client
        yield memory
