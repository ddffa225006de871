"""Codes through which many people sign their own copy of a template."""

from datetime import datetime, timedelta

from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.office import QrCode
from services.esign._moments import moment
from services.esign._replies import QrMade
from services.esign._reply import Nothing
from services.esign._trust import checked

from .office_requests import CancelMultiFlowSignQRCode, CreateMultiFlowSignQRCode
from .wire import Wire

DAYS_EVER = 90
MOST_DAYS = 365


async def make(
    wire: Wire, template_id: str, name: str, most: int, days: int, now: datetime
) -> QrCode:
    """Up to ninety days in the way that every document knows, beyond in the newer one."""
    if not 1 <= days <= MOST_DAYS or most < 1:
        raise Refused("InvalidParameter.QrEffectDay", reason=Reason.BAD_DEADLINE)
    ever = days <= DAYS_EVER
    request = CreateMultiFlowSignQRCode(
        Operator=wire.operator,
        TemplateId=template_id,
        FlowName=name,
        MaxFlowNum=most,
        QrEffectiveDay=days if ever else None,
        QrCodeExpiredOn=None if ever else int((now + timedelta(days=days)).timestamp()),
    )
    reply = await wire.call(request, QrMade)
    code, urls = reply.QrCode, reply.SignUrls
    if code is None or not code.QrCodeId or not code.QrCodeUrl:
        raise Unavailable("CreateMultiFlowSignQRCode: made, but without a code", maybe_done=True)
    sign_link = urls.HttpSignUrl if urls else ""
    return QrCode(
        id=code.QrCodeId,
        link=checked(code.QrCodeUrl, wire.account),
        sign_link=sign_link and checked(sign_link, wire.account),
        expires=moment(code.ExpiredTime),
    )


async def cancel(wire: Wire, qr_id: str) -> None:
    await wire.call(CancelMultiFlowSignQRCode(Operator=wire.operator, QrCodeId=qr_id), Nothing)
