"""What belongs to the company: seals, the application's companies, use, sign codes; and proof."""

from datetime import UTC, date, datetime

from sandbox.tencent import codes, company, evidence
from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.cancel_tasks import BEIJING
from sandbox.tencent.ess.creation import check_honoured
from sandbox.tencent.records import SignCode
from sandbox.tencent.state import Flow, SignerStatus, World

from .agents import operator
from .creation import WORD
from .words import flow_word

PAGE = 20
USAGE_PAGE = 100
LONGEST = 31
ONE_MONTH_SINCE = date(2026, 10, 10)
NOT_SIGNED, GENUINE = 4, 1


def describe_organization_seals(world: World, body: Json) -> Json:
    honoured = {"Agent", "Limit", "Offset", "SealId", "SealTypes", "SealStatuses"}
    check_honoured(body, honoured)
    found = company.seals(
        world, body.get("SealTypes", ()), body.get("SealStatuses", ()), body.get("SealId", "")
    )
    offset = body.get("Offset", 0)
    page = found[offset : offset + body.get("Limit", PAGE)]
    seals = [
        {
            "SealId": one.id,
            "SealName": one.name,
            "SealType": one.kind,
            "SealStatus": one.status,
            "Url": f"{world.file_url}/_seals/{one.id}.png",
            "AuthorizedUsers": [],
        }
        for one in page
    ]
    return {"TotalCount": len(found), "Seals": seals}


def describe_channel_organizations(world: World, body: Json) -> Json:
    honoured = {"Agent", "Limit", "Offset", "OrganizationOpenId", "AuthorizationStatusList"}
    check_honoured(body, honoured)
    open_id, statuses = body.get("OrganizationOpenId"), body.get("AuthorizationStatusList", [])
    found = [
        one
        for one in world.config.clients
        if open_id in (None, "", one.open_id) and (not statuses or one.status in statuses)
    ]
    offset, limit = body.get("Offset", 0), body["Limit"]
    infos = [
        {
            "OrganizationId": "",
            "OrganizationOpenId": one.open_id,
            "OrganizationName": one.name,
            "AuthorizationStatus": one.status,
        }
        for one in found[offset : offset + limit]
    ]
    page = {"Offset": offset, "Limit": limit, "Total": len(found)}
    return {"ChannelOrganizationInfos": infos, **page}


def describe_bill_usage_detail(world: World, body: Json) -> Json:
    """One entry for each contract, newest last. Offset numbers the pages."""
    check_honoured(body, {"Agent", "StartTime", "EndTime", "Offset", "Limit", "QuotaType"})
    begin, end = _day(body["StartTime"]), _day(body["EndTime"])
    today = _date(world.second)
    across = (begin.year, begin.month) != (end.year, end.month) and today >= ONE_MONTH_SINCE
    if end < begin or (end - begin).days >= LONGEST or across:
        raise Refusal(
            "At most 31 days, of one month.",
            "InvalidParameterValue.InvalidTime",
            "InvalidParameter.Date",
            "InvalidParameter",
        )
    limit = body.get("Limit", USAGE_PAGE)
    if not 1 <= limit <= USAGE_PAGE:
        raise Refusal("At most 100 a page.", "InvalidParameter.Limit", "InvalidParameter")
    used = [flow for flow in world.flows.values() if begin <= _date(flow.created) <= end]
    offset = body.get("Offset", 0) * limit
    details = [_detail(world, flow) for flow in used[offset : offset + limit]]
    return {"Total": len(used), "Details": details}


def _detail(world: World, flow: Flow) -> Json:
    return {
        "FlowId": flow.flow_id,
        "FlowName": flow.name,
        "FlowStatus": flow_word(flow),
        "OperatorName": "",
        "CreateOrganizationName": world.config.organization,
        "QuotaType": "CloudEnterprise",
        "QuotaName": "企业版合同",
        "UseCount": 1,
        "CostTime": flow.created,
        "CostType": 1,
        "Remark": "",
    }


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Refusal(
            "A day is yyyymmdd.", "InvalidParameterValue.InvalidTime", "InvalidParameter.Date"
        ) from None


def _date(seconds: int) -> date:
    return (datetime.fromtimestamp(seconds, UTC) + BEIJING).date()


def create_multi_flow_sign_qr_code(world: World, body: Json) -> Json:
    honoured = {"Agent", "TemplateId", "FlowName", "MaxFlowNum", "FlowEffectiveDay"}
    check_honoured(body, honoured | {"QrEffectiveDay", "QrCodeExpiredOn"})
    if not WORD.fullmatch(body["FlowName"]):
        raise Refusal("FlowName has other characters.", "InvalidParameter.FlowName")
    template = codes.usable_template(world, body["TemplateId"])
    flow_life = codes.days(
        body.get("FlowEffectiveDay"), codes.FLOW_LIFE, codes.MOST_FLOW_LIFE, "InvalidParameter"
    )
    code = SignCode(
        code_id=world.new_id(),
        template_id=template.id,
        flow_name=body["FlowName"],
        creator=operator(world, body).user_id,
        most=body.get("MaxFlowNum") or codes.COPIES,
        expires=_expires(world, body),
        flow_life=flow_life * codes.DAY,
    )
    world.codes[code.code_id] = code
    picture = f"{world.file_url}/_codes/{code.code_id}.png"
    return {
        "QrCode": {
            "QrCodeId": code.code_id,
            "QrCodeUrl": picture,
            "ExpiredTime": int(code.expires),
            "WeixinQrCodeUrl": picture,
        },
        "SignUrls": {
            "AppSignUrl": "pages/guide",
            "EffectiveTime": "",
            "HttpSignUrl": f"{world.api_url}/_scan/{code.code_id}",
        },
    }


def _expires(world: World, body: Json) -> float:
    until = body.get("QrCodeExpiredOn", 0)
    if until:
        days = (until - world.now) / codes.DAY
        if not 0 < days <= codes.MOST_EXPIRY:
            raise Refusal("At most 365 days from now.", "InvalidParameter")
        return float(until)
    given = body.get("QrEffectiveDay")
    return (
        world.now + codes.days(given, codes.LIFE, codes.MOST_LIFE, "InvalidParameter") * codes.DAY
    )


def cancel_multi_flow_sign_qr_code(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "QrCodeId"})
    if body["QrCodeId"] not in world.codes:
        raise Refusal("There is no such code.", "InvalidParameter.DataNotFound")
    codes.cancel(world, world.codes[body["QrCodeId"]])
    return {}


def verify_pdf(world: World, body: Json) -> Json:
    """Genuine, once somebody has signed; every signature stands in it."""
    check_honoured(body, {"Agent", "FlowId"})
    flow = world.flow(body["FlowId"])
    signed = (SignerStatus.SIGNED, SignerStatus.RELEASED)
    results = [
        {
            "VerifyResult": 1,
            "SignPlatform": "腾讯电子签",
            "SignerName": f"ESS@{one.company or one.name}@{one.id_card_number}",
            "SignTime": one.acted_at * 1000,
        }
        for one in flow.signers
        if one.status in signed
    ]
    return {
        "VerifyResult": GENUINE if results else NOT_SIGNED,
        "PdfVerifyResults": results,
        "VerifySerialNo": "16992543927",
        "PdfResourceMd5": "",
    }


def create_flow_evidence_report(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "FlowId", "ReportType"})
    who = operator(world, body).user_id
    report = evidence.order(world, world.flow(body["FlowId"]), who)
    status = evidence.status(world, report)
    return {"ReportId": report.report_id, "Status": status, "ReportUrl": ""}


def describe_flow_evidence_report(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "ReportId", "ReportType"})
    return evidence.shown(world, evidence.find(world, body["ReportId"]))
