"""What each action takes: names, types, what is required, and the limits that are documented.

`ess.json`, `partner.json` and `legacy.json` are made from the official SDK by
`tests/services/esign/actions_of_the_sdk.py`. `string[]! ≤100` reads: a list of texts, required,
with a hundred entries at most; behind a text ≤ counts characters, and a number is ≤ itself.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

_NOTATION = re.compile(r"(\w+)(\[\])?(!)?(?: ≤(\d+))?")
_PRIMITIVES: Mapping[str, tuple[str, tuple[type, ...]]] = {
    "string": ("a text", (str,)),
    "integer": ("a whole number", (int,)),
    "float": ("a number", (int, float)),
    "boolean": ("true or false", (bool,)),
}
EMPTY: tuple[object, ...] = (None, "", [])


class NoSuchAction(LookupError):
    """The edition has none of this name; `like` are names close to it."""

    def __init__(self, name: str, like: Sequence[str]) -> None:
        super().__init__(name)
        self.like = like


@dataclass(frozen=True)
class Field:
    """`told` is the notation in the table, `type` a primitive or the name of a struct."""

    told: str
    type: str
    many: bool
    required: bool
    most: int | None

    @classmethod
    def read(cls, told: str) -> "Field":
        found = _NOTATION.fullmatch(told)
        assert found, told
        kind, many, required, most = found.groups()
        return cls(told, kind, bool(many), bool(required), int(most) if most else None)


Fields = Mapping[str, Field]


@dataclass(frozen=True)
class Actions:
    """The actions of one edition."""

    by_name: Mapping[str, Fields]
    structs: Mapping[str, Fields]

    def fields(self, action: str) -> Fields:
        """What the request of `action` may hold; `NoSuchAction`."""
        try:
            return self.by_name[action]
        except KeyError:
            raise NoSuchAction(action, _like(action, self.by_name)) from None

    def at(self, action: str, path: Sequence[str]) -> Field | None:
        """The field that a dotted path such as `Filters.0.Key` leads to, None where it does not."""
        fields, found = self.fields(action), None
        for name in path:
            if found and found.many and name.isdecimal():
                continue
            found = fields.get(name)
            fields = self.structs.get(found.type, {}) if found else {}
        return found

    def problems(self, action: str, body: Mapping[str, object]) -> Iterator[str]:
        """Everything that Tencent would not take in `body`, a sentence each."""
        yield from self._in_fields(body, self.fields(action), "")

    def _in_fields(self, given: Mapping[str, object], fields: Fields, at: str) -> Iterator[str]:
        for name in given:
            if name not in fields:
                like = _like(name, fields)
                yield f"There is no field {at}{name}." + (f" Is it {at}{like[0]}?" if like else "")
        for name, field in fields.items():
            if field.required and given.get(name) in EMPTY:
                yield f"{at}{name} is required."
            elif name in given:
                yield from self._in_value(given[name], field, at + name)

    def _in_value(self, value: object, field: Field, at: str) -> Iterator[str]:
        if not field.many:
            yield from self._in_one(value, field, at)
        elif not isinstance(value, list):
            yield f"{at} must be a list."
        else:
            if field.most is not None and len(value) > field.most:
                yield f"{at} has {len(value)} entries, and {field.most} are allowed."
            for index, item in enumerate(value):
                yield from self._in_one(item, field, f"{at}.{index}")

    def _in_one(self, value: object, field: Field, at: str) -> Iterator[str]:
        if field.type in self.structs:
            if isinstance(value, dict):
                yield from self._in_fields(value, self.structs[field.type], f"{at}.")
            else:
                yield f"{at} must be an object ({field.type})."
            return
        called, types = _PRIMITIVES[field.type]
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            yield f"{at} must be {called}."
        elif not field.many and field.most is not None:
            yield from _over(value, field.most, at)


def _over(value: object, most: int, at: str) -> Iterator[str]:
    if isinstance(value, str) and len(value) > most:
        yield f"{at} has {len(value)} characters, and {most} are allowed."
    elif isinstance(value, int | float) and value > most:
        yield f"{at} may be {most} at most."


def _like(name: str, known: Mapping[str, object]) -> Sequence[str]:
    """Names that were perhaps meant, closest first; upper and lower case are often mistaken."""
    plain = {one.lower(): one for one in known}
    return [plain[one] for one in get_close_matches(name.lower(), plain, n=3, cutoff=0.7)]


@cache
def actions_of(edition: str) -> Actions:
    """The table of `ess`, `partner` or `legacy`, read once."""
    told = json.loads(files(__package__).joinpath(f"{edition}.json").read_text("utf-8"))
    return Actions(_read(told["actions"]), _read(told["structs"]))


def _read(part: Mapping[str, Mapping[str, str]]) -> Mapping[str, Fields]:
    return {
        name: {field: Field.read(told) for field, told in fields.items()}
        for name, fields in part.items()
    }
