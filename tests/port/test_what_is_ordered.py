"""What more an order can ask for takes effect, or is said to be lacking; nothing is left out."""

from collections.abc import Mapping
from typing import Any

import pytest

from services.contracts.can import Can
from services.contracts.controls import AtKeyword, Control, FieldValue, Mark
from services.contracts.errors import SignetError, Unsupported
from services.contracts.model import Creation, FromFile, Order, PartyKind, Signer, Watcher
from services.contracts.ways import Verify, Way
from tests.port.needs import needs
from tests.port.opened import PDF, Opened

KEYWORD = AtKeyword(keyword="签字", width=100, height=40)
READER = Watcher(kind=PartyKind.PERSON, name="王五", mobile="13900000003")
NOBODY = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)

OF_THE_ORDER: Mapping[Can, Mapping[str, Any]] = {
    Can.CONVERT: {"source": FromFile(file_id="F1", file_name="报价.docx")},
    Can.FIELDS: {"controls": (Control(mark=Mark.TEXT, at=KEYWORD, name="金额", value="1"),)},
    Can.WATCHERS: {"watchers": (READER,)},
    Can.REVIEW: {"reviewer": "U0REVIEWER"},
    Can.GROWING: {"growing": True},
    Can.UNNAMED: {"signers": (NOBODY,)},
}
OF_A_SIGNER: Mapping[Can, Mapping[str, Any]] = {
    Can.AUTO_SIGN: {"way": Way.AUTO},
    Can.PIN: {"way": Way.PIN, "pin": "123456"},
    Can.PLACES: {"controls": (Control(mark=Mark.SIGNATURE, at=KEYWORD),)},
    Can.READING_TIME: {"read_seconds": 10},
    Can.VERIFICATION: {"verify": (Verify.FACE,)},
}


def _with(opened: Opened, ability: Can) -> Order:
    order = opened.from_file()
    if ability in OF_THE_ORDER:
        return order.model_copy(update=OF_THE_ORDER[ability])
    us, them = order.signers
    return order.model_copy(update={"signers": (us, them.model_copy(update=OF_A_SIGNER[ability]))})


@pytest.mark.parametrize("ability", [*OF_THE_ORDER, *OF_A_SIGNER])
async def test_what_an_edition_lacks_is_unsupported_where_it_is_ordered_and_nowhere_else(
    opened: Opened, ability: Can
) -> None:
    order, lacked = _with(opened, ability), ""
    creation = Creation()
    try:
        while not creation.done:
            creation = await opened.esign.create_step(opened.our_id(), order, creation, PDF)
    except Unsupported as unsupported:
        lacked = unsupported.ability
    except SignetError:
        pass  # understood, and refused for another reason
    assert lacked == ("" if ability in opened.edition.can else ability)
    if lacked:
        assert not await opened.control.flows()


@needs(Can.TEMPLATES)
async def test_values_for_a_template_are_no_exception(opened: Opened) -> None:
    order = await opened.from_template()
    filled = order.model_copy(update={"values": (FieldValue(name="金额", value="1"),)})
    lacked = ""
    try:
        await opened.esign.create_step(opened.our_id(), filled, Creation(), None)
    except Unsupported as unsupported:
        lacked = unsupported.ability
    except SignetError:
        pass
    assert lacked == ("" if Can.FIELDS in opened.edition.can else Can.FIELDS)
