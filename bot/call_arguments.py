"""What a person types behind `signet call ACTION`, as the body of a request."""

import base64
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from services.esign.actions import Actions


class NotUnderstood(Exception):
    """An argument that says nothing; the text is a sentence."""


def body_of(arguments: Sequence[str], actions: Actions, action: str) -> dict[str, Any]:
    """JSON, `@file` or `-` (standard input) for the whole, and `key=value` for parts of it.

    A key is dotted (`Filters.0.Key`). A value is JSON where the field is no text, a text as it
    stands where it is one, and `@file` for the Base64 of a file's bytes. Parts win over the whole.
    """
    body: dict[str, Any] = {}
    parts: list[tuple[list[str], Any]] = []
    for argument in arguments:
        if (whole := _whole(argument)) is not None:
            body |= _object(whole, argument)
            continue
        key, equals, value = argument.partition("=")
        if not (equals and key):
            raise NotUnderstood(f"{argument!r} is neither JSON, nor @file, nor key=value.")
        path = key.split(".")
        field = actions.at(action, path)
        text = bool(field and field.type == "string" and not field.many)
        parts.append((path, _value(value, text=text)))
    for path, value in parts:
        _put(body, path, value)
    return body


def _whole(argument: str) -> str | bytes | None:
    if argument.lstrip().startswith(("{", "[")):
        return argument
    if argument == "-":
        return sys.stdin.buffer.read()
    return _read(argument[1:]) if argument.startswith("@") else None


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise NotUnderstood(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise NotUnderstood(f"{path!r} is no file's name.") from error


def _object(text: str | bytes, argument: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood(f"{_short(argument)} is not JSON: {error}.") from error
    if not isinstance(value, dict):
        raise NotUnderstood(f"{_short(argument)} must be a JSON object.")
    return value


def _short(argument: str) -> str:
    return repr(argument if len(argument) <= 40 else argument[:39] + "…")


def _value(value: str, *, text: bool) -> Any:
    if value.startswith("@"):
        return base64.b64encode(_read(value[1:])).decode()
    if text and not value.startswith('"'):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _put(body: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """`value` at `path`; a number is a place in a list, the next one where there is none yet."""
    here: Any = body
    for name, after in zip(path, [*path[1:], None], strict=True):
        fresh = value if after is None else [] if after.isdecimal() else {}
        here = _step(here, name, fresh, ".".join(path), last=after is None)


def _step(here: Any, name: str, fresh: Any, key: str, *, last: bool) -> Any:
    if isinstance(here, list) and name.isdecimal() and int(name) <= len(here):
        if int(name) == len(here):
            here.append(fresh)
        elif last:
            here[int(name)] = fresh
        return here[int(name)]
    if isinstance(here, dict):
        if last:
            here[name] = fresh
        return here.setdefault(name, fresh)
    raise NotUnderstood(f"{key} leads nowhere: {name} is no place in what stands before it.")
