"""Where the living cards are: one message a contract and surface."""

from dataclasses import asdict, dataclass
from json import dumps, loads

from . import keys
from .connection import Client, failures_translated

_MOVE = """
local shown = redis.call('HGET', KEYS[1], ARGV[1])
if shown and cjson.decode(shown).version > tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
"""


@dataclass(frozen=True)
class Place:
    """Where a card is, and the version of the contract it shows."""

    channel: str
    ts: str
    version: int


class Cards:
    """`surface` is `card` or `review`. A card's version only moves forward."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis
        self._move = redis.register_script(_MOVE)

    async def find(self, contract_id: str, surface: str) -> Place | None:
        with failures_translated():
            found = await self._redis.hget(keys.cards(contract_id), surface)
        return Place(**loads(found)) if found else None

    async def move(
        self, contract_id: str, surface: str, channel: str, ts: str, version: int
    ) -> None:
        place = Place(channel, ts, version)
        with failures_translated():
            await self._move(
                keys=[keys.cards(contract_id)],
                args=[surface, dumps(asdict(place)), place.version],
            )
