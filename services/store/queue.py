"""A durable queue on a Redis stream: the inbox (what happened) and the outbox (what to show).

An entry leaves the stream only when it is done, put off or buried, each in one script. Consumers
show that they live by a key that expires; what a dead one had in hand is taken over by the others.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from redis.exceptions import ResponseError

from services.contracts.errors import Misconfigured, NotKept, Reason, Refused

from . import keys, queue_scripts
from .connection import REDIS_SLOW, Client, failures_translated
from .vault import Vault

log = logging.getLogger("signet.queue")

GROUP = "signet"

_Entry = tuple[bytes, dict[bytes, bytes]]


@dataclass(frozen=True)
class Delivery:
    """One entry in hand. `again` is True when somebody had it before us and died or failed."""

    id: str
    lane: str
    body: bytes
    attempt: int
    again: bool

    @property
    def made_at(self) -> float:
        """When it was put in, in unix seconds by Redis's clock, which made the id of it."""
        return int(self.id.partition("-")[0]) / 1000

    def once_more(self) -> "Delivery":
        return replace(self, attempt=self.attempt + 1, again=True)


class Queue:
    """`name` is `inbox` or `outbox`; `consumer` names this process, unique among the living."""

    def __init__(
        self, redis: Client, vault: Vault, name: str, consumer: str, clock: Callable[[], float]
    ) -> None:
        self._redis = redis
        self._vault = vault
        self._name = name
        self._consumer = consumer
        self._clock = clock
        self._stream = keys.stream(name)
        self._in_hand: set[str] = set()
        self._unsure = True
        self._put = redis.register_script(queue_scripts.PUT)
        self._done = redis.register_script(queue_scripts.DONE)
        self._later = redis.register_script(queue_scripts.LATER)
        self._bury = redis.register_script(queue_scripts.BURY)
        self._release = redis.register_script(queue_scripts.RELEASE)
        self._forget = redis.register_script(queue_scripts.FORGET)

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
        args = [lane, 0, self._vault.seal(self._name, body), ttl, digest]
        with failures_translated():
            return int(await self._put(keys=[self._stream, keys.once(once)], args=args))

    async def prepare(self) -> None:
        """Make the consumer group; safe to repeat."""
        with failures_translated():
            try:
                await self._redis.xgroup_create(self._stream, GROUP, id="0", mkstream=True)
            except ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    async def beat(self) -> None:
        """Show that this consumer lives; call at least every ALIVE_TTL / 2."""
        ttl = int(keys.ALIVE_TTL.total_seconds() * 1000)
        with failures_translated():
            await self._redis.set(keys.alive(self._name, self._consumer), b"1", px=ttl)

    async def take(self, limit: int, block_ms: int) -> Sequence[Delivery]:
        """Up to `limit` entries: what we may have lost a reply about first, then new ones."""
        with failures_translated():
            if self._unsure:
                self._unsure = False
                with self._in_doubt():
                    own = await self._read("0", limit + len(self._in_hand), None)
                if stranded := self._hold(own):
                    self._unsure = True  # there may be more of them
                    return stranded
            with self._in_doubt():
                found = await self._read(">", limit, block_ms)
            return self._hold(found)

    async def take_over(self) -> Sequence[Delivery]:
        """Whatever dead consumers had in hand."""
        with failures_translated():
            found: list[Delivery] = []
            consumers = await self._redis.xinfo_consumers(self._stream, GROUP)
            for consumer in consumers:
                name = consumer["name"].decode()
                if name == self._consumer or await self._lives(name):
                    continue
                if consumer["pending"]:
                    with self._in_doubt():
                        found.extend(await self._claim(name))
                else:
                    alive = keys.alive(self._name, name)
                    await self._forget(keys=[self._stream, alive], args=[GROUP, name])
            return self._hold(found)

    async def release_due(self) -> int:
        """Put back what was put off until now; how many."""
        with failures_translated():
            released = await self._release(
                keys=[self._stream, keys.due(self._name), keys.waiting(self._name)],
                args=[self._clock()],
            )
        return int(released)

    async def done(self, delivery: Delivery) -> None:
        with failures_translated():
            await self._done(keys=[self._stream], args=[GROUP, delivery.id])
        self._in_hand.discard(delivery.id)

    async def later(self, delivery: Delivery, seconds: float) -> None:
        """Put off, as a further attempt."""
        about = json.dumps({"lane": delivery.lane, "attempt": delivery.attempt + 1})
        with failures_translated():
            await self._later(
                keys=[self._stream, keys.due(self._name), keys.waiting(self._name)],
                args=[
                    GROUP,
                    delivery.id,
                    about,
                    self._vault.seal(self._name, delivery.body),
                    self._clock() + seconds,
                ],
            )
        self._in_hand.discard(delivery.id)

    async def bury(self, delivery: Delivery, why: str) -> None:
        """Set aside for an administrator. `why` must hold no personal data."""
        body = self._vault.seal(self._name, delivery.body)
        with failures_translated():
            await self._bury(
                keys=[self._stream, keys.dead(self._name)],
                args=[GROUP, delivery.id, delivery.lane, why, body],
            )
        self._in_hand.discard(delivery.id)

    def let_go(self, delivery: Delivery) -> None:
        """It could not even be put off (Redis failed): read it again from our pending list."""
        self._in_hand.discard(delivery.id)
        self._unsure = True

    @contextmanager
    def _in_doubt(self) -> Iterator[None]:
        """Around what gives us entries: when its reply is lost they are ours, and we miss them."""
        try:
            yield
        except BaseException:
            self._unsure = True
            raise

    def _hold(self, deliveries: Sequence[Delivery]) -> Sequence[Delivery]:
        """Those that are not in hand already: two ways lead to what was just taken over."""
        fresh = [one for one in deliveries if one.id not in self._in_hand]
        self._in_hand.update(one.id for one in fresh)
        return fresh

    async def _lives(self, consumer: str) -> bool:
        return bool(await self._redis.exists(keys.alive(self._name, consumer)))

    async def _read(self, start: str, limit: int, block_ms: int | None) -> list[Delivery]:
        reply = await self._redis.xreadgroup(
            GROUP, self._consumer, {self._stream: start}, count=limit, block=block_ms
        )
        return await self._opened(_entries(reply), again=start != ">")

    async def _claim(self, dead: str) -> list[Delivery]:
        pending = await self._redis.xpending_range(
            self._stream, GROUP, min="-", max="+", count=100, consumername=dead
        )
        ids = [entry["message_id"] for entry in pending]
        # Idle time guards against two of the living claiming the same entry at once.
        claimed = await self._redis.xclaim(
            self._stream, GROUP, self._consumer, min_idle_time=1000, message_ids=ids
        )
        return await self._opened([(id_, fields) for id_, fields in claimed if fields], again=True)

    async def _opened(self, entries: Sequence[_Entry], *, again: bool) -> list[Delivery]:
        """One that does not open is set aside as it is, and holds up nobody."""
        found: list[Delivery] = []
        for id_, fields in entries:
            try:
                found.append(self._delivery(id_, fields, again=again))
            except (Misconfigured, KeyError, ValueError):
                log.exception("%s %s cannot be read, and is set aside", self._name, id_.decode())
                lane, body = fields.get(b"lane", b""), fields.get(b"body", b"")
                await self._bury(
                    keys=[self._stream, keys.dead(self._name)],
                    args=[GROUP, id_, lane, "Unreadable", body],
                )
        return found

    def _delivery(self, id_: bytes, fields: dict[bytes, bytes], *, again: bool) -> Delivery:
        return Delivery(
            id=id_.decode(),
            lane=fields[b"lane"].decode(),
            body=self._vault.open(self._name, fields[b"body"]),
            attempt=int(fields[b"attempt"]),
            again=again,
        )


def _entries(reply: Any) -> Sequence[_Entry]:
    """XREADGROUP's reply: a list of pairs in RESP2, a mapping of nested lists in RESP3."""
    if not reply:
        return ()
    if isinstance(reply, dict):
        nested = next(iter(reply.values()))
        entries = nested[0] if nested and isinstance(nested[0], list) else nested
    else:
        entries = reply[0][1]
    return [(id_, fields) for id_, fields in entries if fields]
