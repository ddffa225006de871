"""DescribeFlowTemplates: the company's templates, with their roles, fields and places to sign."""

import json
from collections.abc import Iterator

from sandbox.tencent.answers import Json, unsupported
from sandbox.tencent.config import FieldSpec, TemplateRole, TemplateSpec
from sandbox.tencent.state import World

from .creation import check_honoured

PAGE = 20
SIGNS_BY_ITSELF, ORDINARY = 1, 3
"""TemplateType."""


def describe_flow_templates(world: World, body: Json) -> Json:
    """Switched-off templates are listed, too, with Available 2. Names must match wholly."""
    check_honoured(body, {"Operator", "ContentType", "Filters", "Offset", "Limit"})
    found = [t for t in world.templates if _matches(t, body.get("Filters", []))]
    offset = body.get("Offset", 0)
    brief = body.get("ContentType", 0) == 1
    page = found[offset : offset + body.get("Limit", PAGE)]
    return {
        "Templates": [_template_info(world, one, brief) for one in page],
        "TotalCount": len(found),
    }


def fields_of(template: TemplateSpec, owner: str) -> list[Json]:
    """The fill-in fields of one role, or of the initiator (`TemplateSpec.promoter_id`)."""
    return [one for one in _components(template) if one["ComponentRecipientId"] == owner]


def _matches(template: TemplateSpec, filters: list[Json]) -> bool:
    keys = {"template-id": template.id, "template-name": template.name}
    for one in filters:
        if one["Key"] not in keys:
            raise unsupported(f"the filter {one['Key']}")
        if keys[one["Key"]] not in one["Values"]:
            return False
    return True


def _template_info(world: World, template: TemplateSpec, brief: bool) -> Json:
    order = list(range(len(template.roles))) if template.ordered else [-1]
    by_itself = any(role.seal_id for role in template.roles)
    info: Json = {
        "TemplateId": template.id,
        "TemplateName": template.name,
        "Description": "",
        # The initiator's own role comes first, whether they sign or not.
        "Promoter": _recipient(template.promoter_id, "PROMOTER", "发起人", 0),
        "Recipients": [_role(role, number) for number, role in enumerate(template.roles, 1)],
        "SignOrder": order,
        "Status": 1,
        "TemplateType": SIGNS_BY_ITSELF if by_itself else ORDINARY,
        "Available": 1 if template.available else 2,
        "Published": True,
        "OrganizationId": world.config.organization_id,
        "CreatorId": world.config.operator_id,
        "Creator": world.config.employees[0].name,
        "CreatedOn": 1700000000,
    }
    if brief:
        return info
    signing = [_place(role, number) for number, role in enumerate(template.roles)]
    return {**info, "Components": list(_components(template)), "SignComponents": signing}


def _role(role: TemplateRole, number: int) -> Json:
    kind = "ENTERPRISE" if role.company else "INDIVIDUAL"
    return _recipient(role.id, kind, role.name, number)


def _recipient(recipient_id: str, kind: str, name: str, number: int) -> Json:
    """RequireSign is false for everybody in Tencent's own example, whatever its document says."""
    return {
        "RecipientId": recipient_id,
        "RecipientType": kind,
        "RoleName": name,
        "RoutingOrder": number,
        "RequireSign": False,
        "RequireValidation": False,
        "RequireDelivery": False,
        "DeliveryMethod": "MOBILE",
    }


def _components(template: TemplateSpec) -> Iterator[Json]:
    owned = [(template.promoter_id, one) for one in template.fields]
    owned += [(role.id, one) for role in template.roles for one in role.fields]
    for number, (owner, field) in enumerate(owned):
        spec = FieldSpec(field) if isinstance(field, str) else field
        yield {
            **_somewhere(f"ComponentId_{number}", owner),
            "ComponentName": spec.name,
            "ComponentType": spec.kind,
            "ComponentRequired": spec.required,
            "ComponentExtra": _extra(spec),
            "ComponentValue": spec.value,
        }


def _extra(spec: FieldSpec) -> str:
    return json.dumps({"Values": list(spec.choices)}, ensure_ascii=False) if spec.choices else "{}"


def _place(role: TemplateRole, number: int) -> Json:
    return {
        **_somewhere(f"ComponentId_sign_{number}", role.id),
        "ComponentName": "企业印章" if role.company else "个人签名/印章",
        "ComponentType": "SIGN_SEAL" if role.company else "SIGN_SIGNATURE",
        "ComponentRequired": True,
        "ComponentExtra": "{}",
        "ComponentValue": role.seal_id,
    }


def _somewhere(component_id: str, owner: str) -> Json:
    return {
        "ComponentId": component_id,
        "ComponentRecipientId": owner,
        "GenerateMode": "",
        "FileIndex": 0,
        "ComponentPage": 1,
        "ComponentPosX": 100,
        "ComponentPosY": 100,
        "ComponentWidth": 119,
        "ComponentHeight": 43,
    }
