"""The model table: every action with its parameters, and the check of a request against it.

`ess/models.json` was made from the request models of tencentcloud-sdk-python-ess 3.1.194, the
`required` marks of tccli 3.1.189.1 and the rates and error codes of the official Swagger files
(tencentess/ess_mcp_server at b03285e); it holds names, types, numbers and flags only. Where the
documents name a limit only in prose it was added by hand (PreReadTime, ExpiredOn, UrlTtl, ...).
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from .answers import Json, Refusal

TOO_FAR = ("InvalidParameterValue", "InvalidParameter.ParamError", "InvalidParameter")
"""Codes for a value outside its limits, most precise first."""

PRIMITIVES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "float": (int, float),
    "boolean": (bool,),
}


class Parameter(BaseModel):
    """`type` is a primitive, a struct, or list<…> of one; the limits hold for each element."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    required: bool = False
    max_chars: int | None = None
    max_items: int | None = None
    min_items: int | None = None
    min: int | None = None
    max: int | None = None
    values: tuple[int | str, ...] | None = None

    @property
    def element(self) -> str | None:
        """The type of the elements where this is a list."""
        match = re.fullmatch(r"list<(.+)>", self.type)
        return match[1] if match else None


class ActionModel(BaseModel):
    """`host` is which of the two hosts serves it; `rate` is in requests per second."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: Literal["api", "file"]
    rate: int
    fields: dict[str, Parameter]
    errors: frozenset[str]

    def pick(self, codes: tuple[str, ...]) -> str:
        """The first of `codes` that is listed for this action, else the first."""
        return next((code for code in codes if code in self.errors), codes[0])


class Table(BaseModel):
    """`others` are actions of the edition that exist but have no model here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    actions: dict[str, ActionModel]
    structs: dict[str, dict[str, Parameter]]
    others: frozenset[str]

    def check(self, action: str, body: Json) -> None:
        """Refuse a body that the action's model does not describe."""
        self._check_fields(body, self.actions[action].fields, "")

    def _check_fields(self, given: Json, fields: dict[str, Parameter], path: str) -> None:
        for name in given:
            if name not in fields:
                raise Refusal(
                    f"The parameter `{path}{name}` is not recognized.", "UnknownParameter"
                )
        for name, parameter in fields.items():
            if name in given:
                self._check_value(given[name], parameter, path + name)
            if parameter.required and given.get(name) in (None, "", []):
                raise Refusal(
                    f"The request is missing a required parameter `{path}{name}`.",
                    "MissingParameter",
                )

    def _check_value(self, value: Any, parameter: Parameter, path: str) -> None:
        element = parameter.element
        if element is None:
            self._check_one(value, parameter, parameter.type, path)
            return
        if not isinstance(value, list):
            raise _wrong_type(path)
        if problem := _count_problem(value, parameter):
            raise Refusal(f"The parameter `{path}` {problem}.", *TOO_FAR)
        for index, item in enumerate(value):
            self._check_one(item, parameter, element, f"{path}.{index}")

    def _check_one(self, value: Any, parameter: Parameter, kind: str, path: str) -> None:
        if kind in self.structs:
            if not isinstance(value, dict):
                raise _wrong_type(path)
            self._check_fields(value, self.structs[kind], f"{path}.")
            return
        if not _is_a(value, kind):
            raise _wrong_type(path)
        for problem in _limit_problems(value, parameter):
            raise Refusal(f"The parameter `{path}` {problem}.", *TOO_FAR)


def _is_a(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, PRIMITIVES[kind])


def _wrong_type(path: str) -> Refusal:
    return Refusal(f"The value type of parameter `{path}` is not valid.", "InvalidParameter")


def _count_problem(value: list[Any], parameter: Parameter) -> str | None:
    if parameter.max_items is not None and len(value) > parameter.max_items:
        return f"has more than {parameter.max_items} items"
    if parameter.min_items is not None and len(value) < parameter.min_items:
        return f"has fewer than {parameter.min_items} items"
    return None


def _limit_problems(value: Any, parameter: Parameter) -> Iterator[str]:
    if parameter.values is not None and value not in parameter.values and value != "":
        yield f"must be one of {', '.join(map(str, parameter.values))}"
    if isinstance(value, str):
        if parameter.max_chars is not None and len(value) > parameter.max_chars:
            yield f"is longer than {parameter.max_chars} characters"
        return
    if parameter.max is not None and value > parameter.max:
        yield f"is over {parameter.max}"
    if parameter.min is not None and value < parameter.min:
        yield f"is under {parameter.min}"
