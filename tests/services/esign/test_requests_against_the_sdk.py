"""Every body that the adapter emits is understood whole by the official SDK.

Those that make contracts: `test_create_requests_against_the_sdk`; those about running contracts
and the company: `test_running_requests_against_the_sdk`.
"""

from hypothesis import given
from hypothesis import strategies as st

from services.contracts.model import Decision, Party
from services.contracts.order import Signer
from services.esign.ess import requests
from services.esign.ess.requests import EssRequest

from .against_the_sdk import check
from .answers import Answer, tencent
from .orders import signers, texts

Script = list[tuple[str, Answer]]
HERE = requests.__name__
LINK = "https://essurl.cn/x"
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
    scripts = [*ACTS, *LOOK, *LINKS]
    ours = {one.action for one in EssRequest.__subclasses__() if one.__module__ == HERE}
    assert {action for action, _ in scripts} == ours
