"""What belongs to the company: sign codes, seals, the group, what was used."""

from sandbox.tencent import codes, company
from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.cancel_tasks import beijing
from sandbox.tencent.charsets import FLOW_NAME
from sandbox.tencent.config import CompanySpec, SealSpec
from sandbox.tencent.records import SignCode
from sandbox.tencent.state import World

from .creation import check_honoured, check_user_data

PAGE = 20
CREATED = 1700000000


def create_multi_flow_sign_qr_code(world: World, body: Json) -> Json:
    honoured = {"Operator", "TemplateId", "FlowName", "MaxFlowNum", "QrEffectiveDay"}
    check_honoured(body, honoured | {"FlowEffectiveDay", "UserData", "QrCodeExpiredOn"})
    if not FLOW_NAME.fullmatch(body["FlowName"]):
        raise Refusal("FlowName has characters that are not allowed.", "InvalidParameter.FlowName")
    check_user_data(body)
    template = codes.usable_template(world, body["TemplateId"])
    life = codes.days(
        body.get("FlowEffectiveDay"),
        codes.FLOW_LIFE,
        codes.MOST_FLOW_LIFE,
        "InvalidParameter.QrFlowEffectDay",
    )
    code = SignCode(
        code_id=world.new_id(),
        template_id=template.id,
        flow_name=body["FlowName"],
        creator=body["Operator"]["UserId"],
        most=body.get("MaxFlowNum") or codes.COPIES,
        expires=_expiry(world, body),
        flow_life=life * codes.DAY,
        user_data=body.get("UserData", ""),
    )
    world.codes[code.code_id] = code
    return _shown(world, code)


def _expiry(world: World, body: Json) -> float:
    """QrCodeExpiredOn is the newer way, and goes further."""
    wrong = "InvalidParameter.QrEffectDay"
    on: int = body.get("QrCodeExpiredOn") or 0
    if not on:
        days = codes.days(body.get("QrEffectiveDay"), codes.LIFE, codes.MOST_LIFE, wrong)
        return world.now + days * codes.DAY
    if not world.now < on <= world.now + codes.MOST_EXPIRY * codes.DAY:
        raise Refusal("Within the coming year.", wrong)
    return on


def _shown(world: World, code: SignCode) -> Json:
    url = f"{world.api_url}/_scan/{code.code_id}"
    return {
        "QrCode": {
            "QrCodeId": code.code_id,
            "QrCodeUrl": url,
            "ExpiredTime": int(code.expires),
            "WeixinQrCodeUrl": f"{url}?weixin=1",
        },
        "SignUrls": {
            "AppSignUrl": f"pages/guide?id={code.code_id}",
            "EffectiveTime": beijing(code.expires),
            "HttpSignUrl": url,
        },
    }


def cancel_multi_flow_sign_qr_code(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "QrCodeId"})
    codes.cancel(world, codes.find(world, body["QrCodeId"]))
    return {}


def describe_organization_seals(world: World, body: Json) -> Json:
    """`Offset` is the number of a page, not of a seal."""
    check_honoured(body, {"Operator", "Limit", "Offset", "SealId", "SealTypes", "SealStatuses"})
    kinds, statuses = body.get("SealTypes", ()), body.get("SealStatuses", ())
    found = company.seals(world, kinds, statuses, body.get("SealId", ""))
    limit = body.get("Limit") or PAGE
    first = body.get("Offset", 0) * limit
    page = [_seal(world, one) for one in found[first : first + limit]]
    return {"TotalCount": len(found), "Seals": page}


def _seal(world: World, seal: SealSpec) -> Json:
    return {
        "SealId": seal.id,
        "SealName": seal.name,
        "SealType": seal.kind,
        "SealStatus": seal.status,
        "CreateOn": CREATED,
        "Creator": world.config.operator_id,
        "Url": f"{world.file_url}/_seals/{seal.id}.png",
        "AuthorizedUsers": [],
    }


def describe_organization_group_organizations(world: World, body: Json) -> Json:
    """`Offset` is how many to leave out."""
    check_honoured(body, {"Operator", "Limit", "Offset", "Name", "Status"})
    every = company.companies(world)
    found = company.companies(world, body.get("Name", ""), body.get("Status", 0))
    first = body["Offset"]
    page = found[first : first + body["Limit"]]
    joined = sum(one.status == 5 for one in every)
    return {
        "Total": len(found),
        "JoinedTotal": sum(one.status == 2 for one in every),
        "ActivedTotal": joined,
        "ActivatedTotal": joined,
        "ExportUrl": "",
        "List": [_company(world, one) for one in page],
    }


def _company(world: World, one: CompanySpec) -> Json:
    return {
        "Name": one.name,
        "Alias": "",
        "OrganizationId": one.id,
        "UpdateTime": CREATED,
        "Status": one.status,
        "IsMainOrganization": one.id == world.config.organization_id,
        "IdCardNumber": "91440300MA5EXAMPLE",
        "JoinTime": CREATED,
    }


def describe_bill_usage(world: World, body: Json) -> Json:
    honoured = {"Operator", "StartTime", "EndTime", "QuotaType", "DisplaySubEnterprise"}
    check_honoured(body, honoured)
    used = company.usage(world, body["StartTime"], body["EndTime"])
    wanted = body.get("QuotaType", "")
    if wanted and all(one.quota != wanted for one in used):
        raise Refusal("Unknown kind of quota.", "InvalidParameterValue.InvalidQuotaType")
    summary = [
        {"Total": one.bought, "Used": one.used, "Available": one.left, "QuotaType": one.quota}
        for one in used
        if wanted in ("", one.quota)
    ]
    members = _members(world, body) if body.get("DisplaySubEnterprise") else []
    return {"Summary": summary, "SubOrgSummary": members}


def _members(world: World, body: Json) -> list[Json]:
    used = company.usage_of_members(world, body["StartTime"], body["EndTime"])
    return [
        {"OrganizationName": name, "Usage": [{"Used": count, "QuotaType": "CloudEnterprise"}]}
        for name, count in used.items()
    ]
