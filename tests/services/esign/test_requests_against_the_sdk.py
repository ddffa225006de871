"""Every body that the adapter emits is understood whole by the official SDK.

Those about running contracts and the company: `test_running_requests_against_the_sdk`.
"""

from hypothesis import given
from hypothesis import strategies as st

from services.contracts.model import Creation, Decision, FromFile, Order, Party, Signer, Step
from services.esign import Ess
from services.esign.ess import create_requests, requests
from services.esign.ess.requests import EssRequest

from .against_the_sdk import check
from .answers import Answer, tencent
from .orders import orders, signers, texts

Script = list[tuple[str, Answer]]
HERE = (create_requests.__name__, requests.__name__)
LINK = "https://essurl.cn/x"
FROM_A_FILE: Script = [
    ("UploadFiles", {"FileIds": ["yDFile"]}),
    ("CreateFlowByFiles", {"FlowId": "yDFlow"}),
]
FROM_A_TEMPLATE: Script = [
    ("CreateFlow", {"FlowId": "yDFlow"}),
    ("CreateDocument", {}),
    ("StartFlow", {"Status": "START"}),
]
ACTS: Script = [("CreateFlowSignReview", {}), ("CreateFlowReminds", {}), ("CancelFlow", {})]
LOOK: Script = [
    ("DescribeFlowBriefs", {"FlowBriefs": [{"FlowId": "yDFlow"}]}),
    ("DescribeFlowInfo", {"FlowDetailInfos": [{"FlowId": "yDFlow", "FlowStatus": 1}]}),
]
LINKS: Script = [
    ("CreateFlowSignUrl", {"FlowApproverUrlInfos": [{"SignUrl": LINK}]}),
    ("CreateSchemeUrl", {"SchemeUrl": LINK}),
    ("DescribeFileUrls", {"FileUrls": [{"Url": LINK}]}),
]


@given(order=orders(), our_id=texts, document=st.binary(max_size=50))
async def test_the_steps_of_a_creation(order: Order, our_id: str, document: bytes) -> None:
    peer = tencent(*(FROM_A_FILE if isinstance(order.source, FromFile) else FROM_A_TEMPLATE))
    creation = await made(peer.ess(), order, our_id, document)
    assert creation.step is Step.STARTED
    check(peer)


@given(search=st.text(max_size=5), template_id=texts)
async def test_templates(search: str, template_id: str) -> None:
    found = {"TemplateId": template_id, "TemplateName": search}
    peer = tencent(*[("DescribeFlowTemplates", {"Templates": [found]})] * 2)
    await peer.ess().templates(search)
    await peer.ess().template(template_id)
    check(peer)


@given(flow_id=texts, reason=texts, decision=st.sampled_from(Decision))
async def test_reviews_reminders_and_cancellations(
    flow_id: str, reason: str, decision: Decision
) -> None:
    peer = tencent(*ACTS)
    await peer.ess().review(flow_id, decision, reason)
    await peer.ess().remind(flow_id)
    await peer.ess().cancel(flow_id, reason)
    check(peer)


async def test_looks() -> None:
    peer = tencent(*LOOK)
    await peer.ess().look(["yDFlow", "yDGone"])
    check(peer)


@given(signer=signers, party_id=texts | st.just(""), template_id=st.sampled_from(["", "yDT"]))
async def test_links(signer: Signer, party_id: str, template_id: str) -> None:
    flow = {"FlowId": "yDFlow", "FlowStatus": 1, "TemplateId": template_id}
    browser, mini_program, download = LINKS
    making = browser if template_id else mini_program
    peer = tencent(("DescribeFlowInfo", {"FlowDetailInfos": [flow]}), making, download)
    assert await peer.ess().sign_link("yDFlow", Party(signer=signer, id=party_id)) == LINK
    assert await peer.ess().download_link("yDFlow") == LINK
    check(peer)


def test_no_request_of_ours_is_left_out_here() -> None:
    scripts = [*FROM_A_FILE, *FROM_A_TEMPLATE, *ACTS, *LOOK, *LINKS]
    ours = {one.action for one in EssRequest.__subclasses__() if one.__module__ in HERE}
    assert {action for action, _ in scripts} | {"DescribeFlowTemplates"} == ours


async def made(ess: Ess, order: Order, our_id: str = "abc", document: bytes = b"%PDF-") -> Creation:
    creation = Creation()
    while not creation.done:
        creation = await ess.create_step(our_id, order, creation, document)
    return creation
