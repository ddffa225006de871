"""One request to the API, from its bytes to the answer, without HTTP.

The order of the checks: is it a call of this edition, who signed it, is it within the rate, does
it fit the model, is the employee known, and only then the rules of the action itself.
"""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from .answers import Json, Refusal, failure, success, unsupported
from .faults import Faults, RateLimiter
from .lifecycle import sweep
from .signing import Received, Verifier
from .state import World
from .table import ActionModel, Table
from .views import Fault, RequestSeen

API_BODY_LIMIT = 10 * 1024 * 1024
LOG = 500
"""So many requests are remembered."""
Host = Literal["api", "file"]


@dataclass
class Seen:
    """A request as the log keeps it: its end is written down when it is over."""

    id: int
    at: float
    host: Host
    action: str
    body: Any
    error: str
    fault: str
    answer: Any
    status: int | None = None
    took: float | None = None

    def view(self) -> RequestSeen:
        return RequestSeen(**vars(self))


@dataclass(frozen=True)
class Answer:
    """What to answer, and the ordered fault (other than `error`) that hits it."""

    payload: Json
    seen: Seen
    fault: Fault | None = None


@dataclass
class Gateway:
    world: World
    verifiers: dict[Host, Verifier]
    faults: Faults = field(default_factory=Faults)
    rates: RateLimiter = field(default_factory=RateLimiter)
    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=LOG))
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def table(self) -> Table:
        return self.world.edition.table

    def reset(self) -> None:
        self.faults = Faults()
        self.rates = RateLimiter()
        self.seen.clear()

    def answer(self, host: Host, request: Received) -> Answer:
        """Carry a request out, write it down, and say what to answer."""
        action = request.headers.get("X-TC-Action", "")
        request_id, at = self.world.new_id(), self.world.now
        fault, error = None, ""
        try:
            model = self._admit(host, action, request)
            fault = self.faults.take(action)
            payload = success(self._carry_out(action, model, request, fault), request_id)
        except Refusal as refusal:
            error = self._code(action, refusal)
            payload = failure(error, refusal.message, request_id)
        # What never was carried out has no answer.
        shown = None if fault and fault.kind in ("http", "lost_before") else payload
        kind = fault.kind if fault else ""
        seen = self._write_down(host, request, error, kind, shown)
        seen.at = at
        return Answer(payload, seen, fault if fault and fault.kind != "error" else None)

    def turned_away(self, host: Host, request: Received) -> None:
        """Write down a request that came while the service was down."""
        self._write_down(host, request, "", "down", None)

    def _admit(self, host: Host, action: str, request: Received) -> ActionModel | None:
        """The model of the action, None where it has none, once the caller is let in."""
        known = action in self.table.actions or action in self.table.others
        if not action:
            raise Refusal(
                "The request is missing a required parameter `X-TC-Action`.", "MissingParameter"
            )
        if request.headers.get("X-TC-Version") != self.table.version:
            raise Refusal("The version of the API does not exist.", "NoSuchVersion")
        model = self.table.actions.get(action)
        if not known or (model.host if model else "api") != host:
            raise Refusal(f"The action {action} is not found on this host.", "InvalidAction")
        if host == "api" and len(request.body) > API_BODY_LIMIT:
            raise Refusal("The request is larger than 10 MB.", "RequestSizeLimitExceeded")
        self.verifiers[host].verify(request, self.world.now)
        if model:
            self.rates.count(action, model.rate, self.world.now)
        return model

    def _carry_out(
        self, action: str, model: ActionModel | None, request: Received, fault: Fault | None
    ) -> Json:
        if fault and fault.kind == "error":
            raise Refusal("A fault was ordered.", fault.code)
        if fault and fault.kind in ("http", "lost_before"):
            return {}
        body = parse_body(request.body)
        if model:
            self.table.check(action, body)
        edition = self.world.edition
        if action not in edition.actions:
            raise unsupported(f"the action {action}")
        edition.check_caller(self.world, body)
        sweep(self.world)
        return edition.actions[action](self.world, body)

    def _code(self, action: str, refusal: Refusal) -> str:
        model = self.table.actions.get(action)
        return model.pick(refusal.codes) if model else refusal.codes[0]

    def _write_down(
        self, host: Host, request: Received, error: str, fault: str, answer: Json | None
    ) -> Seen:
        action = request.headers.get("X-TC-Action", "")
        body = _readable(request.body)
        at, number = self.world.now, next(self.ids)
        seen = Seen(number, at, host, action, body, error, fault, answer)
        if fault == "down":
            seen.status, seen.took = 0, 0.0
        self.seen.append(seen)
        return seen


def parse_body(raw: bytes) -> Json:
    """The JSON object of a request; refuses anything else, a repeated key and NaN, too."""
    try:
        body = json.loads(raw, object_pairs_hook=_no_repeats, parse_constant=_no_constant)
    except ValueError as error:
        raise Refusal(f"The body is not JSON: {error}.", "InvalidRequest") from error
    if not isinstance(body, dict):
        raise Refusal("The body is not a JSON object.", "InvalidRequest")
    return body


def _no_repeats(pairs: list[tuple[str, Any]]) -> Json:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError("a key is given twice")
    return result


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _readable(raw: bytes) -> Any:
    """The decoded body for the log, with file contents replaced by their length."""
    try:
        return json.loads(raw, object_hook=_without_contents)
    except ValueError:
        return None


def _without_contents(value: Json) -> Json:
    return {k: f"<{len(str(v))} characters>" if k == "FileBody" else v for k, v in value.items()}
