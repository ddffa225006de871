"""What a Web API method declares about itself, and how its arguments are read.

Forms carry everything as text, JSON bodies carry types; both end as the same `Arguments`.
An argument that a method does not declare is refused: Slack ignores it, which hides typing slips.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sandbox.slack.errors import ApiError
from sandbox.slack.pretend import Pretend

Json = dict[str, Any]


class Kind(Enum):
    """How an argument is read."""

    TEXT = "string"
    BOOL = "boolean"
    INT = "integer"
    JSON = "JSON"
    LIST = "list"


TEXT, BOOL, INT, JSON, LIST = Kind
BROKEN_JSON = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}


class Arguments(dict[str, Any]):
    """Arguments by name; those that were not sent are absent."""

    def text(self, name: str) -> str:
        """A text argument, empty when it was not sent."""
        return str(self.get(name, ""))


# Slack's own SDK sends the team along with every call once it knows it.
EVERYWHERE: Mapping[str, Kind] = {"team_id": TEXT}
Run = Callable[[Pretend, Arguments], Json | Awaitable[Json]]


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its rate-limit tier (0: chat.postMessage), scope, arguments and what it does."""

    tier: int
    scope: str
    run: Run
    required: Mapping[str, Kind]
    optional: Mapping[str, Kind]

    def read(self, raw: Mapping[str, Any]) -> Arguments:
        """Arguments as declared, else `invalid_arguments` that says which one is wrong."""
        known = {**self.required, **self.optional, **EVERYWHERE}
        sent = {name: value for name, value in raw.items() if value is not None}
        wrong = [f"unknown argument: {name}" for name in sorted(sent.keys() - known)]
        missing = [name for name in self.required if sent.get(name, "") == ""]
        wrong += [f"missing required field: {name}" for name in missing]
        if wrong:
            raise ApiError("invalid_arguments", wrong)
        return Arguments({name: _read(name, value, known[name]) for name, value in sent.items()})


def _read(name: str, value: Any, kind: Kind) -> Any:
    if kind is Kind.JSON:
        return _read_json(name, value) if isinstance(value, str) else value
    if kind is Kind.LIST:
        entries = value.split(",") if isinstance(value, str) else value
        if isinstance(entries, list) and all(isinstance(entry, str) for entry in entries):
            return [entry.strip() for entry in entries if entry.strip()]
    if kind is Kind.BOOL and str(value).lower() in ("1", "0", "true", "false"):
        return str(value).lower() in ("1", "true")
    if kind is Kind.INT and str(value).isdecimal():
        return int(value)
    if kind is Kind.TEXT and isinstance(value, str):
        return value
    raise ApiError("invalid_arguments", [f"must be a {kind.value} [json-pointer:/{name}]"])


def _read_json(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise ApiError(BROKEN_JSON.get(name, "invalid_arguments"), [f"{name} is no JSON"]) from None
