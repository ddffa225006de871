"""The company's templates that can be used from here."""

from collections.abc import Sequence

from services.contracts.errors import Reason, Refused
from services.contracts.model import PartyKind, Role, Template

from .create_requests import DescribeFlowTemplates
from .replies import Recipient, TemplateInfo, Templates
from .structs import Filter
from .wire import Wire

PAGE = 200
WITH_ROLES, BARE = 0, 1
OFFICIAL, SWITCHED_ON, UNORDERED = 1, 1, -1
SIGNS_BY_ITSELF = 1
"""TemplateType of those that our company's seal signs by itself: no person could be named."""

_KINDS = {
    "ENTERPRISE": PartyKind.EMPLOYEE,
    "PROMOTER": PartyKind.EMPLOYEE,  # the initiating company itself
    "INDIVIDUAL": PartyKind.PERSON,
}


async def templates(wire: Wire, search: str, limit: int) -> Sequence[Template]:
    """Without roles: they come with `template`, for the one that is chosen."""
    by_name = (Filter(Key="template-name", Values=(search,)),) if search else None
    found = await _page(wire, by_name)
    if search and not found:
        # The document does not say whether the filter wants the whole name.
        found = await _page(wire, None)
    wanted = search.casefold()
    matching = [info for info in found if _usable(info) and wanted in info.TemplateName.casefold()]
    return tuple(_template(info) for info in matching[:limit])


async def template(wire: Wire, template_id: str) -> Template:
    request = DescribeFlowTemplates(
        Operator=wire.operator,
        Filters=(Filter(Key="template-id", Values=(template_id,)),),
        ContentType=WITH_ROLES,
        Limit=1,
    )
    reply = await wire.call(request, Templates)
    found = [info for info in reply.Templates if info.TemplateId == template_id and _usable(info)]
    if not found:
        raise Refused("NoUsableTemplate", reason=Reason.NO_TEMPLATE)
    return _template(found[0])


async def _page(wire: Wire, filters: tuple[Filter, ...] | None) -> Sequence[TemplateInfo]:
    request = DescribeFlowTemplates(
        Operator=wire.operator, Filters=filters, ContentType=BARE, Limit=PAGE
    )
    return (await wire.call(request, Templates)).Templates


def _usable(info: TemplateInfo) -> bool:
    return (
        info.Available in (None, SWITCHED_ON)
        and info.Status in (None, OFFICIAL)
        and info.Published is not False
        and info.TemplateType != SIGNS_BY_ITSELF
    )


def _template(info: TemplateInfo) -> Template:
    signing = [one for one in info.Recipients if one.RequireSign is not False]
    return Template(
        id=info.TemplateId,
        name=info.TemplateName,
        # Tencent wants the signers in the order in which the template defines its roles.
        roles=tuple(_role(one) for one in sorted(signing, key=lambda one: one.RoutingOrder or 0)),
        ordered=UNORDERED not in info.SignOrder,
    )


def _role(recipient: Recipient) -> Role:
    return Role(
        id=recipient.RecipientId,
        name=recipient.RoleName or recipient.Description,
        kind=_KINDS.get(recipient.RecipientType),
    )
