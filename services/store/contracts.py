"""Contracts in Redis: compare-and-set on the version, and the outbox in the same script."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from services.contracts.announcements import Announcement
from services.contracts.errors import Misconfigured, NotFound, Unavailable
from services.contracts.lifecycle import is_followed
from services.contracts.model import Contract
from services.contracts.ports import Change

from . import keys
from .pipe import Pipe, Script
from .queue import GROUP, Delivery
from .vault import Vault

_ANNOUNCEMENT: TypeAdapter[Announcement] = TypeAdapter(Announcement)

_ATTEMPTS = 50
"""How often a change is applied anew when others were faster, before we call it a failure."""

_SAVE = Script("""
local contract, open, remote, outbox, inbox = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local expected, about, body = ARGV[1], cjson.decode(ARGV[2]), ARGV[3]
if (redis.call('HGET', contract, 'v') or '') ~= expected then return 0 end
local id, group = about.settles, about.group
if id and #redis.call('XPENDING', inbox, group, id, id, 1) == 0 then return -1 end
redis.call('HSET', contract, 'v', about.version, 'body', body)
if about.remote then redis.call('SET', remote, about.id) end
if about.open then
  redis.call('ZADD', open, about.changed, about.id)
else
  redis.call('ZREM', open, about.id)
end
for i = 6, #KEYS do redis.call('ZADD', KEYS[i], about.created, about.id) end
for i = 4, #ARGV do
  redis.call('XADD', outbox, '*', 'lane', about.id, 'attempt', 0, 'body', ARGV[i])
end
if id then
  redis.call('XACK', inbox, group, id)
  redis.call('XDEL', inbox, id)
end
return 1
""")

_SAVED, _TOO_LATE, _SETTLED_BEFORE = 1, 0, -1
PAGE = 100
"""DescribeFlowBriefs and DescribeFlowInfo take at most so many ids."""


@dataclass
class RedisContracts:
    """`services.contracts.ports.Contracts` on Redis.

    With a `delivery`, the last change of what it asks for also takes it out of the inbox.
    """

    pipe: Pipe
    vault: Vault
    delivery: Delivery | None = None

    def settling(self, delivery: Delivery) -> "RedisContracts":
        """The same contracts, as a worker sees them that has this in hand."""
        return replace(self, delivery=delivery)

    async def add(self, contract: Contract, announcements: Sequence[Announcement]) -> bool:
        return await self._put(None, contract, announcements) == _SAVED

    async def get(self, contract_id: str) -> Contract:
        body = await self.pipe.ask("HGET", keys.contract(contract_id), "body")
        if body is None:
            raise NotFound(contract_id)
        return self._opened(contract_id, body)

    async def change(self, contract_id: str, change: Change, *, last: bool = False) -> Contract:
        settles = self.delivery if last else None
        for _ in range(_ATTEMPTS):
            stored = await self.get(contract_id)
            after, announcements = change(stored)
            if after == stored and not announcements:
                return stored
            after = after.model_copy(update={"version": stored.version + 1})
            saved = await self._put(stored, after, announcements, settles)
            if saved == _SETTLED_BEFORE:
                return stored
            if saved == _SAVED:
                return after
        raise Unavailable(f"contract {contract_id} is being changed by too many at once", 1)

    async def id_of_remote(self, remote_id: str) -> str | None:
        found = await self.pipe.ask("GET", keys.remote(remote_id))
        return found.decode() if found else None

    async def of_member(self, member: str, limit: int) -> Sequence[Contract]:
        return await self._all(await self.pipe.ask("ZREVRANGE", keys.member(member), 0, limit - 1))

    async def open(self) -> AsyncIterator[Sequence[Contract]]:
        ids = await self.pipe.ask("ZRANGE", keys.OPEN, 0, -1)
        for start in range(0, len(ids), PAGE):
            yield await self._all(ids[start : start + PAGE])

    async def _all(self, ids: Sequence[bytes]) -> Sequence[Contract]:
        names = [id_.decode() for id_ in ids]
        asked = (self.pipe.ask("HGET", keys.contract(name), "body") for name in names)
        found = zip(names, await asyncio.gather(*asked), strict=True)
        return [self._opened(name, body) for name, body in found if body]

    async def _put(
        self,
        before: Contract | None,
        after: Contract,
        announcements: Sequence[Announcement],
        settles: Delivery | None = None,
    ) -> int:
        about = {
            "id": after.id,
            "version": after.version,
            "remote": bool(after.remote_id),
            "open": is_followed(after),
            "changed": after.changed_at.timestamp(),
            "created": after.created_at.timestamp(),
            "group": GROUP,
            **({"settles": settles.id} if settles else {}),
        }
        outbox = keys.stream("outbox", keys.partition(after.id))
        names = [keys.contract(after.id), keys.OPEN, keys.remote(after.remote_id), outbox]
        names += [settles.stream if settles else outbox, *_member_keys(after)]
        entries = [self.vault.seal("outbox", _ANNOUNCEMENT.dump_json(a)) for a in announcements]
        packed = zlib.compress(after.model_dump_json().encode(), level=1)
        body = self.vault.seal(f"contract:{after.id}", packed)
        expected = "" if before is None else str(before.version)
        saved = int(await self.pipe.run(_SAVE, names, expected, json.dumps(about), body, *entries))
        if settles and saved != _TOO_LATE:
            settles.settled = True
        return saved

    def _opened(self, contract_id: str, body: bytes) -> Contract:
        opened = zlib.decompress(self.vault.open(f"contract:{contract_id}", body))
        try:
            return Contract.model_validate_json(opened)
        except ValidationError:
            # Without the error: it quotes what is stored.
            raise Misconfigured(
                f"Contract {contract_id} was stored by another version of Signet: "
                "bring every process to the same one."
            ) from None


def _member_keys(contract: Contract) -> Sequence[str]:
    reviewer = contract.review.reviewer if contract.review else ""
    members = {contract.owner, reviewer, *(p.signer.member for p in contract.parties)}
    return [keys.member(member) for member in sorted(members - {""})]
