"""Every body about running contracts and the company is understood whole by the official SDK."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.model import Decision, Party
from services.contracts.order import Signer
from services.esign._request import Request
from services.esign.ess import (
    Ess,
    looking_requests,
    office_requests,
    requests,
    running_requests,
)

from .against_the_sdk import check
from .answers import ACCOUNT, NOW, Answer, refusal, tencent
from .orders import EMPLOYEE, PARTY, PERSON, moments, signers, texts

HERE = (running_requests.__name__, looking_requests.__name__, office_requests.__name__)
LINK = "https://essurl.cn/x"
CODE = {"QrCode": {"QrCodeId": "yDCode", "QrCodeUrl": LINK}}
VIEWED = {"FlowApproverUrlInfos": [{"SignUrl": LINK}]}
CLOSED = refusal("OperationDenied.WhiteListForbid")
CLAIMED = Party(
    signer=PERSON.model_copy(update={"name": "", "mobile": "", "unnamed": True}), id="yDRole"
)
FLOWS = ["yDFlow", "yDOther"]

Act = Callable[[Ess], Awaitable[object]]
Answers = list[tuple[str, Answer]]
ACTS: dict[str, tuple[Act, Answers]] = {
    "add_signer": (
        lambda ess: ess.add_signer("yDFlow", "yDRole", EMPLOYEE),
        [("CreateFlowApprovers", {})],
    ),
    "grow": (
        lambda ess: ess.grow("yDFlow", [EMPLOYEE, PERSON]),
        [("CreateDynamicFlowApprover", {})],
    ),
    "archive": (lambda ess: ess.archive("yDFlow"), [("ArchiveDynamicFlow", {})]),
    "forward": (
        lambda ess: ess.forward("yDFlow", "yDRole", "yDEmployee"),
        [("CreateFlowForwards", {"SuccessFlows": ["yDFlow"]})],
    ),
    "review_group": (
        lambda ess: ess.review_group("yDGroup", EMPLOYEE, Decision.SENT_BACK, "价格有误"),
        [("CreateFlowGroupSignReview", {})],
    ),
    "review_creation": (
        lambda ess: ess.review_creation("yDFlow", Decision.APPROVED, ""),
        [("CreateFlowSignReview", {})],
    ),
    "cancel_many": (
        lambda ess: ess.cancel_many(FLOWS, "价格有误"),
        [("CreateBatchCancelFlowUrl", {"BatchCancelFlowUrl": LINK, "TaskId": "yDTask"})],
    ),
    "cancel_outcome": (
        lambda ess: ess.cancel_outcome("yDTask"),
        [("DescribeCancelFlowsTask", {"TaskStatus": "END"})],
    ),
    "extend": (lambda ess: ess.extend("yDFlow", NOW), [("ModifyFlowDeadline", {})]),
    "extend one": (lambda ess: ess.extend("yDFlow", NOW, "yDRole"), [("ModifyFlowDeadline", {})]),
    "release": (
        lambda ess: ess.release("a1b2c3d4e5", "yDFlow", "解除协议", "双方同意"),
        [("CreateReleaseFlow", {"FlowId": "yDAgreement"})],
    ),
    "look_group": (
        lambda ess: ess.look_group("yDGroup"),
        [
            ("DescribeFlowInfo", {"FlowDetailInfos": [{"FlowId": "yDFlow", "FlowStatus": 1}]}),
            ("DescribeFlowBriefs", {"FlowBriefs": [{"FlowId": "yDFlow"}]}),
        ],
    ),
    "claim": (
        lambda ess: ess.sign_link("yDFlow", CLAIMED),
        [("CreateSchemeUrl", {"SchemeUrl": LINK})],
    ),
    "many_link": (
        lambda ess: ess.many_link(FLOWS, PARTY),
        [("CreateBatchSignUrl", {"SignUrl": LINK})],
    ),
    "many_link in a browser": (
        lambda ess: ess.many_link(FLOWS, PARTY),
        [
            ("CreateBatchSignUrl", CLOSED),
            ("CreateBatchQuickSignUrl", {"FlowApproverUrlInfo": {"SignUrl": LINK}}),
        ],
    ),
    "view_link": (lambda ess: ess.view_link("yDFlow"), [("CreateFlowSignUrl", VIEWED)]),
    "view_link in the mini-program": (
        lambda ess: ess.view_link("yDFlow"),
        [("CreateFlowSignUrl", CLOSED), ("CreateSchemeUrl", {"SchemeUrl": LINK})],
    ),
    "verify": (lambda ess: ess.verify("yDFlow"), [("VerifyPdf", {"VerifyResult": 1})]),
    "report": (
        lambda ess: ess.report("yDFlow"),
        [("CreateFlowEvidenceReport", {"ReportId": "yDReport"})],
    ),
    "report_state": (
        lambda ess: ess.report_state("yDReport"),
        [("DescribeFlowEvidenceReport", {"Status": "EvidenceStatusExecuting"})],
    ),
    "make_qr": (
        lambda ess: ess.make_qr("yDTemplate", "入职协议", 5, 90),
        [("CreateMultiFlowSignQRCode", CODE)],
    ),
    "make_qr for a year": (
        lambda ess: ess.make_qr("yDTemplate", "入职协议", 5, 365),
        [("CreateMultiFlowSignQRCode", CODE)],
    ),
    "cancel_qr": (lambda ess: ess.cancel_qr("yDCode"), [("CancelMultiFlowSignQRCode", {})]),
    "seals": (lambda ess: ess.seals(), [("DescribeOrganizationSeals", {"Seals": []})]),
    "companies": (
        lambda ess: ess.companies(),
        [("DescribeOrganizationGroupOrganizations", {"List": []})],
    ),
    "usage": (
        lambda ess: ess.usage(date(2026, 1, 1), date(2026, 4, 1)),
        [("DescribeBillUsage", {"Summary": []})],
    ),
}
WITHOUT_AGENT = ("DescribeOrganizationGroupOrganizations", "DescribeBillUsage")


@pytest.mark.parametrize("name", ACTS)
async def test_for_the_company_itself(name: str) -> None:
    act, answers = ACTS[name]
    peer = tencent(*answers)
    await act(peer.ess())
    check(peer)
    assert all("Agent" not in body for body in peer.bodies())


@pytest.mark.parametrize("name", ACTS)
async def test_for_a_company_of_the_group(name: str) -> None:
    act, answers = ACTS[name]
    peer = tencent(*answers)
    await act(peer.ess(replace(ACCOUNT, member_id="yDMember")))
    check(peer)
    agents = [
        body.get("Agent")
        for sent, body in zip(peer.seen, peer.bodies(), strict=True)
        if sent.headers["X-TC-Action"] not in WITHOUT_AGENT
    ]
    assert agents == [{"ProxyOrganizationId": "yDMember"}] * len(agents)


@given(signer=signers, others=st.lists(signers, min_size=1, max_size=50), role=texts)
async def test_whoever_is_named_added_and_reviewed(
    signer: Signer, others: list[Signer], role: str
) -> None:
    peer = tencent(
        ("CreateFlowApprovers", {}),
        ("CreateDynamicFlowApprover", {}),
        ("CreateFlowGroupSignReview", {}),
        ("CreateBatchSignUrl", {"SignUrl": LINK}),
    )
    await peer.ess().add_signer("yDFlow", role, signer)
    await peer.ess().grow("yDFlow", others)
    await peer.ess().review_group("yDGroup", signer, Decision.REFUSED, "不同意")
    await peer.ess().many_link(FLOWS, Party(signer=signer))
    check(peer)


@given(decision=st.sampled_from(Decision), reason=texts, deadline=moments)
async def test_whatever_is_decided(decision: Decision, reason: str, deadline: datetime) -> None:
    peer = tencent(
        ("ModifyFlowDeadline", {}),
        ("CreateFlowSignReview", {}),
        ("CreateFlowGroupSignReview", {}),
        ("CreateReleaseFlow", {"FlowId": "yDAgreement"}),
    )
    await peer.ess().extend("yDFlow", deadline)
    await peer.ess().review_creation("yDFlow", decision, reason)
    await peer.ess().review_group("yDGroup", PERSON, decision, reason)
    await peer.ess().release("a1b2c3d4e5", "yDFlow", reason, reason)
    check(peer)


def test_no_request_of_ours_is_left_out_here() -> None:
    every = [*Request.__subclasses__(), *requests.EssRequest.__subclasses__()]
    ours = {one.action for one in every if one.__module__ in HERE}
    asked = {action for _, answers in ACTS.values() for action, _ in answers}
    assert ours <= asked
    assert "ModifyFlowDeadline" in ours
