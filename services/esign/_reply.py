"""What answers of every edition have in common.

What we do not read is ignored, and null stands for "nothing" anywhere: Tencent's documents
say of most fields that they may be null.
"""

from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

T = TypeVar("T")


def _text(value: object) -> object:
    """A character cut in two (a lone surrogate) cannot be stored: it becomes a question mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return "" if value is None else value


def _number(value: object) -> object:
    return 0 if value is None else value


def _list(value: object) -> object:
    return () if value is None else value


Text = Annotated[str, BeforeValidator(_text)]
Number = Annotated[int, BeforeValidator(_number)]
Many = Annotated[tuple[T, ...], BeforeValidator(_list)]


class Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Nothing(Reply):
    """The answer of calls that only say that they worked."""

    RequestId: Text = ""
