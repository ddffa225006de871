"""Every body that the adapter emits is understood whole by the official SDK of this edition.

The SDK warns of fields that it does not know; warnings are errors here. What the document's prose
needs, and its machine-readable form does not mark, is looked for by name.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tencentcloud.essbasic.v20210526 import models

from services.contracts.model import Creation, Decision, Party, Step
from services.contracts.office import LinkKind
from services.contracts.order import Order, Signer
from services.esign.partner.requests import PartnerRequest
from tests.port.opened import make_group
from tests.services.esign.answers import Answer
from tests.services.esign.orders import texts

from .peer import AGENT, COMPANIES, Peer, peer
from .strategies import orders, signers

Script = list[tuple[str, Answer]]
some = settings(max_examples=25)
"""An order has many parts; of each there are many in 25 orders."""
LINK = "https://essurl.cn/x"
MADE: tuple[str, Answer] = ("ChannelCreateFlowByFiles", {"FlowId": "yDFlow"})
FROM_A_FILE: Script = [("UploadFiles", {"FileIds": ["yDFile"]}), MADE]
CONVERTING: Script = [
    ("UploadFiles", {"FileIds": ["yDFile"]}),
    ("CreateFileConvertTask", {"TaskId": "yDTask"}),
    ("DescribeFileConvertTask", {"TaskStatus": 8, "ResourceId": "yDFile"}),
]
FROM_A_TEMPLATE: Script = [("CreateFlowsByTemplates", {"FlowIds": ["yDFlow"]})]
NEEDED: Mapping[str, Sequence[str]] = {
    "ChannelCreateFlowByFiles": ("FlowName", "FlowApprovers", "FileIds", "CustomerData"),
    "CreateFlowsByTemplates": ("FlowInfos",),
    "ChannelCreateFlowGroupByFiles": ("FlowFileInfos", "FlowGroupName"),
    "ChannelCreateFlowGroupByTemplates": ("FlowInfos", "FlowGroupName"),
    "CreateSignUrls": ("FlowIds", "GenerateType"),
    "ChannelCreateBatchSignUrl": ("FlowIds",),
    "ChannelCreateBatchQuickSignUrl": ("FlowIds", "FlowApproverInfo"),
}
CHECKED = frozenset(
    {
        "ArchiveDynamicFlow",
        "ChannelBatchCancelFlows",
        "ChannelCancelFlow",
        "ChannelCancelMultiFlowSignQRCode",
        "ChannelCreateBatchQuickSignUrl",
        "ChannelCreateBatchSignUrl",
        "ChannelCreateDynamicFlowApprover",
        "ChannelCreateFlowApprovers",
        "ChannelCreateFlowByFiles",
        "ChannelCreateFlowGroupByFiles",
        "ChannelCreateFlowGroupByTemplates",
        "ChannelCreateFlowReminds",
        "ChannelCreateFlowSignReview",
        "ChannelCreateFlowSignUrl",
        "ChannelCreateMultiFlowSignQRCode",
        "ChannelCreateReleaseFlow",
        "ChannelDescribeBillUsageDetail",
        "ChannelDescribeOrganizationSeals",
        "ChannelVerifyPdf",
        "CreateChannelFlowEvidenceReport",
        "CreateFileConvertTask",
        "CreateFlowForwards",
        "CreateFlowGroupSignReview",
        "CreateFlowsByTemplates",
        "CreateSignUrls",
        "DescribeCancelFlowsTask",
        "DescribeChannelOrganizations",
        "DescribeChannelFlowEvidenceReport",
        "DescribeFileConvertTask",
        "DescribeFlowDetailInfo",
        "DescribeResourceUrlsByFlows",
        "DescribeTemplates",
        "ModifyFlowDeadline",
        "UploadFiles",
    }
)
"""The actions that the tests of this file check."""


@some
@given(order=orders(from_file=True), our_id=texts, document=st.binary(max_size=50))
async def test_a_contract_from_a_file(order: Order, our_id: str, document: bytes) -> None:
    is_pdf = order.source.kind == "file" and order.source.file_name.endswith(".pdf")
    script = FROM_A_FILE if is_pdf else [*CONVERTING, MADE]
    there = peer(*with_companies(script, order.signers, before="ChannelCreateFlowByFiles"))
    adapter, creation = there.partner(), Creation()
    while not creation.done:
        creation = await adapter.create_step(our_id, order, creation, document)
    assert creation.step is Step.STARTED
    check(there)


@some
@given(order=orders(from_file=False), our_id=texts)
async def test_a_contract_from_a_template(order: Order, our_id: str) -> None:
    there = peer(*with_companies(FROM_A_TEMPLATE, order.signers))
    creation = await there.partner().create_step(our_id, order, Creation(), None)
    assert creation.step is Step.STARTED
    check(there)


@some
@given(many=st.lists(orders(from_file=False), min_size=1, max_size=4))
async def test_many_from_templates(many: list[Order]) -> None:
    all_signers = [one for order in many for one in order.signers]
    answer = {"FlowIds": [f"yD{number}" for number in range(len(many))]}
    there = peer(*with_companies([("CreateFlowsByTemplates", answer)], all_signers))
    made = await there.partner().create_many({f"a{n}": one for n, one in enumerate(many)})
    assert len(made) == len(many)
    check(there)


@some
@given(order=orders(from_file=True, readers=False))
async def test_previews_and_groups_from_files(order: Order) -> None:
    group = ("ChannelCreateFlowGroupByFiles", {"FlowGroupId": "yDG", "FlowIds": ["1", "2"]})
    is_pdf = order.source.kind == "file" and order.source.file_name.endswith(".pdf")
    upload = FROM_A_FILE[:1] if is_pdf else CONVERTING
    script: Script = [*upload, ("ChannelCreateFlowByFiles", {"PreviewUrl": LINK}), *upload * 2]
    there = peer(
        *with_companies([*script, group], order.signers, before="ChannelCreateFlowByFiles")
    )
    adapter = there.partner()
    assert await adapter.preview(order, b"") == LINK
    made = await make_group(adapter, "abc", "名称", [order, order], b"", b"")
    assert made.remote_ids == ("1", "2")
    check(there)


@some
@given(order=orders(from_file=False, readers=False))
async def test_previews_and_groups_from_templates(order: Order) -> None:
    script: Script = [
        ("CreateFlowsByTemplates", {"PreviewUrls": [LINK]}),
        ("ChannelCreateFlowGroupByTemplates", {"FlowGroupId": "yDG", "FlowIds": ["1", "2"]}),
    ]
    there = peer(*with_companies(script, order.signers))
    adapter = there.partner()
    assert await adapter.preview(order, None) == LINK
    await adapter.create_group("abc", "名称", [order, order], [])
    check(there)


@some
@given(search=st.text(max_size=5), template_id=texts)
async def test_templates(search: str, template_id: str) -> None:
    found = {"TemplateId": template_id, "TemplateName": search}
    there = peer(*[("DescribeTemplates", {"Templates": [found], "TotalCount": 1})] * 2)
    await there.partner().templates(search)
    await there.partner().template(template_id)
    check(there)


@some
@given(flow_id=texts, reason=texts, decision=st.sampled_from(Decision), signer=signers)
async def test_what_is_done_to_a_running_contract(
    flow_id: str, reason: str, decision: Decision, signer: Signer
) -> None:
    script: Script = [
        ("ChannelCreateFlowSignReview", {}),
        ("ChannelCreateFlowSignReview", {}),
        ("CreateFlowGroupSignReview", {}),
        ("ChannelCreateFlowReminds", {}),
        ("ChannelCancelFlow", {}),
        ("ChannelBatchCancelFlows", {"TaskId": "yDTask"}),
        ("DescribeCancelFlowsTask", {"TaskStatus": "END"}),
        ("ModifyFlowDeadline", {}),
        ("ChannelCreateReleaseFlow", {"FlowId": "yDRelease"}),
        ("ArchiveDynamicFlow", {}),
        ("CreateFlowForwards", {}),
    ]
    there = peer(*script)
    adapter = there.partner()
    await adapter.review(flow_id, decision, reason, "yDParty")
    await adapter.review_creation(flow_id, decision, reason)
    await adapter.review_group("yDGroup", signer, decision, reason)
    await adapter.remind(flow_id)
    await adapter.cancel(flow_id, reason)
    await adapter.cancel_many([flow_id], reason)
    await adapter.cancel_outcome("yDTask")
    await adapter.extend(flow_id, datetime(2026, 12, 31, tzinfo=UTC), "yDParty")
    await adapter.release("abc", flow_id, "解除协议", reason)
    await adapter.archive(flow_id)
    await adapter.forward(flow_id, "yDParty", "n9528")
    check(there)


@some
@given(signer=signers)
async def test_signers_that_come_later(signer: Signer) -> None:
    script: Script = [("ChannelCreateFlowApprovers", {}), ("ChannelCreateDynamicFlowApprover", {})]
    there = peer(*with_companies(script, [signer]))
    adapter = there.partner()
    await adapter.add_signer("yDFlow", "yDParty", signer)
    await adapter.grow("yDFlow", [signer])
    check(there)


@some
@given(signer=signers, party_id=texts | st.just(""), kind=st.sampled_from(LinkKind))
async def test_links(signer: Signer, party_id: str, kind: LinkKind) -> None:
    mini_program: Script = [("CreateSignUrls", {"SignUrlInfos": [{"SignUrl": LINK}]})]
    browser: tuple[str, Answer] = (
        "ChannelCreateFlowSignUrl",
        {"FlowApproverUrlInfos": [{"SignUrl": LINK}]},
    )
    script: Script = {
        LinkKind.MINI_PROGRAM: mini_program,
        LinkKind.BROWSER: [browser],
        LinkKind.ANY: [LOOK, *mini_program],
    }[kind]
    file = {"FlowId": "yDFlow", "ResourceUrlInfos": [{"Url": LINK}]}
    download = ("DescribeResourceUrlsByFlows", {"FlowResourceUrlInfos": [file]})
    there = peer(*with_companies([*script, browser, download], [signer]))
    adapter = there.partner()
    assert await adapter.sign_link("yDFlow", Party(signer=signer, id=party_id), kind) == LINK
    assert await adapter.view_link("yDFlow") == LINK
    assert await adapter.download_link("yDFlow") == LINK
    check(there)


@some
@given(signer=signers)
async def test_links_to_many(signer: Signer) -> None:
    there = peer(*with_companies([], [signer]), FOR_THE_BROWSER)
    if not await _is_for_the_browser(signer):
        there = peer(*with_companies([], [signer]), FOR_THE_MINI_PROGRAM)
    assert await there.partner().many_link(["yDFlow"], Party(signer=signer)) == LINK
    check(there)


async def test_looks_and_what_belongs_to_the_company() -> None:
    code = {"QrCode": {"QrCodeId": "yDQr", "QrCodeUrl": LINK}}
    there = peer(
        LOOK,
        ("DescribeFlowDetailInfo", {"FlowInfo": []}),
        ("ChannelVerifyPdf", {"VerifyResult": 1}),
        ("CreateChannelFlowEvidenceReport", {"ReportId": "yDR", "Status": "x"}),
        ("DescribeChannelFlowEvidenceReport", {"Status": "EvidenceStatusFailed"}),
        ("ChannelCreateMultiFlowSignQRCode", code),
        ("ChannelCreateMultiFlowSignQRCode", code),
        ("ChannelCancelMultiFlowSignQRCode", {}),
        ("ChannelDescribeOrganizationSeals", {}),
        COMPANIES,
        ("ChannelDescribeBillUsageDetail", {}),
    )
    adapter = there.partner()
    await adapter.look(["yDFlow"])
    await adapter.look_group("yDGroup")
    await adapter.verify("yDFlow")
    await adapter.report("yDFlow")
    await adapter.report_state("yDR")
    await adapter.make_qr("yDTemplate", "名称", 5, 30)
    await adapter.make_qr("yDTemplate", "名称", 5, 365)
    await adapter.cancel_qr("yDQr")
    await adapter.seals()
    await adapter.companies()
    await adapter.usage(date(2026, 3, 1), date(2026, 3, 31))
    check(there)


def test_no_request_of_ours_is_left_out_here() -> None:
    assert {one.action for one in PartnerRequest.__subclasses__()} == CHECKED


LOOK: tuple[str, Answer] = (
    "DescribeFlowDetailInfo",
    {"FlowInfo": [{"FlowId": "yDFlow", "FlowStatus": "INIT"}]},
)
FOR_THE_BROWSER: tuple[str, Answer] = (
    "ChannelCreateBatchQuickSignUrl",
    {"FlowApproverUrlInfo": {"SignUrl": LINK}},
)
FOR_THE_MINI_PROGRAM: tuple[str, Answer] = ("ChannelCreateBatchSignUrl", {"SignUrl": LINK})


async def _is_for_the_browser(signer: Signer) -> bool:
    """Whether the adapter asks for that kind."""
    there = peer(*with_companies([], [signer]), FOR_THE_BROWSER)
    try:
        await there.partner().many_link(["yDFlow"], Party(signer=signer))
    except AssertionError:
        return False
    return True


def with_companies(script: Script, signing: Sequence[Signer], before: str = "") -> Script:
    """`script` with the look at the application's companies, where somebody signs for one."""
    if all(one.kind == "person" for one in signing):
        return script
    actions = [action for action, _ in script]
    place = actions.index(before) if before in actions else 0
    return [*script[:place], COMPANIES, *script[place:]]


def check(there: Peer) -> None:
    assert there.all_was_asked()
    for sent in there.seen:
        action = sent.headers["X-TC-Action"]
        body: dict[str, Any] = json.loads(sent.content)
        theirs = getattr(models, f"{action}Request")()
        theirs.from_json_string(sent.content)
        assert theirs._serialize() == body
        assert body["Agent"] == AGENT
        assert set(NEEDED.get(action, ())) <= {name for name, value in body.items() if value}
        assert action in CHECKED
