"""What lies in the inbox says everything, and is read as it was written."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.inbox import Inbox
from handlers.messages import (
    Archive,
    CancelContract,
    CancelMany,
    CreateAgain,
    CreateContract,
    CreateMany,
    DecideReview,
    DestroyFile,
    ExtendDeadline,
    GiveUp,
    Grow,
    HandOver,
    LookAgain,
    Message,
    NameSigner,
    Observed,
    OrderReport,
    ReleaseContract,
    RemindParties,
    Sweep,
    dump,
    lane,
    load,
    once_key,
)
from services.contracts.errors import Misconfigured, Unavailable
from services.contracts.model import Decision, PartySeen, Standing, Status
from tests.services.contracts.made import FILE, ID, OWNER, PERSON, REMOTE, TEMPLATE, order, saw

SEEN = saw(Status.WAITING, parties=(PartySeen(name="王小明", standing=Standing.TO_SIGN),))
EVERY: list[Message] = [
    CreateContract(contract_id=ID, by=OWNER, order=order(source=FILE)),
    CreateContract(contract_id=ID, by=OWNER, order=order(source=TEMPLATE)),
    CreateMany(contract_ids=(ID, "8OTHERCONT"), by=OWNER, orders=(order(source=TEMPLATE),) * 2),
    CreateAgain(contract_id=ID, by=OWNER, attempted_at=datetime(2026, 3, 2, tzinfo=UTC)),
    GiveUp(contract_id=ID, by=OWNER),
    DecideReview(contract_id=ID, by=OWNER, decision=Decision.SENT_BACK, reason="补一页"),
    RemindParties(contract_id=ID, by=OWNER),
    CancelContract(contract_id=ID, by=OWNER, reason="不签了"),
    ExtendDeadline(contract_id=ID, by=OWNER, deadline=datetime(2026, 9, 1, tzinfo=UTC), party=1),
    ReleaseContract(
        contract_id=ID, by=OWNER, agreement_id="8NEWAGREEM", name="解除协议", reason="双方同意"
    ),
    OrderReport(contract_id=ID, by=OWNER),
    NameSigner(contract_id=ID, by=OWNER, party=1, signer=PERSON),
    Grow(contract_id=ID, by=OWNER, signer=PERSON),
    Archive(contract_id=ID, by=OWNER),
    DestroyFile(contract_id=ID, by=OWNER),
    HandOver(contract_id=ID, by=OWNER, party=0, account="yDwNext"),
    CancelMany(contract_ids=(ID, "8OTHERCONT"), by=OWNER, reason="不签了", task_id="task-1"),
    Observed(observation=SEEN),
    LookAgain(remote_id=REMOTE),
    Sweep(),
]


@pytest.mark.parametrize("message", EVERY, ids=lambda one: one.kind)
def test_a_message_is_read_as_it_was_written(message: Message) -> None:
    assert load(dump(message)) == message


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"null",
        b'{"kind":"other"}',
        b'{"kind":"sweep","more":1}',
        b'{"kind":"remind","contract_id":"X"}',
        b'{"kind":"create_many","contract_ids":["X"],"by":"U1","orders":[]}',
    ],
)
def test_what_is_no_message_is_not_taken_for_one(body: bytes) -> None:
    with pytest.raises(Misconfigured):
        load(body)


@pytest.mark.parametrize("message", EVERY[:-3], ids=lambda one: one.kind)
def test_the_wishes_about_a_contract_share_its_lane(message: Message) -> None:
    assert lane(message) == ID


def test_news_travels_in_the_lane_of_its_contract_where_it_names_one() -> None:
    assert lane(Observed(observation=SEEN)) == ID
    nameless = SEEN.model_copy(update={"our_id": ""})
    assert lane(Observed(observation=nameless)) == REMOTE


def test_a_sweep_holds_up_no_contract() -> None:
    assert lane(Sweep()) not in {ID, REMOTE}


@given(st.lists(st.text().filter(lambda part: "\0" not in part), min_size=1))
def test_a_once_key_is_a_digest_that_shows_nothing(parts: list[str]) -> None:
    key = once_key(*parts)
    assert key == once_key(*parts)
    assert len(key) == 64
    assert set(key) <= set("0123456789abcdef")
    assert key != once_key(*parts, "more")


def test_parts_of_a_once_key_do_not_run_into_each_other() -> None:
    assert once_key("ab", "c") != once_key("a", "bc") != once_key("abc")


async def test_the_inbox_puts_the_message_in_its_lane_under_its_key() -> None:
    queue = _Noted()
    assert await Inbox(queue).put(EVERY[0], once="digest")
    assert await Inbox(queue).put(EVERY[0], once="digest", same=True)
    body = dump(EVERY[0])
    assert queue.put_in == [(body, ID, "digest", False), (body, ID, "digest", True)]


async def test_the_inbox_says_when_it_had_the_message_before() -> None:
    assert not await Inbox(_Noted(new=False)).put(Sweep(), once="digest")


async def test_an_inbox_that_cannot_keep_it_raises() -> None:
    with pytest.raises(Unavailable):
        await Inbox(_Away()).put(Sweep())


class _Noted:
    def __init__(self, *, new: bool = True) -> None:
        self.new = new
        self.put_in: list[tuple[bytes, str, str, bool]] = []

    async def put(self, body: bytes, lane: str, once: str = "", *, same: bool = False) -> bool:
        self.put_in.append((body, lane, once, same))
        return self.new


class _Away:
    async def put(self, body: bytes, lane: str, once: str = "", *, same: bool = False) -> bool:
        raise Unavailable("redis: ConnectionError", 1)
