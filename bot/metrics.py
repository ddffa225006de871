"""What is counted, and the only module that knows Prometheus. docs/operations.md explains each.

A label holds one of a few words that are known beforehand, or a code of Slack's or Tencent's:
never an id, and nothing that a person typed.
"""

import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

from aiohttp import web
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.exposition import choose_encoder

from services.contracts.errors import SignetError
from services.store.queue_state import QueueState

Handler = Callable[[web.Request], Awaitable[web.Response]]

disable_created_metrics()  # type: ignore[no-untyped-call] # as the library has it

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10)
"""Slack waits three seconds, Tencent five."""

_CODE = re.compile(r"[A-Za-z0-9_. ]{1,80}")


class Metrics:
    """One for each process, with a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._requests = Histogram(
            "signet_request_seconds",
            "Time to answer a request of Slack or Tencent.",
            ("door", "status"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._attempts = self._counter(
            "signet_attempts_total", "Attempts to carry out a message.", "queue", "kind", "outcome"
        )
        self._repairs = self._counter(
            "signet_repairs_total", "Changes told that a sweep found and no callback brought."
        )
        self._slack = self._counter(
            "signet_slack_calls_total", "Calls of Slack's Web API.", "method", "outcome"
        )
        self._tencent = self._counter(
            "signet_tencent_calls_total", "Calls of Tencent's API, each try.", "action", "code"
        )
        self._messages = self._gauge("signet_messages", "Messages in a queue.", "queue", "state")
        self._oldest = self._gauge(
            "signet_oldest_message_seconds", "Age of the oldest not put off.", "queue"
        )
        self._most = self._gauge(
            "signet_most_attempts", "Attempts at the one put off most often.", "queue"
        )
        self._workers = self._gauge("signet_workers", "Workers that are alive.", "queue")
        self._ready = self._gauge("signet_ready", "1 when this process can do its work.")

    def timed(self, door: str, handler: Handler) -> Handler:
        """`handler`, with every answer counted and timed."""

        async def answer(request: web.Request) -> web.Response:
            begun, status = perf_counter(), 500
            try:
                response = await handler(request)
                status = response.status
            except web.HTTPException as refused:
                status = refused.status
                raise
            finally:
                self._requests.labels(door, status).observe(perf_counter() - begun)
            return response

        return answer

    @contextmanager
    def attempt(self, queue: str, kind: str) -> Iterator[None]:
        """Around one attempt to carry out a message of this kind."""
        outcome = "done"
        try:
            yield
        except SignetError as error:
            outcome = type(error).__name__
            raise
        except Exception:
            outcome = "Unexpected"
            raise
        finally:
            self._attempts.labels(queue, kind, outcome).inc()

    def repair_told(self) -> None:
        self._repairs.inc()

    def slack_called(self, method: str, outcome: str) -> None:
        self._slack.labels(method, _code(outcome)).inc()

    def tencent_called(self, action: str, code: str) -> None:
        self._tencent.labels(action, _code(code)).inc()

    def show(self, states: Mapping[str, QueueState], *, ready: bool) -> None:
        """How it stands now; a queue that is not in `states` is not shown."""
        self._ready.set(int(ready))
        for gauge in (self._messages, self._oldest, self._most, self._workers):
            gauge.clear()
        for queue, state in states.items():
            self._messages.labels(queue, "waiting").set(state.waiting)
            self._messages.labels(queue, "in_hand").set(state.in_hand)
            self._messages.labels(queue, "put_off").set(state.put_off)
            self._messages.labels(queue, "dead").set(state.dead)
            self._oldest.labels(queue).set(state.oldest or 0)
            self._most.labels(queue).set(state.attempts)
            self._workers.labels(queue).set(state.workers)

    def text(self, accept: str) -> tuple[bytes, str]:
        """All of it in the format that `accept` asks for, and the content type of that."""
        encode, content_type = choose_encoder(accept)
        return encode(self._registry), content_type

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(name, what, labels, registry=self._registry)

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(name, what, labels, registry=self._registry)


def _code(word: str) -> str:
    """A code comes from outside, so it must look like one."""
    return word if _CODE.fullmatch(word) else "other"
