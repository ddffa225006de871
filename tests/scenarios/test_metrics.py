"""What is counted of a whole story, as Prometheus would read it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.monitoring import METRICS_PATH, monitored
from bot.running import served, working
from bot.settings import load_settings
from bot.stage import Stage, point_at
from bot.web import SLACK_PATH
from bot.wiring import Given, Signet, open_app
from handlers.messages import RemindParties, Sweep
from handlers.text import Text
from sandbox.tencent import CallbackFaults, Fault
from services.contracts.model import Status
from services.store import keys
from services.store.connection import Client

from .acting import OUR_SIGNER, THEIR_SIGNER, eventually, make

pytestmark = pytest.mark.real_redis

PERSONAL = (*OUR_SIGNER, *THEIR_SIGNER, "Sales 2026")


@dataclass(frozen=True)
class Watched:
    """A bot at work, with its metrics."""

    app: Signet
    http: httpx.AsyncClient

    async def scrape(self) -> str:
        answered = await self.http.get(METRICS_PATH)
        assert answered.status_code == 200
        return answered.text

    async def value(self, name: str, **labels: str) -> float:
        """The sum of all series of this name with these labels."""
        families = text_string_to_metric_families(await self.scrape())
        samples = [one for family in families for one in family.samples if one.name == name]
        return sum(one.value for one in samples if labels.items() <= one.labels.items())

    async def reaches(self, least: float, name: str, **labels: str) -> None:
        async def does() -> bool:
            return await self.value(name, **labels) >= least

        await eventually(does)


async def test_requests_calls_and_messages_are_counted_and_nothing_personal_is(
    stage: Stage, watched: Watched, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    await made.card(text.words.status[Status.FINISHED])
    await stage.tencent.wait_callbacks_settled()

    callbacks = len(await stage.tencent.callbacks())
    heard = {"door": "tencent", "status": "200"}
    assert await watched.value("signet_request_seconds_count", **heard) == callbacks
    assert await watched.value("signet_request_seconds_count", door="slack", status="200") > 0
    called = {"action": "CreateFlowByFiles", "code": "OK"}
    assert await watched.value("signet_tencent_calls_total", **called) == 1
    carried_out = {"queue": "inbox", "kind": "create", "outcome": "done"}
    assert await watched.value("signet_attempts_total", **carried_out) == 1
    sent = {"method": "chat.postMessage", "outcome": "ok"}
    posted = await stage.desk.calls("chat.postMessage")
    await watched.reaches(len(posted), "signet_slack_calls_total", **sent)
    assert await watched.value("signet_ready") == 1
    scraped = await watched.scrape()
    people = [await stage.desk.person(name).id() for name in ("li", "wang", "zhao")]
    assert not any(word in scraped for word in (*PERSONAL, *people, made.id, flow.flow_id))


async def test_what_is_refused_is_counted_by_its_status(watched: Watched, address: str) -> None:
    async with httpx.AsyncClient(base_url=address, trust_env=False) as http:
        assert (await http.post(SLACK_PATH, content=b"payload=1")).status_code == 401
        assert (await http.post(SLACK_PATH, content=b"x" * 5_000_000)).status_code == 413
    assert await watched.value("signet_request_seconds_count", status="401") == 1
    assert await watched.value("signet_request_seconds_count", status="413") == 1


async def test_tencents_errors_are_counted_by_code_and_slacks_limits_as_such(
    stage: Stage, watched: Watched, text: Text
) -> None:
    limit = Fault(action="CreateFlowByFiles", kind="error", code="RequestLimitExceeded")
    await stage.tencent.fail_next(limit)
    await stage.desk.fault("chat.postMessage", "ratelimited", times=1)
    await make(stage)
    refused = {"action": "CreateFlowByFiles", "code": "RequestLimitExceeded"}
    assert await watched.value("signet_tencent_calls_total", **refused) == 1
    limited = {"method": "chat.postMessage", "outcome": "ratelimited"}
    assert await watched.value("signet_slack_calls_total", **limited) == 1
    tried = {"queue": "outbox", "outcome": "Unavailable"}
    assert await watched.value("signet_attempts_total", **tried) == 1


async def test_a_sweep_that_finds_what_no_callback_brought_is_a_repair(
    stage: Stage, watched: Watched, text: Text
) -> None:
    made = await make(stage)
    await stage.tencent.disturb_callbacks(CallbackFaults(drop=1))
    await stage.tencent.sign((await made.flow()).flow_id, 0)
    before = await watched.value("signet_attempts_total", kind="sweep", outcome="done")
    await watched.app.inbox.put(Sweep())
    await made.card(text.words.signed_of(1, 2))
    await watched.reaches(1, "signet_repairs_total")
    await watched.reaches(before + 1, "signet_attempts_total", kind="sweep", outcome="done")


async def test_the_queues_and_their_dead_are_shown_as_they_are_now(
    watched: Watched, redis: Client
) -> None:
    await watched.app.inbox.put(RemindParties(contract_id="NOSUCH0000", by="U1"))
    await watched.reaches(1, "signet_messages", queue="inbox", state="dead")
    gone = {"kind": "remind", "outcome": "NotFound"}
    assert await watched.value("signet_attempts_total", **gone) == 1
    assert await watched.value("signet_workers", queue="outbox") == 1
    await redis.delete(keys.dead("inbox"))
    assert await watched.value("signet_messages", queue="inbox", state="dead") == 0


async def test_without_redis_it_is_not_ready_and_says_nothing_of_the_queues(
    nowhere: Watched,
) -> None:
    assert await nowhere.value("signet_ready") == 0
    assert "signet_messages{" not in await nowhere.scrape()


@pytest.fixture
async def watched(stage: Stage, given: Given) -> AsyncIterator[Watched]:
    settings = load_settings({**stage.settings, "METRICS_PORT": "0"})
    async with (
        open_app(settings, given) as app,
        served(app, settings) as doors,
        monitored(app.monitoring, settings) as address,
        httpx.AsyncClient(base_url=address, trust_env=False) as http,
    ):
        await point_at(stage, doors)
        async with working(app):
            yield Watched(app, http)


@pytest.fixture
def address(stage: Stage, watched: Watched) -> str:
    """Of the doors."""
    return stage.slack.bot_url


@pytest.fixture
async def nowhere(stage: Stage) -> AsyncIterator[Watched]:
    away = {"REDIS_URL": "redis://127.0.0.1:1/0", "METRICS_PORT": "0"}
    settings = load_settings({**stage.settings, **away})
    async with (
        open_app(settings) as app,
        monitored(app.monitoring, settings) as address,
        httpx.AsyncClient(base_url=address, trust_env=False) as http,
    ):
        yield Watched(app, http)
