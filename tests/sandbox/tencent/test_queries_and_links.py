"""DescribeFlowInfo, DescribeFlowBriefs, CreateFlowSignUrl, CreateSchemeUrl and the sign page."""

from typing import Any

import httpx
import pytest

from sandbox.tencent import TencentControl
from tests.sandbox.tencent.caller import OURS, Caller
from tests.sandbox.tencent.manual_time import ManualTime

WANG = {
    "ApproverType": 0,
    "OrganizationName": OURS,
    "ApproverName": "王经理",
    "ApproverMobile": "13800000001",
}
LI = {"ApproverType": 1, "ApproverName": "李四", "ApproverMobile": "13900000002"}


async def test_details_know_the_signers_but_not_the_deadline(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    await control.sign(flow, 0)
    (info,) = (await caller.call("DescribeFlowInfo", FlowIds=[flow]))["FlowDetailInfos"]
    assert info["FlowStatus"] == 2
    signers = info["FlowApproverInfos"]
    assert [one["ApproveStatus"] for one in signers] == [3, 2]
    assert [one["ApproveType"] for one in signers] == ["ORGANIZATION", "PERSON"]
    assert not {"Deadline", "DeadLine"} & set(info)


async def test_one_unknown_id_fails_the_details(caller: Caller) -> None:
    flow = await caller.make()
    code = await caller.refused("DescribeFlowInfo", FlowIds=[flow, "y" * 32])
    assert code == "FailedOperation"
    assert await caller.refused("DescribeFlowInfo") == "MissingParameter"


async def test_briefs_leave_unknown_ids_out_and_keep_no_order(
    caller: Caller, time: ManualTime
) -> None:
    deadline = int(time.now) + 3600
    first, second = await caller.make(Deadline=deadline), await caller.make()
    answer = await caller.call("DescribeFlowBriefs", FlowIds=[first, "y" * 32, second])
    assert [one["FlowId"] for one in answer["FlowBriefs"]] == [second, first]
    assert answer["FlowBriefs"][1]["Deadline"] == deadline


async def sign_url(caller: Caller, flow: str, who: dict[str, Any], **parameters: Any) -> str:
    wanted = {"FlowId": flow, "FlowApproverInfos": [who], **parameters}
    answer = await caller.call("CreateFlowSignUrl", **wanted)
    return str(answer["FlowApproverUrlInfos"][0]["SignUrl"])


async def test_behind_a_sign_link_its_signer_can_sign(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make(FlowName="采购合同&(A)")
    url = await sign_url(caller, flow, WANG)
    page = (await caller.http.get(url)).text
    assert "采购合同&amp;(A)" in page
    assert "Done." in (await caller.http.post(url, data={"do": "sign"})).text
    assert (await control.flow(flow)).status == 2
    assert "nothing to sign" in (await caller.http.get(url)).text


async def test_behind_a_sign_link_its_signer_can_refuse(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    url = await sign_url(caller, flow, WANG)
    await caller.http.post(url, data={"do": "refuse", "reason": "<b>no</b>"})
    assert (await control.flow(flow)).message == "<b>no</b>"


async def test_behind_a_sign_link_the_turn_and_the_review_still_count(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make(NeedSignReview=True)
    ours, theirs = await sign_url(caller, flow, WANG), await sign_url(caller, flow, LI)
    assert "turn" in (await caller.http.post(theirs, data={"do": "sign"})).text
    assert "review" in (await caller.http.post(ours, data={"do": "sign"})).text
    assert (await control.flow(flow)).status == 1


async def test_a_sign_link_works_for_half_an_hour(caller: Caller, time: ManualTime) -> None:
    url = await sign_url(caller, await caller.make(), WANG)
    time.advance(1799)
    assert (await caller.http.get(url)).status_code == httpx.codes.OK
    time.advance(1)
    assert (await caller.http.get(url)).status_code == httpx.codes.FORBIDDEN


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ({**LI, "ApproverName": "李五"}, "ResourceNotFound"),
        ({**LI, "ApproverMobile": "13900000009"}, "ResourceNotFound"),
        ({**LI, "RecipientId": "y" * 32}, "ResourceNotFound"),
        ({**LI, "ApproverMobile": "139****0002"}, "InvalidParameterValue.Mask"),
        ({"ApproverType": 1, "ApproverName": "李四"}, "MissingParameter"),
        ({**WANG, "OrganizationName": ""}, "MissingParameter"),
    ],
)
async def test_a_sign_link_is_for_a_signer_of_the_contract(
    caller: Caller, who: dict[str, Any], code: str
) -> None:
    flow = await caller.make()
    wanted = {"FlowId": flow, "FlowApproverInfos": [who]}
    assert await caller.refused("CreateFlowSignUrl", **wanted) == code


async def test_who_places_their_own_seal_cannot_do_it_in_a_browser(caller: Caller) -> None:
    flow = await caller.make(SignBeanTag=1)
    wanted = {"FlowId": flow, "FlowApproverInfos": [LI]}
    assert await caller.refused("CreateFlowSignUrl", **wanted) == "FailedOperation"


@pytest.mark.parametrize("life", [1799, 7776001])
async def test_the_life_of_a_sign_link_has_limits(caller: Caller, life: int) -> None:
    wanted = {"FlowId": await caller.make(), "FlowApproverInfos": [LI], "ExpiredOn": life}
    assert await caller.refused("CreateFlowSignUrl", **wanted) == "InvalidParameter"


async def test_a_mini_program_link_leads_to_the_contract(caller: Caller) -> None:
    wanted = {"FlowId": await caller.make(), "PathType": 1, "Name": "李四", "Mobile": "13900000002"}
    answer = await caller.call("CreateSchemeUrl", **wanted, EndPoint="HTTP_SHORT_URL")
    assert "李四" in (await caller.http.get(answer["SchemeUrl"])).text
    answer = await caller.call("CreateSchemeUrl", **wanted, EndPoint="APP")
    assert answer["SchemeUrl"].startswith("pages/")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"EndPoint": "HTTP"}, "OperationDenied.NoSupportJumpPage"),
        ({"EndPoint": "WEB"}, "InvalidParameterValue"),
        ({"FlowId": ""}, "MissingParameter"),
        ({"FlowId": "y" * 32}, "ResourceNotFound.Flow"),
        ({"Mobile": "139"}, "InvalidParameter.Mobile"),
        ({"Name": "李五"}, "InvalidParameter.DataNotFound"),
        ({"PathType": 2}, "UnsupportedOperation"),
    ],
)
async def test_a_mini_program_link_needs_what_its_page_needs(
    caller: Caller, change: dict[str, Any], code: str
) -> None:
    flow = await caller.make()
    wanted = {"FlowId": flow, "PathType": 1, "EndPoint": "HTTP_SHORT_URL", **change}
    assert await caller.refused("CreateSchemeUrl", **wanted) == code
