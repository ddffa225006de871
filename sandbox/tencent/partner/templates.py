"""DescribeTemplates."""

from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import TemplateRole, TemplateSpec
from sandbox.tencent.ess.creation import check_honoured
from sandbox.tencent.ess.templates import ORDINARY, SIGNS_BY_ITSELF, fields_of
from sandbox.tencent.state import World

PAGE = 20
BARE = 1


def describe_templates(world: World, body: Json) -> Json:
    """Switched-off templates are listed, too, with Available 2."""
    honoured = {"Agent", "TemplateId", "TemplateIds", "TemplateName", "ContentType"}
    check_honoured(body, honoured | {"Limit", "Offset", "QueryAllComponents"})
    found = _found(world, body)
    offset, limit = body.get("Offset", 0), body.get("Limit", PAGE)
    bare = body.get("ContentType", 0) == BARE
    everybody = body.get("QueryAllComponents", False)
    return {
        "Templates": [_info(world, one, bare, everybody) for one in found[offset : offset + limit]],
        "TotalCount": len(found),
        "Limit": limit,
        "Offset": offset,
    }


def _found(world: World, body: Json) -> Sequence[TemplateSpec]:
    """By id, all of which must be known; or by any part of the name."""
    single = body.get("TemplateId")
    ids = [single] if single else body.get("TemplateIds", [])
    name = body.get("TemplateName", "")
    known = {template.id: template for template in world.templates}
    if any(id_ not in known for id_ in ids):
        raise Refusal("There is no such template.", "ResourceNotFound.Template")
    wanted = [known[id_] for id_ in ids] if ids else world.templates
    return [template for template in wanted if name in template.name]


def _info(world: World, template: TemplateSpec, bare: bool, everybody: bool) -> Json:
    by_itself = any(role.seal_id for role in template.roles)
    info: Json = {
        "TemplateId": template.id,
        "TemplateName": template.name,
        "Description": "",
        "TemplateType": SIGNS_BY_ITSELF if by_itself else ORDINARY,
        "Available": 1 if template.available else 2,
        "Creator": world.config.employees[0].name,
        "CreatedOn": 1700000000,
        "IsPromoter": False,
        "ChannelTemplateId": "",
        "ChannelAutoSave": 0,
    }
    if bare:
        return {**info, "Components": [], "SignComponents": [], "Recipients": []}
    return {
        **info,
        "Recipients": [
            _recipient(role, number if template.ordered else -1)
            for number, role in enumerate(template.roles)
        ],
        "Components": _components(template, everybody),
        "SignComponents": [
            {
                "ComponentId": f"ComponentId_{90 + number}",
                "ComponentName": "签署",
                "ComponentType": "SIGN_SEAL" if role.company else "SIGN_SIGNATURE",
                "ComponentRecipientId": role.id,
            }
            for number, role in enumerate(template.roles)
        ],
    }


def _recipient(role: TemplateRole, number: int) -> Json:
    return {
        "RecipientId": role.id,
        "RecipientType": "ENTERPRISE" if role.company else "INDIVIDUAL",
        "RoleName": role.name,
        "Description": "",
        "RoutingOrder": number,
        "RequireSign": False,
        "RequireValidation": False,
        "IsPromoter": False,
    }


def _components(template: TemplateSpec, everybody: bool) -> list[Json]:
    """The initiator's; those of others only where they are asked for."""
    found = fields_of(template, template.promoter_id)
    if everybody:
        found += [one for role in template.roles for one in fields_of(template, role.id)]
    return found
