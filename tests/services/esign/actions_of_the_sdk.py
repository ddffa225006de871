"""Makes the tables of `services/esign/actions` from the official SDK, and keeps them true.

    python -m tests.services.esign.actions_of_the_sdk [TCCLI]

Names, types and limits come from the request classes and their docstrings in the SDK that is
installed (its versions are pinned in constraints.txt). The SDK does not say what is required:
those marks are read from the `api.json` files of Tencent's own command line, which TCCLI names (the
unpacked package tccli 3.1.189.1); without it the marks stay as they are in the tables.

A limit is taken only where the docstring names exactly one.
"""

import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from tencentcloud.ess.v20201111 import models as ess
from tencentcloud.essbasic.v20201222 import models as legacy
from tencentcloud.essbasic.v20210526 import models as partner

HERE = Path(__file__).parents[3] / "services" / "esign" / "actions"
Fields = dict[str, str]
Marks = Mapping[str, frozenset[str]]
"""The required fields of a struct, or of the request of an action."""

NUMBER = r"\s*(\d+)\s*"
STRING_LIMITS = re.compile(
    rf"(?:长度|字符串?|字数|标识|长)(?:不能|不得|应不|应该不|不)?(?:超过|上限为|限制为){NUMBER}"
    rf"|最(?:大|长|多)(?:长度)?(?:应?不超过|为|支持)?{NUMBER}(?:个?字|位|长度)"
    rf"|最大数据大小为{NUMBER}"
    rf"|不(?:能)?超过{NUMBER}个?字"
)
LIST_LIMITS = re.compile(
    r"(?:[最做]多|最大|不超过|不能超过|不能大于|限制在?|支持2-)"
    r"(?:可?支持|一次创建|限制|可传入|可上传|包含|不超过|为)*"
    rf"{NUMBER}(?:个|方|条|份)(?!手机)"
)
INTEGER_LIMITS = re.compile(rf"[最做]大(?:支持|值为)?{NUMBER}(?![\d年份个])")
OF_SOME = re.compile(r"(?:单个|每个|每页)[^，。；;\n]*|(?:中文名|方式下)[^。；;\n]*")
"""What holds for one of several, or in one of several cases, is no limit of the whole."""


@dataclass(frozen=True)
class Source:
    """One edition: where its classes lie, and where tccli has it."""

    name: str
    version: str
    models: ModuleType
    service: str

    @property
    def table(self) -> Path:
        return HERE / f"{self.name}.json"


SOURCES = (
    Source("ess", "2020-11-11", ess, "ess"),
    Source("partner", "2021-05-26", partner, "essbasic"),
    Source("legacy", "2020-12-22", legacy, "essbasic"),
)

NEEDED_TOO: Mapping[str, Mapping[str, frozenset[str]]] = {
    # The document marks nothing of it as required, and its text says that these are.
    "partner": {"ChannelCreateFlowByFiles": frozenset({"FlowName", "FileIds"})},
}


def made(source: Source, marks: Marks) -> str:
    """The whole text of the table of one edition."""
    actions = {
        name.removesuffix("Request"): _fields(getattr(source.models, name))
        for name in sorted(vars(source.models))
        if name.endswith("Request")
    }
    structs = dict(sorted(_structs(source.models, actions.values())))
    parts = {
        title: {name: _marked(fields, marks.get(name, frozenset())) for name, fields in of.items()}
        for title, of in (("actions", actions), ("structs", structs))
    }
    return _written(source.version, parts)


def marks_in(table: Path) -> Marks:
    """The marks that a table has."""
    known = json.loads(table.read_text("utf-8"))
    return {
        name: frozenset(field for field, told in fields.items() if "!" in told)
        for part in ("actions", "structs")
        for name, fields in known[part].items()
    }


def marks_of_tccli(source: Source, tccli: Path) -> Marks:
    folder = f"v{source.version.replace('-', '')}"
    path = tccli / "services" / source.service / folder / "api.json"
    objects = json.loads(path.read_text("utf-8"))["objects"]
    also = NEEDED_TOO.get(source.name, {})
    return {
        (plain := name.removesuffix("Request")): also.get(plain, frozenset())
        | {member["name"] for member in told["members"] if member.get("required")}
        for name, told in objects.items()
    }


def _structs(models: ModuleType, of: Any) -> Iterator[tuple[str, Fields]]:
    """Every struct that a request can hold, however deep."""
    waiting = {_struct_in(told) for fields in of for told in fields.values()}
    seen: set[str] = set()
    while waiting := {name for name in waiting if hasattr(models, name)} - seen:
        name = min(waiting)
        seen.add(name)
        fields = _fields(getattr(models, name))
        waiting |= {_struct_in(told) for told in fields.values()}
        yield name, fields


def _struct_in(told: str) -> str:
    return re.match(r"\w+", told)[0]  # type: ignore[index]  # every type starts with a word


def _fields(model: type) -> Fields:
    """From the docstring of `__init__`: `:param _Name: text` and `:type Name: type`."""
    text = inspect.getdoc(model.__init__) or ""  # type: ignore[misc]  # of the class itself
    found = re.findall(r":param _(\w+): (.*?)\n\s*:type \1: ([^\n]+)", text, re.DOTALL)
    return {name: _type(kind) + _limit(_type(kind), about) for name, about, kind in found}


def _type(told: str) -> str:
    """`list of :class:`…models.Filter`` → `Filter[]`."""
    many = told.startswith("list of ")
    plain = told.removeprefix("list of ").strip("`").rpartition(".")[2].partition(" ")[0]
    names = {"str": "string", "int": "integer", "bool": "boolean"}
    return names.get(plain, plain) + "[]" * many


def _limit(kind: str, about: str) -> str:
    patterns = {"string": STRING_LIMITS, "integer": INTEGER_LIMITS}
    pattern = LIST_LIMITS if kind.endswith("[]") else patterns.get(kind)
    found = pattern.finditer(OF_SOME.sub("", about)) if pattern else ()
    limits = {next(filter(None, one.groups())) for one in found}
    return f" ≤{limits.pop()}" if len(limits) == 1 else ""


def _marked(fields: Fields, required: frozenset[str]) -> Fields:
    """Required fields first, each with its mark behind its type."""
    return {
        name: re.sub(r"^\S+", r"\g<0>!", fields[name]) if name in required else fields[name]
        for name in sorted(fields, key=lambda name: name not in required)
    }


def _written(version: str, parts: Mapping[str, Mapping[str, Fields]]) -> str:
    """JSON with a line for each action and struct, so that a difference can be read."""
    lines = ["{", f'"version": "{version}",']
    for number, (title, entries) in enumerate(parts.items()):
        lines.append(f'"{title}": {{')
        lines.append(
            ",\n".join(
                f'"{name}": {json.dumps(fields, ensure_ascii=False)}'
                for name, fields in entries.items()
            )
        )
        lines.append("}" + "," * (number + 1 < len(parts)))
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    for one in SOURCES:
        given = sys.argv[1:]
        known = marks_of_tccli(one, Path(given[0])) if given else marks_in(one.table)
        one.table.write_text(made(one, known), "utf-8")
