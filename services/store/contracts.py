"""Contracts in Redis: compare-and-set on the version, and the outbox in the same script."""

import json
from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError

from services.contracts.announcements import Announcement
from services.contracts.errors import Misconfigured, NotFound, Unavailable
from services.contracts.lifecycle import OPEN
from services.contracts.model import Contract
from services.contracts.ports import Change

from . import keys
from .connection import Client, failures_translated
from .vault import Vault

_ANNOUNCEMENT: TypeAdapter[Announcement] = TypeAdapter(Announcement)

_ATTEMPTS = 50
"""How often a change is applied anew when others were faster, before we call it a failure."""

_SAVE = """
local version = redis.call('HGET', KEYS[1], 'v') or ''
if version ~= ARGV[1] then return 0 end
local about = cjson.decode(ARGV[2])
redis.call('HSET', KEYS[1], 'v', about.version, 'body', ARGV[3])
if about.remote then redis.call('SET', KEYS[4], about.id) end
if about.open then
  redis.call('ZADD', KEYS[2], about.changed, about.id)
else
  redis.call('ZREM', KEYS[2], about.id)
end
for i = 5, #KEYS do redis.call('ZADD', KEYS[i], about.created, about.id) end
for i = 4, #ARGV do
  redis.call('XADD', KEYS[3], '*', 'lane', about.id, 'attempt', 0, 'body', ARGV[i])
end
return 1
"""


class RedisContracts:
    """`services.contracts.ports.Contracts` on Redis."""

    def __init__(self, redis: Client, vault: Vault) -> None:
        self._redis = redis
        self._vault = vault
        self._save = redis.register_script(_SAVE)

    async def add(self, contract: Contract, announcements: Sequence[Announcement]) -> bool:
        return await self._put(None, contract, announcements)

    async def get(self, contract_id: str) -> Contract:
        with failures_translated():
            body = await self._redis.hget(keys.contract(contract_id), "body")
        if body is None:
            raise NotFound(contract_id)
        return self._opened(contract_id, body)

    async def change(self, contract_id: str, change: Change) -> Contract:
        for _ in range(_ATTEMPTS):
            stored = await self.get(contract_id)
            after, announcements = change(stored)
            if after == stored and not announcements:
                return stored
            after = after.model_copy(update={"version": stored.version + 1})
            if await self._put(stored, after, announcements):
                return after
        raise Unavailable(f"contract {contract_id} is being changed by too many at once", 1)

    async def id_of_remote(self, remote_id: str) -> str | None:
        with failures_translated():
            found = await self._redis.get(keys.remote(remote_id))
        return found.decode() if found else None

    async def of_member(self, member: str, limit: int) -> Sequence[Contract]:
        with failures_translated():
            ids = await self._redis.zrevrange(keys.member(member), 0, limit - 1)
            pipeline = self._redis.pipeline(transaction=False)
            for contract_id in ids:
                pipeline.hget(keys.contract(contract_id.decode()), "body")
            bodies = await pipeline.execute() if ids else []
        found = zip(ids, bodies, strict=True)
        return [self._opened(one.decode(), body) for one, body in found if body]

    async def open_ids(self, limit: int) -> Sequence[str]:
        with failures_translated():
            ids = await self._redis.zrange(keys.OPEN, 0, limit - 1)
        return [one.decode() for one in ids]

    async def _put(
        self, before: Contract | None, after: Contract, announcements: Sequence[Announcement]
    ) -> bool:
        about = {
            "id": after.id,
            "version": after.version,
            "remote": bool(after.remote_id),
            "open": after.status in OPEN,
            "changed": after.changed_at.timestamp(),
            "created": after.created_at.timestamp(),
        }
        names = [keys.contract(after.id), keys.OPEN, keys.stream("outbox")]
        names += [keys.remote(after.remote_id), *_member_keys(after)]
        entries = [self._vault.seal("outbox", _ANNOUNCEMENT.dump_json(a)) for a in announcements]
        body = self._vault.seal(f"contract:{after.id}", after.model_dump_json().encode())
        expected = "" if before is None else str(before.version)
        with failures_translated():
            saved = await self._save(keys=names, args=[expected, json.dumps(about), body, *entries])
        return bool(saved)

    def _opened(self, contract_id: str, body: bytes) -> Contract:
        opened = self._vault.open(f"contract:{contract_id}", body)
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
