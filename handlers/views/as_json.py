"""Views and blocks as JSON, for which the SDK's own way takes half a millisecond a message.

`to_dict` looks through everything an object has for its validators, and asks for its attributes
anew, each time. Both are the same for all objects of a class; here they are looked up once.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from slack_sdk.models.basic_objects import EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST, JsonObject

_MAY_BE_EMPTY = {(one["type"], one["property"]) for one in EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST}


def as_json(model: JsonObject) -> dict[str, Any]:
    """What `model.to_dict()` gives; `SlackObjectFormationError` when it is unfit."""
    kind = type(model)
    if kind.to_dict is not JsonObject.to_dict:  # a class with ways of its own
        return model.to_dict()
    for validate in _validators(kind):
        getattr(model, validate)()
    found = {}
    for name in _names(kind, model):
        value = getattr(model, name, None)
        if value is not None and not _is_left_out(model, name, value):
            found[name] = _plain(value)
    return found


def _is_left_out(model: JsonObject, name: str, value: object) -> bool:
    """Slack takes nothing empty, but for a few things."""
    if not hasattr(value, "__len__") or len(value) > 0:
        return False
    return (getattr(model, "type", None), name) not in _MAY_BE_EMPTY


def _plain(value: Any) -> Any:
    if isinstance(value, JsonObject):
        return as_json(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


@cache
def _validators(kind: type[JsonObject]) -> Sequence[str]:
    return [name for name in dir(kind) if hasattr(getattr(kind, name, None), "validator")]


_known_names: dict[type[JsonObject], Sequence[str]] = {}


def _names(kind: type[JsonObject], model: JsonObject) -> Sequence[str]:
    """A property, so that it takes an object to ask; but the same for all of a class."""
    if kind not in _known_names:
        _known_names[kind] = sorted(model.attributes)
    return _known_names[kind]
