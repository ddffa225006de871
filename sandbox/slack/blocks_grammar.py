"""A small grammar for JSON documents: a check looks at a value and names what is wrong with it.

A check is a function `(value, pointer) -> iterator of problems`; a problem reads
`reason [json-pointer:/blocks/0/text]`, the way Slack words `response_metadata.messages`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]


def problem(reason: str, pointer: str) -> str:
    """Word one problem with the JSON pointer of its place."""
    return f"{reason} [json-pointer:{pointer}]"


def string(most: int | None = None, least: int = 0, pattern: str | None = None) -> Check:
    """A string of `least` to `most` characters that matches `pattern` from end to end."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must be a valid string", pointer)
            return
        if most is not None and len(value) > most:
            yield problem(f"must be less than {most + 1} characters", pointer)
        if len(value) < least:
            yield problem(f"must be more than {least - 1} characters", pointer)
        if pattern is not None and not re.fullmatch(pattern, value):
            yield problem(f"does not match the pattern {pattern}", pointer)

    return check


def boolean(value: Any, pointer: str) -> Iterator[str]:
    """True or false, and no string that looks like it."""
    if not isinstance(value, bool):
        yield problem("must be a boolean", pointer)


def integer(least: int, most: int) -> Check:
    """A whole number between the two limits, both allowed."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield problem("must be an integer", pointer)
        elif not least <= value <= most:
            yield problem(f"must be between {least} and {most}", pointer)

    return check


def one_of(*words: str) -> Check:
    """One of the words."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in words:
            yield problem(f"must be one of: {', '.join(words)}", pointer)

    return check


def array(item: Check, least: int = 0, most: int = 10_000) -> Check:
    """A list of `least` to `most` items that all pass `item`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must be an array", pointer)
            return
        if len(value) > most:
            yield problem(f"no more than {most} items allowed", pointer)
        if len(value) < least:
            yield problem(f"must have at least {least} items", pointer)
        for place, entry in enumerate(value):
            yield from item(entry, f"{pointer}/{place}")

    return check


def record(
    required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Check
) -> Check:
    """An object with all of `required`, some of `optional` and nothing else.

    `rules` look at the whole object, and only once its own fields are sound.
    """
    known = {**required, **(optional or {})}

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must be an object", pointer)
            return
        missing, unknown = required.keys() - value, value.keys() - known
        found = [problem(f"missing required field: {key}", pointer) for key in sorted(missing)]
        found += [problem(f"invalid additional property: {key}", pointer) for key in unknown]
        for key, inner in known.items():
            if key in value:
                found.extend(inner(value[key], f"{pointer}/{key}"))
        yield from found
        if not found:
            for rule in rules:
                yield from rule(value, pointer)

    return check


def by_type(kinds: Mapping[str, Check], what: str) -> Check:
    """An object whose `type` chooses the check."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must be an object", pointer)
        elif "type" not in value:
            yield problem("missing required field: type", pointer)
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            yield problem(f"unsupported type of {what}: {value['type']}", f"{pointer}/type")
        else:
            yield from kinds[value["type"]](value, pointer)

    return check


def either(*choices: str) -> Check:
    """Exactly one of the named fields is there."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if sum(choice in value for choice in choices) != 1:
            yield problem(f"exactly one of {' and '.join(choices)} is required", pointer)

    return check


def anything(_value: Any, _pointer: str) -> Iterator[str]:
    """No demand."""
    yield from ()
