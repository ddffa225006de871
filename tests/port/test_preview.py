"""How a contract would look, before there is one."""

import pytest

from services.contracts.can import Can
from services.contracts.errors import Refused
from tests.port.needs import needs
from tests.port.opened import PDF, Opened

pytestmark = needs(Can.PREVIEW)


async def _costs_nothing(opened: Opened) -> None:
    assert not await opened.control.flows()
    assert (await opened.control.state()).quota == opened.tencent.config.quota


async def test_a_file_is_shown_and_nothing_is_made_or_spent(opened: Opened) -> None:
    link = await opened.esign.preview(opened.placed(opened.from_file()), PDF)
    assert (await opened.page(link)).startswith("%PDF")
    await _costs_nothing(opened)


@needs(Can.TEMPLATES)
async def test_a_template_is_shown_and_nothing_is_made_or_spent(opened: Opened) -> None:
    link = await opened.esign.preview(await opened.from_template(), None)
    assert (await opened.page(link)).startswith("%PDF")
    await _costs_nothing(opened)


async def test_what_is_no_pdf_cannot_be_shown(opened: Opened) -> None:
    with pytest.raises(Refused):
        await opened.esign.preview(opened.from_file(), b"GIF89a")
    await _costs_nothing(opened)
