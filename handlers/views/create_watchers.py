"""The rows of who reads along in the form for a new contract, drawn and read back."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from handlers.text import Text
from services.contracts.rules import At

from . import inputs
from .bricks import actions, button, header, v1
from .create_form import CreateForm, WatcherRow
from .create_kept import Kept
from .create_signers import COMPANY_LIMIT, MOBILE_LIMIT, NAME_LIMIT
from .state import Values

ADD_WATCHER = v1("create:add_watcher")
REMOVE_WATCHER = v1("create:remove_watcher")
_WATCHER = v1("create:watcher")

_FIELDS = {At.WATCHER_MOBILE: "mobile", At.WATCHER_COMPANY: "company"}


def block_of(row: int, at: At) -> str:
    """The input that a problem with a watcher stands at."""
    return f"{_WATCHER}:{row}:{_FIELDS.get(at, 'name')}"


def blocks(form: CreateForm, text: Text, *, most: int) -> Sequence[Block]:
    """`most` is how many the edition allows."""
    said, drawn = text.create, list[Block]()
    for row, watcher in enumerate(form.watchers):
        drawn.append(header(said.watcher(row + 1)))
        drawn.extend(_inputs(watcher, f"{_WATCHER}:{row}", text))
    buttons = []
    if len(form.watchers) < min(most, form.most_watchers):
        buttons.append(button(said.add_watcher, ADD_WATCHER))
    if form.watchers:
        buttons.append(button(said.remove_watcher, REMOVE_WATCHER))
    return [*drawn, *((actions(*buttons),) if buttons else ())]


def read(values: Values, kept: Kept) -> tuple[WatcherRow, ...]:
    return tuple(_read(values, f"{_WATCHER}:{row}") for row in range(kept.readers))


def _read(values: Values, at: str) -> WatcherRow:
    return WatcherRow(
        name=values.typed(f"{at}:name"),
        mobile=values.typed(f"{at}:mobile"),
        company=values.typed(f"{at}:company"),
    )


def _inputs(watcher: WatcherRow, at: str, text: Text) -> Sequence[Block]:
    said = text.create
    return [
        inputs.typed(f"{at}:name", said.signer_name, watcher.name, limit=NAME_LIMIT),
        inputs.typed(
            f"{at}:mobile",
            said.mobile,
            watcher.mobile,
            example=said.mobile_example,
            limit=MOBILE_LIMIT,
        ),
        inputs.typed(
            f"{at}:company",
            said.company,
            watcher.company,
            hint=said.watcher_company_hint,
            limit=COMPANY_LIMIT,
            optional=True,
        ),
    ]
