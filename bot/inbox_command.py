"""`signet inbox`: how the queues stand, and what becomes of dead letters."""

import argparse
import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from services.contracts.errors import Unavailable
from services.store import keys
from services.store.connection import connect
from services.store.letters import Letter, Letters
from services.store.pipe import Pipe
from services.store.queue_state import QueueState, queue_states
from services.store.vault import Vault

from .settings import load_settings


def add_inbox(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    inbox = commands.add_parser("inbox", help="what waits, what failed, and what to do with it")
    inbox.set_defaults(run=_told(_show))
    what = inbox.add_subparsers(metavar="WHAT")
    dead = what.add_parser("dead", help="list the dead letters: what could not be carried out")
    dead.set_defaults(run=_told(_list))
    for name, help_, run in (
        ("replay", "put dead letters back, to be tried again", _replay),
        ("drop", "forget dead letters for good", _drop),
    ):
        command = what.add_parser(name, help=help_)
        which = command.add_mutually_exclusive_group(required=True)
        which.add_argument("ids", nargs="*", default=[], metavar="ID", help="see `inbox dead`")
        which.add_argument("--all", action="store_true", help="every dead letter there is now")
        command.add_argument("--yes", action="store_true", help="do not ask whether this is meant")
        command.set_defaults(run=_told(run))


@dataclass(frozen=True)
class _Store:
    pipe: Pipe
    letters: Letters


_Run = Callable[[_Store, argparse.Namespace], Awaitable[int]]


def _told(run: _Run) -> Callable[[argparse.Namespace], Awaitable[int]]:
    """`run` on the opened store: 1, and a sentence, where Redis does not play along."""

    async def told(asked: argparse.Namespace) -> int:
        try:
            async with _opened() as store:
                return await run(store, asked)
        except Unavailable as error:
            _warn(f"Redis did not do what it was asked ({error}). Look again with `signet inbox`.")
            return 1

    return told


@asynccontextmanager
async def _opened() -> AsyncIterator[_Store]:
    settings = load_settings(os.environ, env_file=".env")
    redis = connect(settings.redis_url.get_secret_value())
    try:
        pipe = Pipe(redis)
        yield _Store(pipe, Letters(pipe, Vault(settings.state_key.get_secret_value())))
    finally:
        await redis.aclose()


async def _show(store: _Store, _: argparse.Namespace) -> int:
    states = await queue_states(store.pipe)
    head = ("queue", "waiting", "in hand", "put off", "oldest", "workers", "dead")
    _say(*_table([head, *(_row(name, state) for name, state in states.items())]))
    for name, state in states.items():
        _say(*_remarks(name, state))
    for reason, count in sorted(Counter([one.why async for one in _dead(store)]).items()):
        _say(f"dead: {count} × {reason}")
    if any(state.dead for state in states.values()):
        _say("`signet inbox dead` lists the dead letters.")
    return 0


async def _list(store: _Store, _: argparse.Namespace) -> int:
    letters = [letter async for letter in _dead(store)]
    if not letters:
        _say("There are no dead letters.")
        return 0
    head = ("id", "queue", "kind", "contract", "why", "since")
    _say(*_table([head, *(_letter_row(letter) for letter in letters)]))
    if any(letter.kind == "?" for letter in letters):
        _say("A kind of ? does not open with this STATE_KEY, or is of another version of Signet.")
    return 0


async def _replay(store: _Store, asked: argparse.Namespace) -> int:
    return await _each(store, asked, store.letters.replay, "put back", "Put back")


async def _drop(store: _Store, asked: argparse.Namespace) -> int:
    return await _each(store, asked, store.letters.drop, "dropped for good", "Dropped")


async def _each(
    store: _Store,
    asked: argparse.Namespace,
    do: Callable[[str], Awaitable[bool]],
    meant: str,
    done: str,
) -> int:
    """1 when nothing was done, or an id is that of no dead letter."""
    ids = [letter.id async for letter in _dead(store)] if asked.all else asked.ids
    if not ids:
        _say("There are no dead letters.")
        return 0
    if not asked.yes and not await _is_meant(f"{_letters(len(ids))} will be {meant}. Go on?"):
        _warn("Nothing was done. (--yes goes on without asking.)")
        return 1
    missing = [id_ for id_ in ids if not await do(id_)]
    for id_ in missing:
        _warn(f"{id_} is no dead letter, or is none any more.")
    _say(f"{done}: {_letters(len(ids) - len(missing))}.")
    return 1 if missing else 0


async def _is_meant(question: str) -> bool:
    try:
        answer = await asyncio.to_thread(input, f"{question} [y/N] ")
    except EOFError:
        sys.stdout.write("\n")
        return False
    return answer.strip().lower() in ("y", "yes")


async def _dead(store: _Store) -> AsyncIterator[Letter]:
    for name in keys.QUEUES:
        async for letter in store.letters.all(name):
            yield letter


def _row(name: str, state: QueueState) -> Sequence[str]:
    counts = (state.waiting, state.in_hand, state.put_off)
    oldest = "-" if state.oldest is None else _duration(state.oldest)
    return (name, *map(str, counts), oldest, str(state.workers), str(state.dead))


def _remarks(name: str, state: QueueState) -> Iterator[str]:
    if state.soonest is not None and state.latest is not None:
        until = f"from {_time(state.soonest)} to {_time(state.latest)}"
        tried = f"the most failed one was tried {_times(state.attempts)}"
        yield f"{name}: what is put off is tried again {until}; {tried}."
    if not state.workers:
        yield f"{name}: no worker is alive. Start one with `signet worker`."


def _letter_row(letter: Letter) -> Sequence[str]:
    since = datetime.fromtimestamp(letter.died_at, UTC).isoformat(" ", "seconds")
    return (letter.id, letter.queue, letter.kind, letter.about, letter.why, since)


def _table(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(map(str.ljust, row, widths)).rstrip()


def _duration(seconds: float) -> str:
    """In its two largest units: 45s, 3m 20s, 5h 1m, 2d 3h."""
    rest = int(seconds)
    parts: list[str] = []
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")):
        count, rest = divmod(rest, size)
        if count or parts or unit == "s":
            parts.append(f"{count}{unit}")
    return " ".join(parts[:2])


def _time(unix: float) -> str:
    return datetime.fromtimestamp(unix, UTC).strftime("%H:%M:%S UTC")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _letters(count: int) -> str:
    return "1 dead letter" if count == 1 else f"{count} dead letters"


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _warn(line: str) -> None:
    sys.stderr.write(f"{line}\n")
