"""Links to many contracts, links to look only, links to take a role, and the pages behind them."""

from typing import Any

import httpx
import pytest

from sandbox.tencent import TEMPLATES, Feature, Settings, TencentControl
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, PLACE, Caller, Json
from tests.sandbox.tencent.manual_time import ManualTime

DAY = 86400
LI: Json = {"Name": "李四", "Mobile": "13900000002"}
LI_INFO: Json = {"ApproverType": 1, "ApproverName": "李四", "ApproverMobile": "13900000002"}
LATER: Json = {"ApproverType": 1, "ApproverOption": {"FillType": 1}, "SignComponents": [PLACE]}


async def two(caller: Caller) -> list[str]:
    return [await caller.make(PERSON_SIGNS, FlowName=name) for name in ("合同一", "合同二")]


async def test_one_link_leads_to_all_of_them(caller: Caller, control: TencentControl) -> None:
    flows = await two(caller)
    answer = await caller.call("CreateBatchSignUrl", FlowIds=flows, **LI)
    page = (await caller.http.get(answer["SignUrl"])).text
    assert "合同一" in page
    assert "合同二" in page
    (rest,) = [part.split('"')[0] for part in page.split('href="')[1:]]
    for url in (answer["SignUrl"], f"{caller.tencent.api_url}{rest}"):
        await caller.http.post(url, data={"do": "sign"})
    assert [(await control.flow(flow)).status for flow in flows] == [4, 4]


async def test_in_wechat_it_lives_a_week_in_a_browser_half_an_hour(
    caller: Caller, time: ManualTime
) -> None:
    flows = await two(caller)
    wechat = await caller.call("CreateBatchSignUrl", FlowIds=flows, **LI)
    assert wechat["ExpiredTime"] == int(time.now) + 7 * DAY
    quick = await caller.call("CreateBatchQuickSignUrl", FlowIds=flows, FlowApproverInfo=LI_INFO)
    urls = (wechat["SignUrl"], quick["FlowApproverUrlInfo"]["SignUrl"])
    time.advance(1800)
    codes = [(await caller.http.get(url)).status_code for url in urls]
    assert codes == [httpx.codes.OK, httpx.codes.FORBIDDEN]


@pytest.mark.parametrize("action", ["CreateBatchSignUrl", "CreateBatchQuickSignUrl"])
async def test_it_must_be_their_turn_in_every_one_at_a_place_that_is_set(
    caller: Caller, action: str
) -> None:
    who: Json = LI if action == "CreateBatchSignUrl" else {"FlowApproverInfo": LI_INFO}

    async def refused(*flows: str) -> str:
        return await caller.refused(action, FlowIds=list(flows), **who)

    good = await caller.make(PERSON_SIGNS)
    waiting = await caller.make(OURS_SIGNS, PERSON_SIGNS)
    free = await caller.make({**PERSON_SIGNS, "SignComponents": []}, SignBeanTag=1)
    assert await refused(good) == ""
    assert await refused(good, waiting) in ("OperationDenied", "FailedOperation")
    assert await refused(good, free) in ("OperationDenied", "FailedOperation")
    assert await refused(good, await caller.make(OURS_SIGNS)) in (
        "InvalidParameter",
        "ResourceNotFound",
    )
    assert await refused() == "MissingParameter"
    assert await refused(*[good] * 101)


async def test_links_to_many_are_a_feature_and_browser_links_another(
    caller: Caller, control: TencentControl
) -> None:
    flows = await two(caller)
    closed = {Feature.BATCH_LINKS, Feature.H5_LINKS}
    await control.change(Settings(features=frozenset(Feature) - closed))
    code = await caller.refused("CreateBatchSignUrl", FlowIds=flows, **LI)
    assert code == "UnauthorizedOperation.NoPermissionFeature"
    quick: Json = {"FlowIds": flows, "FlowApproverInfo": LI_INFO}
    code = await caller.refused("CreateBatchQuickSignUrl", **quick)
    assert code == "UnauthorizedOperation.NoPermissionFeature"


async def test_whoever_sent_it_can_look_at_it_even_when_it_has_ended(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await caller.make()
    await control.refuse(flow, 0)
    answer = await caller.call("CreateFlowSignUrl", FlowId=flow, UrlType=1)
    (info,) = answer["FlowApproverUrlInfos"]
    assert (await caller.http.get(info["SignUrl"])).content.startswith(b"%PDF-")
    time.advance(1800)
    assert (await caller.http.get(info["SignUrl"])).status_code == httpx.codes.FORBIDDEN
    code = await caller.refused("CreateFlowSignUrl", FlowId="y" * 32, UrlType=1)
    assert code == "ResourceNotFound.Flow"


async def test_without_a_name_the_mini_program_shows_the_contract_and_lets_nobody_sign(
    caller: Caller,
) -> None:
    wanted: Json = {"FlowId": await caller.make(), "EndPoint": "HTTP_SHORT_URL", "PathType": 1}
    answer = await caller.call("CreateSchemeUrl", **wanted)
    assert (await caller.http.get(answer["SchemeUrl"])).content.startswith(b"%PDF-")


async def test_on_its_cover_a_role_is_taken(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make(LATER)
    role = (await control.flow(flow)).signers[0].recipient_id
    wanted: Json = {"FlowId": flow, "EndPoint": "HTTP_SHORT_URL", "PathType": 3}
    answer = await caller.call("CreateSchemeUrl", RecipientId=role, **wanted)
    assert "领取" in (await caller.http.get(answer["SchemeUrl"])).text
    form = {"do": "claim", "name": "钱五", "mobile": "13900000003"}
    assert "已完成" in (await caller.http.post(answer["SchemeUrl"], data=form)).text
    assert (await control.flow(flow)).signers[0].name == "钱五"
    code = await caller.refused("CreateSchemeUrl", RecipientId=role, **wanted)
    assert code == "InvalidParameter.DataNotFound"


async def test_the_page_to_withdraw_many_names_them_and_asks_why(
    caller: Caller, control: TencentControl
) -> None:
    flows = await two(caller)
    made = await caller.call("CreateBatchCancelFlowUrl", FlowIds=flows)
    page = (await caller.http.get(made["BatchCancelFlowUrl"])).text
    assert "合同一、合同二" in page
    said = await caller.http.post(made["BatchCancelFlowUrl"], data={"reason": ""})
    assert "CancelReason" in said.text
    said = await caller.http.post(made["BatchCancelFlowUrl"], data={"reason": "价格有误"})
    assert "已完成" in said.text
    assert [(await control.flow(flow)).message for flow in flows] == ["价格有误"] * 2


async def test_the_page_of_a_sign_code_makes_a_contract(
    caller: Caller, control: TencentControl
) -> None:
    made = await caller.call(
        "CreateMultiFlowSignQRCode", TemplateId=TEMPLATES[1].id, FlowName="保密协议"
    )
    url = made["SignUrls"]["HttpSignUrl"]
    assert "保密协议" in (await caller.http.get(url)).text
    said = await caller.http.post(url, data={"name": "钱五", "mobile": "12"})
    assert "InvalidParameter" in said.text
    await caller.http.post(url, data={"name": "钱五", "mobile": "13900000003"})
    assert [one.name for one in await control.flows()] == ["保密协议"]
    unknown = await caller.http.get(f"{caller.tencent.api_url}/_scan/nothing")
    assert unknown.status_code == httpx.codes.FORBIDDEN


async def reviewed(caller: Caller, control: TencentControl, time: ManualTime) -> str:
    """A contract from a template that waits for the review of its sending."""
    await control.change(Settings(reviews_creation=True))
    roles = TEMPLATES[1].roles
    signers = [
        {**OURS_SIGNS, "RecipientId": roles[0].id},
        {**PERSON_SIGNS, "RecipientId": roles[1].id},
    ]
    bare = [{k: v for k, v in one.items() if k != "SignComponents"} for one in signers]
    made = await caller.call("CreateFlow", FlowName="保密协议", Approvers=bare, Unordered=True)
    flow = str(made["FlowId"])
    await caller.call("CreateDocument", FlowId=flow, TemplateId=TEMPLATES[1].id)
    time.advance(3)
    await control.wait_callbacks_settled()
    assert (await caller.call("StartFlow", FlowId=flow))["Status"] == "REVIEW"
    return flow


async def review(caller: Caller, flow: str, kind: str, **parameters: Any) -> str:
    wanted: Json = {"FlowId": flow, "ReviewType": kind, "OperateType": "CreateReview"}
    return await caller.refused("CreateFlowSignReview", **wanted, **parameters)


async def test_a_contract_waits_for_the_review_of_its_sending(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await reviewed(caller, control, time)
    assert (await control.flow(flow)).status == 0
    assert await caller.refused("StartFlow", FlowId=flow) == "OperationDenied.FlowHasStarted"
    assert await review(caller, flow, "REJECT") == "InvalidParameter.ParamError"
    assert await review(caller, flow, "REJECT", ReviewMessage="金额不对") == ""
    refused = await review(caller, flow, "SIGN_REJECT", ReviewMessage="不签")
    assert refused == "InvalidParameter.ParamError"
    assert (await control.flow(flow)).status == 0
    assert await review(caller, flow, "PASS") == ""
    assert (await control.flow(flow)).status == 1
    assert await review(caller, flow, "REJECT", ReviewMessage="太晚") == ""
    assert (await control.flow(flow)).status == 1


async def test_what_needs_no_such_review_takes_none(caller: Caller) -> None:
    code = await review(caller, await caller.make(), "PASS")
    assert code == "FailedOperation.NotAvailableSignReview"


async def test_one_review_holds_for_all_contracts_of_a_group(
    caller: Caller, control: TencentControl
) -> None:
    infos = [
        {
            "FlowName": name,
            "FileIds": [await caller.upload()],
            "Approvers": [OURS_SIGNS],
            "NeedSignReview": True,
        }
        for name in ("合同一", "合同二")
    ]
    group = await caller.call("CreateFlowGroupByFiles", FlowGroupName="一组", FlowGroupInfos=infos)
    us: Json = {
        "ApproverType": "ORGANIZATION",
        "ApproverName": "王经理",
        "ApproverMobile": "13800000001",
        "OrganizationName": OURS_SIGNS["OrganizationName"],
    }
    wanted: Json = {"FlowGroupId": group["FlowGroupId"], "ReviewType": "PASS"}
    action = "CreateFlowGroupSignReview"
    person = {**us, "ApproverType": "PERSON"}
    assert await caller.refused(action, **wanted, ApproverInfo=person) == "ResourceNotFound"
    strange = {**us, "ApproverType": "0"}
    assert await caller.refused(action, **wanted, ApproverInfo=strange)
    assert await caller.refused(action, **wanted, ApproverInfo=us) == ""
    for flow in group["FlowIds"]:
        assert (await control.sign(flow, 0)).status == 4
