"""What an order asks of an edition."""

from typing import Any

import pytest

from services.contracts.can import Can
from services.contracts.controls import AtPoint, Control, FieldValue, Mark
from services.contracts.errors import Unsupported
from services.contracts.needs import check_can, needed
from services.contracts.order import FromFile, Order, Watcher
from services.contracts.ways import Verify, Way

from .made import PERSON, TEMPLATE, order

AT = AtPoint(page=1, x=0, y=0, width=100, height=40)
SEAL = Control(mark=Mark.SIGNATURE, at=AT)
TEXT = Control(mark=Mark.TEXT, at=AT)


def of_signer(**change: Any) -> Order:
    return order(signers=(PERSON.model_copy(update=change),))


def test_a_plain_contract_from_a_file_needs_files_only() -> None:
    assert set(needed(order())) == {Can.FILES}


@pytest.mark.parametrize(
    ("ordered", "ability"),
    [
        (order(source=TEMPLATE), Can.TEMPLATES),
        (order(source=FromFile(file_id="F1", file_name="a.docx")), Can.CONVERT),
        (order(controls=(TEXT,)), Can.FIELDS),
        (order(source=TEMPLATE, values=(FieldValue(id="c1", value="1"),)), Can.FIELDS),
        (
            order(watchers=(Watcher(kind=PERSON.kind, name="赵敏", mobile="13700137000"),)),
            Can.WATCHERS,
        ),
        (order(reviewer="U0REVIEWER"), Can.REVIEW),
        (order(growing=True), Can.GROWING),
        (of_signer(unnamed=True), Can.UNNAMED),
        (of_signer(way=Way.AUTO), Can.AUTO_SIGN),
        (of_signer(way=Way.PIN, pin="123456"), Can.PIN),
        (of_signer(controls=(SEAL,)), Can.PLACES),
        (of_signer(controls=(TEXT,)), Can.FIELDS),
        (of_signer(read_seconds=10), Can.READING_TIME),
        (of_signer(verify=(Verify.FACE,)), Can.VERIFICATION),
        (of_signer(reviewed=True), Can.REVIEW),
    ],
)
def test_what_more_is_ordered_needs_its_ability(ordered: Order, ability: Can) -> None:
    assert ability in set(needed(ordered))
    with pytest.raises(Unsupported) as unsupported:
        check_can(ordered, frozenset(Can) - {ability})
    assert unsupported.value.ability == ability
    check_can(ordered, frozenset(Can))
