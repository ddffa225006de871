"""How a contract would look. No contract comes of it, and none is spent.

Tencent gives two previews away with each contract that is bought; the link lives five minutes.
"""

from services.contracts.errors import Refused
from services.contracts.order import FromFile, FromTemplate, Order
from services.esign._doubt import harmless
from services.esign._trust import checked

from . import files, orders
from .replies import Created, Preview
from .wire import Wire

A_PAGE = {"NeedPreview": True, "PreviewType": 1}
"""Opened in a browser; 0 would be the PDF itself, to be downloaded."""


async def preview(wire: Wire, order: Order, document: bytes | None) -> str:
    match order.source:
        case FromFile() as file:
            if document is None:
                raise ValueError("a preview of a file needs the document")
            file_id = await files.pdf(wire, file.file_name, document)
            url = await _of_file(wire, order, file_id)
        case FromTemplate() as template:
            url = await _of_template(wire, order, template)
        case _:
            raise ValueError("only what is made of a file or a template can be previewed")
    if not url:
        raise Refused("NoPreview")
    return checked(url, wire.account)


async def _of_file(wire: Wire, order: Order, file_id: str) -> str:
    request = orders.from_file(wire.operator, order, file_id).model_copy(update=A_PAGE)
    with harmless():
        return (await wire.call(request, Created)).PreviewUrl


async def _of_template(wire: Wire, order: Order, template: FromTemplate) -> str:
    request = orders.document(wire.operator, order, template).model_copy(update=A_PAGE)
    with harmless():
        return (await wire.call(request, Preview)).PreviewFileUrl
