"""Dead letters: what could not be carried out, and what an administrator makes of it."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from services.contracts.errors import Misconfigured

from . import keys
from .pipe import Pipe, Script
from .vault import Vault

PAGE = 100

_ID = re.compile(rf"({'|'.join(keys.QUEUES)})-([0-9]{{1,20}}-[0-9]{{1,20}})")
_WORD = re.compile(r"[A-Za-z0-9_.-]{1,64}")

_REPLAY = Script("""
local dead, stream, id = KEYS[1], KEYS[2], ARGV[1]
local found = redis.call('XRANGE', dead, id, id)[1]
if not found then return 0 end
local letter = {}
for at = 1, #found[2], 2 do letter[found[2][at]] = found[2][at + 1] end
local again = {'lane', letter.lane, 'attempt', 0, 'was', letter.was, 'body', letter.body}
redis.call('XADD', stream, '*', unpack(again))
return redis.call('XDEL', dead, id)
""")


@dataclass(frozen=True)
class Letter:
    """One dead letter, without anything personal.

    `id` names it, `<queue>-<id in Redis>`. `kind` is that of the message, "?" when STATE_KEY does
    not open it. `about` is the contract it speaks of, by our id or Tencent's. `why` is the name of
    the error, `died_at` in unix seconds.
    """

    id: str
    queue: str
    kind: str
    about: str
    why: str
    died_at: float


class Letters:
    """Every method may raise `Unavailable`."""

    def __init__(self, pipe: Pipe, vault: Vault) -> None:
        self._pipe = pipe
        self._vault = vault

    async def all(self, queue: str) -> AsyncIterator[Letter]:
        """Those of one queue, the longest dead first."""
        start = "-"
        while page := await self._pipe.ask("XRANGE", keys.dead(queue), start, "+", "COUNT", PAGE):
            for id_, fields in page:
                yield self._letter(queue, id_.decode(), fields)
            start = f"({page[-1][0].decode()}"

    async def replay(self, letter_id: str) -> bool:
        """Put it back where it lay, with all its attempts before it, under the key it had.

        So what it may have said to somebody is looked for. False when there is none by this id.
        """
        if not (found := _ID.fullmatch(letter_id)):
            return False
        queue, id_ = found.groups()
        entries = await self._pipe.ask("XRANGE", keys.dead(queue), id_, id_)
        if not entries:
            return False
        lane = entries[0][1][b"lane"].decode()
        stream = keys.stream(queue, keys.partition(lane))
        return bool(await self._pipe.run(_REPLAY, [keys.dead(queue), stream], id_))

    async def drop(self, letter_id: str) -> bool:
        """Forget it. False when there is none by this id."""
        if not (found := _ID.fullmatch(letter_id)):
            return False
        queue, id_ = found.groups()
        return bool(await self._pipe.ask("XDEL", keys.dead(queue), id_))

    def _letter(self, queue: str, id_: str, fields: dict[bytes, bytes]) -> Letter:
        return Letter(
            id=f"{queue}-{id_}",
            queue=queue,
            kind=self._kind(queue, fields[b"body"]),
            about=_word(fields[b"lane"].decode(errors="replace")),
            why=_word(fields[b"why"].decode(errors="replace")),
            died_at=int(id_.partition("-")[0]) / 1000,
        )

    def _kind(self, queue: str, body: bytes) -> str:
        try:
            message = json.loads(self._vault.open(queue, body))
        except (Misconfigured, ValueError):
            return "?"
        return _word(message.get("kind")) if isinstance(message, dict) else "?"


def _word(value: object) -> str:
    """As it is where it surely is a name or an id, and fit for a terminal."""
    return value if isinstance(value, str) and _WORD.fullmatch(value) else "?"
