"""A durable queue on Redis streams: the inbox (what happened) and the outbox (what to show).

Entries of one lane lie in one stream, and each stream has one worker at a time (see leases.py). An
entry leaves its stream only when it is done, put off or buried, each in one script; whatever a
worker had in hand when it died is still pending there, and is read again by the next one.
"""

import asyncio
import hashlib
import json
import logging
import math
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from services.contracts.errors import Misconfigured, NotKept, Reason, Refused

from . import keys
from .connection import REDIS_SLOW, Client, failures_translated
from .leases import Leases
from .pipe import Pipe
from .queue_scripts import BURY, DONE, LATER, PUT, RELEASE
from .stream_reply import Entry, entries_of
from .vault import Vault

log = logging.getLogger("signet.queue")

GROUP = "signet"
HOLDER = "worker"
"""The one consumer of every group: the lease says which process that is."""


@dataclass
class Delivery:
    """One entry in hand. `again` is True when somebody had it before us and died or failed.

    `was` is the key it had before it was a dead letter and put back, else empty.
    """

    id: str
    lane: str
    body: bytes
    attempt: int
    again: bool
    stream: str = ""
    number: int = 0
    turn: int = 0
    """Of the lease under which it was read."""
    settled: bool = False
    """What came of it was stored, and in the same step it was taken out of the stream."""
    urgent: bool = False
    """A person waits for it, or for what comes after it in its lane; see bot/worker.py."""
    was: str = ""
    taken: float = math.inf
    """When it had come into our hands, and was nobody else's (monotonic)."""

    @property
    def key(self) -> str:
        """Unique in its queue; the id alone is unique in its stream only."""
        return self.was or f"{self.number}-{self.id}"

    @property
    def made_at(self) -> float:
        """When it was put in, in unix seconds by Redis's clock, which made the id of it."""
        return int(self.key.split("-")[1]) / 1000

    def once_more(self) -> "Delivery":
        return replace(self, attempt=self.attempt + 1, again=True)


class Queue:
    """`name` is `inbox` or `outbox`; `worker` names this process, unique among the living. What is
    put off becomes due by Redis's clock, or by `clock` (unix seconds).

    Every method that asks Redis may raise `Unavailable`.
    """

    def __init__(
        self,
        redis: Client,
        pipe: Pipe,
        vault: Vault,
        name: str,
        worker: str,
        clock: Callable[[], float] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        lease: timedelta = keys.LEASE_TTL,
    ) -> None:
        self._redis = redis
        self._pipe = pipe
        self._vault = vault
        self._name = name
        self._clock = clock
        self._monotonic = monotonic
        self._leases = Leases(pipe, name, worker, monotonic, lease)
        self._in_hand: dict[int, set[str]] = {number: set() for number in range(keys.PARTITIONS)}
        self._reading: Sequence[int] = ()
        self._stranded: set[int] = set()
        self._leased = asyncio.Event()

    async def put(self, body: bytes, lane: str, once: str = "", *, same: bool = False) -> bool:
        """Append durably. With `once` (a digest), False and nothing done if it was put before.

        With `same`, `Refused(reason=SENT_DIFFERENTLY)` when that had another body.
        """
        try:
            put = await self._put_in(body, lane, once)
        except NotKept as error:
            if not once or isinstance(error.__cause__, REDIS_SLOW):
                raise
            # A connection died unnoticed. Under its digest a second try is harmless.
            put = await self._put_in(body, lane, once)
        if same and put == -1:
            raise Refused("SentDifferently", reason=Reason.SENT_DIFFERENTLY)
        return put == 1

    async def _put_in(self, body: bytes, lane: str, once: str) -> int:
        """1 for new, 0 for there already, -1 for there already with another body."""
        ttl = str(int(keys.ONCE_TTL.total_seconds())) if once else ""
        digest = hashlib.sha256(once.encode() + body).hexdigest()
        stream = keys.stream(self._name, keys.partition(lane))
        sealed = self._vault.seal(self._name, body)
        return int(await self._pipe.run(PUT, [stream, keys.once(once)], lane, sealed, ttl, digest))

    async def beat(self, *, leaving: bool = False) -> None:
        """Show that we live, renew our leases, bring back what is due, see what was stranded.

        Call it several times within a lease. `leaving`: hand back what we have nothing of.
        """
        renewed = await self._leases.renew(leaving=leaving)
        for number in renewed.lost:
            self._in_hand[number].clear()
        await asyncio.gather(*(self._make_group(number) for number in renewed.taken))
        await self._leases.give_back(self._is_busy)
        held = self._leases.held()
        await asyncio.gather(*(self._release_due(number) for number in held))
        counts = await asyncio.gather(*(self._count_pending(number) for number in held))
        self._stranded |= {
            number
            for number, count in zip(held, counts, strict=True)
            if count > len(self._in_hand[number])
        }
        (self._leased.set if self._leases.readable() else self._leased.clear)()

    async def leave(self) -> None:
        """Hand everything back, also what is in hand: nobody works on it any longer."""
        for in_hand in self._in_hand.values():
            in_hand.clear()
        await self.beat(leaving=True)

    async def take(self, limit: int, block_ms: int) -> Sequence[Delivery]:
        """What was stranded by a crash or a lost reply, else what is new: ≤ `limit` a stream."""
        for number in self._stranded.intersection(self._leases.readable()):
            count = limit + len(self._in_hand[number])
            if found := await self._read([number], "0", count, None):
                return found
            self._stranded.discard(number)
        numbers = self._leases.readable()
        if not numbers:
            # Also where leases ran out since the last beat: who asks again and again must wait.
            self._leased.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(block_ms / 1000):
                    await self._leased.wait()
            return ()
        return await self._read(numbers, ">", limit, block_ms)

    def holds(self, delivery: Delivery) -> bool:
        """Whether it is still ours alone. If not, another worker has it, and we must not act."""
        valid = self._leases.valid(delivery.number)
        return valid and self._leases.turn(delivery.number) == delivery.turn

    async def done(self, delivery: Delivery) -> None:
        if not delivery.settled:
            await self._pipe.run(DONE, [delivery.stream], GROUP, delivery.id)
        self._finished(delivery)

    async def later(self, delivery: Delivery, seconds: float) -> None:
        """Put off, as a further attempt."""
        about = json.dumps({"lane": delivery.lane, "attempt": delivery.attempt + 1})
        await self._pipe.run(
            LATER,
            self._own_keys(delivery.number),
            GROUP,
            delivery.id,
            about,
            self._vault.seal(self._name, delivery.body),
            seconds,
            self._now(),
        )
        self._finished(delivery)

    async def bury(self, delivery: Delivery, why: str) -> None:
        """Set aside for an administrator. `why` must hold no personal data."""
        body = self._vault.seal(self._name, delivery.body)
        about = (delivery.lane, why, delivery.key)
        await self._bury(delivery.stream, delivery.id, about, body)
        self._finished(delivery)

    def let_go(self, delivery: Delivery) -> None:
        """Nothing came of it (Redis failed, or it is no longer ours): it is read again."""
        self._finished(delivery)
        self._stranded.add(delivery.number)

    def _finished(self, delivery: Delivery) -> None:
        if self._leases.turn(delivery.number) == delivery.turn:
            self._in_hand[delivery.number].discard(delivery.id)

    def _is_busy(self, number: int) -> bool:
        return bool(self._in_hand[number]) or number in self._reading

    def _own_keys(self, number: int) -> list[str]:
        name = self._name
        return [keys.stream(name, number), keys.due(name, number), keys.waiting(name, number)]

    async def _make_group(self, number: int) -> None:
        stream = keys.stream(self._name, number)
        try:
            await self._pipe.ask("XGROUP", "CREATE", stream, GROUP, "0", "MKSTREAM")
        except NotKept as error:
            if "BUSYGROUP" not in str(error.__cause__):
                raise

    async def _release_due(self, number: int) -> None:
        await self._pipe.run(RELEASE, self._own_keys(number), self._now())

    def _now(self) -> float | str:
        """Nothing, so that Redis's own clock counts: ours may differ from other workers'."""
        return self._clock() if self._clock else ""

    async def _count_pending(self, number: int) -> int:
        try:
            summary = await self._pipe.ask("XPENDING", keys.stream(self._name, number), GROUP)
        except NotKept as error:
            if "NOGROUP" not in str(error.__cause__):
                raise
            await self._make_group(number)  # lost in a failover that left us the lease
            return 0
        return int(summary["pending"])

    async def _read(
        self, numbers: Sequence[int], start: str, count: int, block_ms: int | None
    ) -> Sequence[Delivery]:
        turns = {number: self._leases.turn(number) for number in numbers}
        streams = {keys.stream(self._name, number): start for number in numbers}
        self._reading = numbers
        try:
            with failures_translated():
                reply = await self._redis.xreadgroup(
                    GROUP, HOLDER, streams, count=count, block=block_ms
                )
        except BaseException:
            # The reply may have been lost, and with it what it gave us.
            self._stranded.update(numbers)
            raise
        finally:
            self._reading = ()
        return await self._opened(entries_of(reply), turns, again=start != ">")

    async def _opened(
        self, entries: Iterable[tuple[str, Entry]], turns: dict[int, int], *, again: bool
    ) -> Sequence[Delivery]:
        """Those that are ours to carry out. One that does not open is set aside as it is."""
        found: list[Delivery] = []
        for stream, (id_, fields) in entries:
            number = _number(stream)
            in_hand = self._in_hand[number]
            # A lease may run out while its stream is read: then the next holder finds these.
            ours = self._leases.valid(number) and self._leases.turn(number) == turns[number]
            if id_.decode() in in_hand or not ours:
                continue
            try:
                delivery = self._delivery(id_, fields, stream, turns[number], again=again)
            except (Misconfigured, KeyError, ValueError):
                log.exception("%s %s cannot be read, and is set aside", self._name, id_.decode())
                lane, body = fields.get(b"lane", b""), fields.get(b"body", b"")
                was = fields.get(b"was") or f"{number}-{id_.decode()}"
                await self._bury(stream, id_, (lane, "Unreadable", was), body)
                continue
            in_hand.add(delivery.id)
            found.append(delivery)
        return found

    async def _bury(
        self, stream: str, id_: str | bytes, about: tuple[str | bytes, ...], body: bytes
    ) -> None:
        await self._pipe.run(BURY, [stream, keys.dead(self._name)], GROUP, id_, *about, body)

    def _delivery(
        self, id_: bytes, fields: dict[bytes, bytes], stream: str, turn: int, *, again: bool
    ) -> Delivery:
        return Delivery(
            id=id_.decode(),
            lane=fields[b"lane"].decode(),
            body=self._vault.open(self._name, fields[b"body"]),
            attempt=int(fields[b"attempt"]),
            # Before it died it may have been carried out in part.
            again=again or b"was" in fields,
            was=fields.get(b"was", b"").decode(),
            stream=stream,
            number=_number(stream),
            turn=turn,
            taken=self._monotonic(),
        )


def _number(stream: str) -> int:
    return int(stream.rpartition(":")[2])
