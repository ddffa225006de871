"""The one composition root: every resource is opened once here and closed in reverse."""

import asyncio
import hashlib
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import aiohttp
import httpx
from aiohttp import web
from pydantic import TypeAdapter
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from handlers import dispatch, messages
from handlers.inbox import Inbox
from handlers.slack.announce import Announcer, Sending, is_awaited
from handlers.slack.background import Background
from handlers.slack.deps import Deps
from handlers.slack.files import SlackFiles
from handlers.slack.home import Renewal
from handlers.slack.people import People
from handlers.slack.poster import Poster
from handlers.slack.turn import Turn, last_look
from handlers.tencent.callback import CallbackDoor
from services.contracts.announcements import AddLine, Announcement
from services.contracts.errors import Unavailable
from services.contracts.ports import Clock, Esign, Ports
from services.esign import open_client
from services.store.budget import Budget
from services.store.cards import Cards
from services.store.connection import Client, connect
from services.store.contracts import RedisContracts
from services.store.drafts import Drafts
from services.store.durability import worries
from services.store.key_check import check_key
from services.store.notices import QueuedNotices
from services.store.pipe import Pipe
from services.store.queue import Delivery, Queue
from services.store.queue_state import queue_states
from services.store.strays import RedisStrays
from services.store.vault import Vault

from .edition import esign_of, reader_of
from .health import Health
from .metrics import Metrics
from .monitoring import make_monitoring
from .settings import Settings
from .slack_app import make_slack_app
from .slack_calls import SLACK_SECONDS, slack_client
from .sweeping import EVERY_SECONDS, UNTOLD_SECONDS, Sweeping
from .web import make_web
from .worker import Worker, end

_ANNOUNCEMENT: TypeAdapter[Announcement] = TypeAdapter(Announcement)


def utc_now() -> datetime:
    return datetime.now(UTC)


def _as_it_is(esign: Esign) -> Esign:
    return esign


@dataclass(frozen=True)
class Given:
    """What tests and the demo may put in the place of the real thing."""

    redis: Client | None = None
    clock: Clock = utc_now
    due_clock: Clock | None = None
    """For what is put off in the queues; without it, Redis's own counts."""
    random: Callable[[int], bytes] = os.urandom
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    sweep_every: int = 0
    """Seconds between two questions about all contracts on their way; 0: as it is usual."""
    edition: Callable[[Esign], Esign] = _as_it_is
    """Around the edition in use, for example to take an ability away from it."""


@dataclass(frozen=True)
class Signet:
    """The opened application: `web` answers the doors, the workers carry out."""

    monitoring: web.Application
    web: web.Application
    workers: tuple[Worker, ...]
    inbox: Inbox
    sweeping: Sweeping
    check_key: Callable[[], Awaitable[None]]
    """`Misconfigured` when STATE_KEY does not open what is stored."""
    worries: Callable[[], Awaitable[Sequence[str]]]
    """What of Redis's own settings can lose contracts, in sentences; `Unavailable` when it is."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def work(self) -> None:
        """Carry out whatever is in the queues, until `stop`; raises what makes that impossible."""
        await self._key_checked()
        working = [asyncio.create_task(worker.run()) for worker in self.workers]
        sweeping = asyncio.create_task(self.sweeping.run())
        try:
            await asyncio.gather(*working)
        finally:
            self.stop()
            await end(sweeping)
            await asyncio.gather(*working, return_exceptions=True)

    async def _key_checked(self) -> None:
        """Looks again while Redis is away, unless we are told to stop meanwhile."""
        while not self.stopping.is_set():
            with suppress(Unavailable):
                await self.check_key()
                return
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self.stopping.wait()

    def stop(self) -> None:
        self.stopping.set()
        for worker in self.workers:
            worker.stop()


@dataclass(frozen=True)
class _Outside:
    """The opened connections."""

    redis: Client
    pipe: Pipe
    slack: AsyncWebClient
    session: aiohttp.ClientSession
    tencent: httpx.AsyncClient
    background: Background
    metrics: Metrics


@asynccontextmanager
async def open_app(settings: Settings, given: Given | None = None) -> AsyncIterator[Signet]:
    """Everything opened, wired and, at the end, closed again."""
    given = given or Given()
    async with AsyncExitStack() as stack:
        yield _wired(settings, given, await _opened(settings, given, stack))


async def _opened(settings: Settings, given: Given, stack: AsyncExitStack) -> _Outside:
    redis = given.redis
    if redis is None:
        redis = connect(settings.redis_url.get_secret_value())
        stack.push_async_callback(redis.aclose)
    # slack_sdk applies its own time-out only to sessions it opens itself.
    patience = aiohttp.ClientTimeout(total=SLACK_SECONDS)
    session = await stack.enter_async_context(
        aiohttp.ClientSession(timeout=patience, trace_configs=[last_look()])
    )
    tencent = await stack.enter_async_context(open_client())
    metrics = Metrics()
    slack = slack_client(settings.slack, session, metrics.slack_called)
    background = Background()
    stack.push_async_callback(background.close)
    return _Outside(redis, Pipe(redis), slack, session, tencent, background, metrics)


def _wired(settings: Settings, given: Given, outside: _Outside) -> Signet:
    metrics, pipe = outside.metrics, outside.pipe
    vault = Vault(settings.state_key.get_secret_value(), given.random)
    inbox_queue = _queue("inbox", given, outside, vault)
    outbox_queue = _queue("outbox", given, outside, vault)
    contracts = RedisContracts(outside.pipe, vault)
    strays = RedisStrays(outside.pipe, vault)
    told = metrics.tencent_called
    esign = given.edition(esign_of(settings, outside.tencent, given.clock, given.sleep, told))
    people = People(outside.slack, settings.default_lang, _seconds(given.clock))
    files = SlackFiles(outside.slack, outside.session)
    inbox = Inbox(inbox_queue)
    deps = Deps(
        inbox=inbox,
        contracts=contracts,
        esign=esign,
        drafts=Drafts(outside.pipe, vault),
        files=files,
        background=outside.background,
        clock=given.clock,
        new_id=contract_id,
        reviewers=settings.reviewers,
        default_channel=settings.default_channel,
    )
    ports = Ports(contracts, esign, files, strays, given.clock)
    poster = Poster(outside.slack, Budget(outside.pipe, settings.slack.pace))
    admin = settings.admin_channel
    reminders, cards = esign.rules.reminders, Cards(outside.pipe)
    announcer = Announcer(poster, contracts, cards, people, esign.can, admin, reminders)
    bolt = make_slack_app(outside.slack, people, deps)
    notices = QueuedNotices(outbox_queue) if admin else None
    reader = reader_of(settings.esign, given.clock)
    callbacks = CallbackDoor(reader, inbox, strays, notices)
    usual = EVERY_SECONDS if esign.rules.tells else UNTOLD_SECONDS
    sweeping = Sweeping(inbox, given.clock, given.sweep_every or usual)
    homes = Renewal(outside.slack, people, deps)
    workers = (
        _inbox_worker(inbox_queue, ports, contracts, homes, sweeping, metrics, given),
        _outbox_worker(outbox_queue, announcer, contracts, metrics, given),
    )
    health = Health(lambda: check_key(pipe, vault))
    return Signet(
        web=make_web(bolt, _signatures(settings), callbacks, health, metrics),
        monitoring=make_monitoring(metrics, health, lambda: queue_states(pipe)),
        workers=workers,
        inbox=inbox,
        sweeping=sweeping,
        check_key=lambda: check_key(pipe, vault),
        worries=lambda: worries(pipe),
    )


def _queue(name: str, given: Given, outside: _Outside, vault: Vault) -> Queue:
    worker = f"{socket.gethostname()}-{os.getpid()}-{given.random(4).hex()}"
    due = _seconds(given.due_clock) if given.due_clock else None
    return Queue(outside.redis, outside.pipe, vault, name, worker, due)


def _seconds(clock: Clock) -> Callable[[], float]:
    return lambda: clock().timestamp()


def _signatures(settings: Settings) -> SignatureVerifier:
    return SignatureVerifier(settings.slack.signing_secret.get_secret_value())


def _inbox_worker(
    queue: Queue,
    ports: Ports,
    contracts: RedisContracts,
    homes: Renewal,
    sweeping: Sweeping,
    metrics: Metrics,
    given: Given,
) -> Worker:
    async def handle(delivery: Delivery) -> None:
        message = messages.load(delivery.body)
        own = replace(ports, contracts=contracts.settling(delivery))
        try:
            with metrics.attempt("inbox", message.kind):
                await dispatch.carry_out(own, message, first=delivery.attempt == 0)
        finally:
            homes.after(message)

    async def gone(delivery: Delivery, error: Exception) -> None:
        await dispatch.tell(ports, messages.load(delivery.body), error, waiting=False)

    return Worker(queue, handle, gone, recovered=sweeping.gap_over, sleep=given.sleep)


def _outbox_worker(
    queue: Queue,
    announcer: Announcer,
    contracts: RedisContracts,
    metrics: Metrics,
    given: Given,
) -> Worker:
    async def handle(delivery: Delivery) -> None:
        announcement = _ANNOUNCEMENT.validate_json(delivery.body)
        since = delivery.made_at if delivery.again else None
        with metrics.attempt("outbox", announcement.kind):
            turn = Turn(delivery.urgent, lambda: queue.holds(delivery), delivery.taken)
            sending = Sending(delivery.key, since, turn)
            await announcer.show(sending, announcement)
        if isinstance(announcement, AddLine) and announcement.repaired:
            metrics.repair_told()

    async def gone(delivery: Delivery, error: Exception) -> None:
        announcement = _ANNOUNCEMENT.validate_json(delivery.body)
        await dispatch.tell_not_shown(contracts, announcement, error)

    def urgent(delivery: Delivery) -> bool:
        with suppress(ValueError):  # what cannot be read is found out when it is carried out
            return is_awaited(_ANNOUNCEMENT.validate_json(delivery.body))
        return False

    return Worker(queue, handle, gone, in_order=True, urgent=urgent, sleep=given.sleep)


_ID_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing that is easily mistaken for something else."""


def contract_id(submission: str) -> str:
    """Ten letters and digits, 50 bits: short enough to type. The same submission, the same id."""
    digest = hashlib.sha256(f"contract:{submission}".encode()).digest()
    return "".join(_ID_LETTERS[byte % 32] for byte in digest[:10])
