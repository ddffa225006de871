"""What more an order can ask for takes effect, or is said to be lacking; nothing is left out."""

from collections.abc import Mapping
from typing import Any

import pytest

from services.contracts.can import Can
from services.contracts.controls import (
    About,
    AtKeyword,
    AtPoint,
    Control,
    Drawn,
    FieldValue,
    Mark,
    Pages,
    Placeable,
)
from services.contracts.errors import Reason, Refused, SignetError, Unsupported
from services.contracts.model import Creation
from services.contracts.order import FromFile, Order, PartyKind, Signer, Watcher
from services.contracts.ways import Verify, Way
from tests.port.needs import needs, without
from tests.port.opened import PDF, Opened

KEYWORD = AtKeyword(keyword="签字", width=100, height=40)
FIELD = AtPoint(page=1, x=80, y=80, width=110, height=20)
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


EVERY_PAGE = AtPoint(page=1, x=320, y=600, width=110, height=40, pages=(Pages(first=1, last=-1),))
OWN_CHOICE = (Placeable(mark=Mark.SIGNATURE, drawn=(Drawn.MADE,)),)


def _finer(opened: Opened, **change: Any) -> Order:
    """Of the second signer more is said."""
    order = opened.from_file()
    us, them = opened.placed(order).signers
    return order.model_copy(update={"signers": (us, them.model_copy(update=change))})


def _of_a_choice(opened: Opened) -> Order:
    return _finer(opened, controls=(), placeable=OWN_CHOICE)


def _on_every_page(opened: Opened) -> Order:
    return _finer(opened, controls=(Control(mark=Mark.SIGNATURE, at=EVERY_PAGE),))


@needs(Can.FIELDS)
async def test_a_signer_may_choose_signs_on_every_page_and_fills_in_what_is_about_them(
    opened: Opened,
) -> None:
    name = Control(mark=Mark.TEXT, at=FIELD, about=About.NAME)
    signature = Control(mark=Mark.SIGNATURE, at=EVERY_PAGE)
    for order in (_of_a_choice(opened), _finer(opened, controls=(signature, name))):
        assert (await opened.make(order)).done


@without(Can.FIELDS)
async def test_where_that_is_unknown_nothing_is_left_out_silently(opened: Opened) -> None:
    for order in (_of_a_choice(opened), _on_every_page(opened)):
        with pytest.raises(Unsupported):
            await opened.make(order)
    assert not await opened.control.flows()


@needs(Can.FIELDS)
async def test_only_a_seal_or_a_signature_stands_on_many_pages(opened: Opened) -> None:
    order = _finer(opened, controls=(Control(mark=Mark.DATE, at=EVERY_PAGE),))
    with pytest.raises(Refused) as refused:
        await opened.make(order)
    assert refused.value.reason is Reason.BAD_PLACE
