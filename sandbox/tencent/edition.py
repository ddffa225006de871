"""What differs between the editions of the API; the contracts and people behind them do not."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from .answers import Json
from .table import Table

if TYPE_CHECKING:
    from .state import Flow, Signer, World

EditionName = Literal["ess", "partner", "legacy"]
Action = Callable[["World", Json], Json]


@dataclass(frozen=True)
class Edition:
    """`service` is in the scope of every signature; `actions` carry out what the table describes.

    `check_caller` refuses a request in the name of somebody unknown. `news` is the MsgData of a
    FlowStatusChange, and `callback_version` the MsgVersion of every callback;
    empty where the edition tells nothing by itself.
    """

    name: EditionName
    service: str
    actions: Mapping[str, Action]
    check_caller: Callable[["World", Json], None]
    callback_version: str
    news: Callable[["World", "Flow", str, "Signer | None"], Json]

    @property
    def table(self) -> Table:
        return load_table(self.name)


@cache
def load_table(edition: EditionName) -> Table:
    """The model table of an edition, read once."""
    text = files(f"{__package__}.{edition}").joinpath("models.json").read_text(encoding="utf-8")
    return Table.model_validate(json.loads(text))
