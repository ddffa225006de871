"""The company's templates that can be used from here."""

from collections.abc import Sequence

from services.contracts.controls import Mark, TemplateField
from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.order import FromTemplate, Order, PartyKind, Role, Template
from services.esign._controls import MARK, choices_of
from services.esign._doubt import harmless
from services.esign._replies import TemplateComponent

from .replies import Recipient, TemplateInfo, Templates
from .requests import DescribeTemplates
from .wire import Wire

PAGE = 100
PAGES = 10
"""More templates than this are not looked through; whoever has them searches."""
NAME_LIMIT = 200
WITH_ROLES, BARE = 0, 1
SWITCHED_ON, UNORDERED = 1, -1
SIGNS_BY_ITSELF = 1
"""TemplateType of those in which our company's seal signs by itself. They are hidden: Tencent does
not say which of the roles that is (TemplateSeals holds seals for people, too), so that nobody could
be told whom to leave out, and whoever was named for it would be refused."""
PROMOTER = "PROMOTER"
_KINDS = {
    "ENTERPRISE": PartyKind.EMPLOYEE,
    PROMOTER: PartyKind.EMPLOYEE,  # the initiating company itself
    "INDIVIDUAL": PartyKind.PERSON,
}


async def templates(wire: Wire, search: str, limit: int) -> Sequence[Template]:
    """Without roles: they come with `template`, for the one that is chosen."""
    found: list[TemplateInfo] = []
    wanted = search.casefold()
    for page in range(PAGES):
        request = DescribeTemplates(
            TemplateName=search[:NAME_LIMIT] or None,
            ContentType=BARE,
            Limit=PAGE,
            Offset=page * PAGE,
        )
        reply = await wire.call(request, Templates)
        found.extend(
            info
            for info in reply.Templates
            if _usable(info) and wanted in info.TemplateName.casefold()
        )
        over = (page + 1) * PAGE >= reply.TotalCount or not reply.Templates
        if over or len(found) >= limit:
            break
    return tuple(_template(info) for info in found[:limit])


async def template(wire: Wire, template_id: str) -> Template:
    request = DescribeTemplates(
        TemplateId=template_id, ContentType=WITH_ROLES, Limit=1, QueryAllComponents=True
    )
    reply = await wire.call(request, Templates)
    found = [info for info in reply.Templates if info.TemplateId == template_id and _usable(info)]
    if not found:
        raise Refused("NoUsableTemplate", reason=Reason.NO_TEMPLATE)
    return _template(found[0])


async def fields_of(wire: Wire, order: Order) -> Sequence[TemplateField]:
    """The fields that an order fills in, by whose names they go here."""
    source = order.source
    if not isinstance(source, FromTemplate) or not order.values:
        return ()
    known = {one.id for one in source.fields}
    if all(one.name or one.id in known for one in order.values):
        return source.fields
    with harmless():
        return (await template(wire, source.template_id)).fields


async def explain(wire: Wire, order: Order, refused: Refused) -> Refused:
    """A refusal in Chinese words only, with the reason where the template has become another."""
    if refused.reason is not Reason.OTHER or not isinstance(order.source, FromTemplate):
        return refused
    reason = await _why_not(wire, order.source)
    return Refused(refused.code, refused.message, refused.request_id, reason)


async def _why_not(wire: Wire, source: FromTemplate) -> Reason:
    try:
        now = await template(wire, source.template_id)
    except Refused as refused:
        gone = refused.reason is Reason.NO_TEMPLATE
        return Reason.NO_TEMPLATE if gone else Reason.OTHER
    except Unavailable:
        return Reason.OTHER
    fits = tuple(role.id for role in now.roles) == source.role_ids
    return Reason.OTHER if fits else Reason.SIGNERS_DO_NOT_FIT_TEMPLATE


def _usable(info: TemplateInfo) -> bool:
    return info.Available in (None, SWITCHED_ON) and info.TemplateType != SIGNS_BY_ITSELF


def _template(info: TemplateInfo) -> Template:
    signing = _signing(info)
    owners = {one.RecipientId for one in signing if one.RecipientType != PROMOTER}
    return Template(
        id=info.TemplateId,
        name=info.TemplateName,
        # Tencent wants the signers in the order in which the template defines its roles.
        roles=tuple(_role(one) for one in sorted(signing, key=lambda one: one.RoutingOrder or 0)),
        ordered=all(one.RoutingOrder != UNORDERED for one in signing),
        fields=tuple(_field(one, owners) for one in info.Components),
    )


def _signing(info: TemplateInfo) -> Sequence[Recipient]:
    """Who must be named. The initiator is, only where they have something to sign.

    RequireSign says nothing: the documented example has it false for everybody.
    """
    sign = {one.ComponentRecipientId for one in info.SignComponents}
    return [
        one for one in info.Recipients if one.RecipientType != PROMOTER or one.RecipientId in sign
    ]


def _role(recipient: Recipient) -> Role:
    return Role(
        id=recipient.RecipientId,
        name=recipient.RoleName or recipient.Description,
        kind=_KINDS.get(recipient.RecipientType),
    )


def _field(one: TemplateComponent, owners: set[str]) -> TemplateField:
    """`owners`: the roles of others than whoever sends it, who is no role of this edition's."""
    owner = one.ComponentRecipientId
    return TemplateField(
        id=one.ComponentId,
        name=one.ComponentName,
        mark=MARK.get(one.ComponentType, Mark.TEXT),
        role_id=owner if owner in owners else "",
        required=bool(one.ComponentRequired),
        choices=choices_of(one.ComponentExtra),
        value=one.ComponentValue,
    )
