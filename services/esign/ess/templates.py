"""The company's templates that can be used from here."""

from collections.abc import Iterable, Mapping, Sequence

from services.contracts.controls import Mark, TemplateField
from services.contracts.errors import Reason, Refused
from services.contracts.order import FromTemplate, Order, PartyKind, Role, Template
from services.esign._controls import MARK, choices_of
from services.esign._doubt import harmless
from services.esign._replies import TemplateComponent

from .create_requests import DescribeFlowTemplates
from .replies import Recipient, TemplateInfo, Templates
from .structs import Filter
from .wire import Wire

PAGE = 200
LAST_OFFSET = 20000
WITH_ROLES, BARE = 0, 1
OFFICIAL, SWITCHED_ON, UNORDERED = 1, 1, -1
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
    by_name = (Filter(Key="template-name", Values=(search,)),) if search else None
    found = await _search(wire, by_name, search, limit)
    if search and not found:
        # The document does not say whether the filter wants the whole name.
        found = await _search(wire, None, search, limit)
    return tuple(_template(info) for info in found[:limit])


async def template(wire: Wire, template_id: str) -> Template:
    found = [info for info in await _details(wire, (template_id,)) if _named(info)]
    if not found:
        raise Refused("NoUsableTemplate", reason=Reason.NO_TEMPLATE)
    return _template(found[0])


async def described(wire: Wire, orders: Iterable[Order]) -> Mapping[str, Template]:
    """Those of the orders' templates that can be used as they are now, by id."""
    sources = (order.source for order in orders)
    ids = dict.fromkeys(one.template_id for one in sources if isinstance(one, FromTemplate))
    with harmless():
        infos = await _details(wire, tuple(ids))
    return {info.TemplateId: _template(info) for info in infos}


def check_fits(order: Order, source: FromTemplate, known: Mapping[str, Template]) -> Template:
    """The template of an order whose signers still fit its roles; else `Refused`."""
    template = known.get(source.template_id)
    if template is None:
        raise Refused("NoUsableTemplate", reason=Reason.NO_TEMPLATE)
    same = tuple(role.id for role in template.roles) == source.role_ids
    if not same or len(order.signers) != len(source.role_ids):
        raise Refused("RolesChanged", reason=Reason.SIGNERS_DO_NOT_FIT_TEMPLATE)
    return template


async def _search(
    wire: Wire, filters: tuple[Filter, ...] | None, search: str, limit: int
) -> Sequence[TemplateInfo]:
    """As many pages as it takes to find `limit` usable ones."""
    wanted = search.casefold()
    found: list[TemplateInfo] = []
    for offset in range(0, LAST_OFFSET + 1, PAGE):
        reply = await _page(wire, filters, BARE, PAGE, offset)
        usable = [info for info in reply.Templates if _usable(info) and _named(info)]
        found += [info for info in usable if wanted in info.TemplateName.casefold()]
        last = offset + PAGE >= reply.TotalCount or not reply.Templates
        if last or len(found) >= limit:
            break
    return found


async def _details(wire: Wire, ids: tuple[str, ...]) -> Sequence[TemplateInfo]:
    filters = (Filter(Key="template-id", Values=ids),)
    reply = await _page(wire, filters, WITH_ROLES, len(ids), 0)
    return [info for info in reply.Templates if info.TemplateId in ids and _usable(info)]


async def _page(
    wire: Wire, filters: tuple[Filter, ...] | None, content: int, limit: int, offset: int
) -> Templates:
    request = DescribeFlowTemplates(
        Operator=wire.operator, Filters=filters, ContentType=content, Limit=limit, Offset=offset
    )
    return await wire.call(request, Templates)


def _usable(info: TemplateInfo) -> bool:
    return (
        info.Available in (None, SWITCHED_ON)
        and info.Status in (None, OFFICIAL)
        and info.Published is not False
    )


def _named(info: TemplateInfo) -> bool:
    return info.TemplateType != SIGNS_BY_ITSELF


def _template(info: TemplateInfo) -> Template:
    signing = [one for one in info.Recipients if _signs(one, info)]
    # Tencent wants the signers in the order in which the template defines its roles.
    roles = tuple(_role(one) for one in sorted(signing, key=lambda one: one.RoutingOrder or 0))
    owners = {one.RecipientId for one in signing if one.RecipientType != PROMOTER}
    return Template(
        id=info.TemplateId,
        name=info.TemplateName,
        roles=roles,
        ordered=UNORDERED not in info.SignOrder,
        fields=tuple(_field(one, owners) for one in info.Components),
    )


def _signs(recipient: Recipient, info: TemplateInfo) -> bool:
    """RequireSign is said to be true by default, and is false for everybody in Tencent's own
    example: whoever has a place to sign does sign."""
    places = {one.ComponentRecipientId for one in info.SignComponents}
    return recipient.RequireSign is not False or recipient.RecipientId in places


def _role(recipient: Recipient) -> Role:
    return Role(
        id=recipient.RecipientId,
        name=recipient.RoleName or recipient.Description,
        kind=_KINDS.get(recipient.RecipientType),
    )


def _field(component: TemplateComponent, owners: set[str]) -> TemplateField:
    """What belongs to none who signs is the initiator's, whose own role (Promoter) has an id."""
    owner = component.ComponentRecipientId
    return TemplateField(
        id=component.ComponentId,
        name=component.ComponentName,
        mark=MARK.get(component.ComponentType, Mark.TEXT),
        role_id=owner if owner in owners else "",
        required=component.ComponentRequired is True,
        choices=choices_of(component.ComponentExtra),
        value=component.ComponentValue,
    )
