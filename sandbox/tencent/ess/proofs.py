"""VerifyPdf and evidence reports."""

from sandbox.tencent import evidence
from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.state import Signer, SignerStatus, World

from .creation import check_honoured

GENUINE, UNSIGNED = 1, 4
ORGANIZATION_CODE, PERSON_CODE = "91440300MA5EXAMPLE", "808854"


def verify_pdf(world: World, body: Json) -> Json:
    """All that was signed here is genuine; before anybody has signed there is nothing to verify."""
    check_honoured(body, {"Operator", "FlowId"})
    flow = world.flows.get(body["FlowId"])
    if flow is None or not flow.document:
        raise Refusal("There is no such contract.", "InvalidParameter.ParamError")
    signed = [s for s in flow.signers if s.status in (SignerStatus.SIGNED, SignerStatus.RELEASED)]
    return {
        "VerifyResult": GENUINE if signed else UNSIGNED,
        "PdfVerifyResults": [_signature(one) for one in signed],
        "VerifySerialNo": str(world.second)[-11:].rjust(11, "0"),
        "PdfResourceMd5": "",
    }


def _signature(signer: Signer) -> Json:
    """SignerName: who the certificate was made out to, identity number and all."""
    whose = f"{signer.company}@{ORGANIZATION_CODE}"
    if not signer.for_company:
        whose = f"{signer.name}@{signer.id_card_number}@{PERSON_CODE}"
    return {
        "VerifyResult": 1,
        "SignPlatform": "腾讯电子签",
        "SignerName": f"ESS@{whose}",
        "SignTime": signer.acted_at * 1000,
        "SignAlgorithm": "SHA256withRSA",
        "IsTimestampTrust": True,
    }


def create_flow_evidence_report(world: World, body: Json) -> Json:
    """Its link is told by the other action only."""
    check_honoured(body, {"Operator", "FlowId", "ReportType"})
    who = body["Operator"]["UserId"]
    report = evidence.order(world, world.flow(body["FlowId"]), who)
    status = evidence.status(world, report)
    return {"ReportId": report.report_id, "Status": status, "ReportUrl": ""}


def describe_flow_evidence_report(world: World, body: Json) -> Json:
    check_honoured(body, {"Operator", "ReportId", "ReportType"})
    return evidence.shown(world, evidence.find(world, body["ReportId"]))
