"""How contracts are made here, what is refused, and in which words they are spoken of."""

import base64
from typing import Any

import pytest

from sandbox.tencent import Delays, Tencent, TencentControl
from tests.sandbox.tencent.caller import Json
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.partner.caller import (
    AGENT,
    BOSS,
    COLLEAGUE,
    CONFIG,
    OURS,
    PERSON_SIGNS,
    PLACE,
    SUPPLIER,
    THEY_SIGN,
    WE_SIGN,
    PartnerCaller,
)
from tests.sandbox.tencent.receiver import Receiver

NDA = CONFIG.templates[1]
CUSTOMER_DATA = base64.b64encode(b"abc123").decode()


async def test_news_says_no_more_than_is_sure(
    caller: PartnerCaller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await caller.make(CustomerData=CUSTOMER_DATA)
    await control.sign(flow, 0)
    assert await control.wait_callbacks_settled()
    sent = [one.message for one in await control.callbacks()]
    assert {one["MsgVersion"] for one in sent} == {"ThirdPartyApp"}
    assert [one["MsgData"] for one in sent] == [
        {"FlowId": flow, "FlowStatus": "INIT", "CustomerData": CUSTOMER_DATA},
        {"FlowId": flow, "FlowStatus": "PART", "CustomerData": CUSTOMER_DATA},
    ]


async def test_details_are_in_the_words_of_this_edition(
    caller: PartnerCaller, control: TencentControl
) -> None:
    flow = await caller.make(CustomerData=CUSTOMER_DATA)
    await control.sign(flow, 0)
    seen = await caller.detail(flow)
    assert (seen["FlowStatus"], seen["CustomData"]) == ("PART", CUSTOMER_DATA)
    assert seen["DeadLine"] > seen["CreateOn"]
    ours, theirs = seen["FlowApproverInfos"]
    assert (ours["ApproveStatus"], theirs["ApproveStatus"]) == ("ACCEPT", "PENDING")
    assert ours["ProxyOrganizationOpenId"] == OURS.open_id
    assert ours["ProxyOperatorOpenId"] == BOSS.open_id
    assert theirs["ApproveType"] == "PERSON"


async def test_details_come_newest_first_and_one_unknown_id_refuses_all(
    caller: PartnerCaller,
) -> None:
    ids = [await caller.make() for _ in range(3)]
    answer = await caller.call("DescribeFlowDetailInfo", FlowIds=ids)
    assert [one["FlowId"] for one in answer["FlowInfo"]] == ids[::-1]
    code = await caller.refused("DescribeFlowDetailInfo", FlowIds=[*ids, "y" * 32])
    assert code == "ResourceNotFound"


@pytest.mark.parametrize("name", ["采购 合同", "采购（合同）", "采购-合同", "合" * 201, "合同。"])
async def test_a_name_has_fewer_characters_than_in_ess(caller: PartnerCaller, name: str) -> None:
    code = await caller.refused_make(FlowName=name)
    assert code in ("InvalidParameter.FlowName", "InvalidParameterValue")


@pytest.mark.parametrize("data", ["not base64!", base64.b64encode(b"x" * 800).decode()])
async def test_customer_data_is_base64_and_short(caller: PartnerCaller, data: str) -> None:
    code = await caller.refused_make(CustomerData=data)
    assert code in ("InvalidParameter.CustomerData", "InvalidParameterValue")


@pytest.mark.parametrize(
    ("approver", "code"),
    [
        ({**PERSON_SIGNS, "Name": ""}, "InvalidParameter.Name"),
        ({**PERSON_SIGNS, "Mobile": "+8613900000002"}, "InvalidParameter.Mobile"),
        ({**PERSON_SIGNS, "OrganizationName": "公司"}, "InvalidParameter.OrganizationName"),
        ({**THEY_SIGN, "OpenId": "somebody"}, "InvalidParameter.OrganizationName"),
        ({**THEY_SIGN, "OrganizationName": ""}, "InvalidParameter.OrganizationName"),
        ({**THEY_SIGN, "OrganizationName": "远方(上海)"}, "InvalidParameter.OrganizationName"),
        ({**WE_SIGN, "OrganizationOpenId": ""}, "InvalidParameter.OrganizationName"),
        ({**WE_SIGN, "OrganizationOpenId": "unknown"}, "InvalidParameter.OrganizationName"),
        ({**WE_SIGN, "OrganizationName": "别的公司"}, "InvalidParameter.OrganizationName"),
        ({**WE_SIGN, "OpenId": "a" * 65}, "InvalidParameterValue"),
        ({**WE_SIGN, "OpenId": "newcomer"}, "InvalidParameter.Name"),
        ({**PERSON_SIGNS, "SignComponents": []}, "MissingParameter.SignComponents"),
        (
            {**PERSON_SIGNS, "SignComponents": [{**PLACE, "ComponentType": "SIGN_SEAL"}]},
            "InvalidParameter.SignComponentType",
        ),
        (
            {**PERSON_SIGNS, "SignComponents": [{**PLACE, "ComponentPage": 2}]},
            "InvalidParameter",
        ),
        ({**PERSON_SIGNS, "ApproverType": "ROBOT"}, "InvalidParameterValue"),
        ({key: value for key, value in PERSON_SIGNS.items() if key != "ApproverType"}, "Invalid"),
        ({**PERSON_SIGNS, "PreReadTime": 2}, "InvalidParameterValue"),
    ],
)
async def test_what_is_wrong_with_a_signer_is_refused(
    caller: PartnerCaller, approver: Json, code: str
) -> None:
    assert (await caller.refused_make(approver)).startswith(code)


async def test_the_same_signer_twice_is_refused(caller: PartnerCaller) -> None:
    code = await caller.refused_make(PERSON_SIGNS, PERSON_SIGNS)
    assert code == "InvalidParameter.FlowApprovers"


async def test_who_is_verified_keeps_their_name_whatever_is_said(caller: PartnerCaller) -> None:
    flow = await caller.make({**WE_SIGN, "Name": "别人", "Mobile": "13900000009"})
    [signer] = (await caller.detail(flow))["FlowApproverInfos"]
    assert (signer["ApproveName"], signer["Mobile"]) == (BOSS.name, BOSS.mobile)


async def test_without_an_open_id_somebody_of_the_company_must_claim_it(
    caller: PartnerCaller, control: TencentControl
) -> None:
    nobody = {**WE_SIGN, "OrganizationOpenId": SUPPLIER.open_id, "OpenId": ""}
    flow = await caller.make(nobody)
    [signer] = (await caller.detail(flow))["FlowApproverInfos"]
    assert (signer["ApproveStatus"], signer["ProxyOrganizationName"]) == (
        "WAITPICKUP",
        SUPPLIER.name,
    )


@pytest.mark.parametrize(("types", "code"), [([5, 6], "InvalidParameter.ParamError"), ([3, 5], "")])
async def test_what_a_device_knows_is_no_proof_alone(
    caller: PartnerCaller, types: list[int], code: str
) -> None:
    assert await caller.refused_make({**PERSON_SIGNS, "ApproverSignTypes": types}) == code


async def test_signing_by_oneself_needs_a_scene(caller: PartnerCaller) -> None:
    signer = {**PERSON_SIGNS, "ApproverType": "PERSON_AUTO_SIGN", "Mobile": "13800000003"}
    assert await caller.refused_make(signer) == "InvalidParameter.ParamError"
    assert await caller.refused_make(signer, AutoSignScene="OTHER") == ""


async def test_all_files_of_an_upload_are_taken_or_none(caller: PartnerCaller) -> None:
    good = {"FileBody": base64.b64encode(b"%PDF-1.4 %%EOF").decode(), "FileName": "a.pdf"}
    text = {"FileBody": base64.b64encode(b"text").decode(), "FileName": "b.txt"}
    for infos in (
        [good, text],
        [good, {**good, "FileBody": "no base64"}],
        [{**good, "FileName": "a"}],
    ):
        code = await caller.refused("UploadFiles", BusinessType="DOCUMENT", FileInfos=infos)
        assert code == "InvalidParameter"
    assert not caller.tencent.world.files


async def test_what_is_no_pdf_must_be_converted_first(
    caller: PartnerCaller, time: ManualTime, control: TencentControl
) -> None:
    file_id = await caller.upload("报价一百元".encode(), "报价.txt")
    assert await caller.refused_make(FileIds=[file_id]) == "InvalidParameter.FlowFileIds"
    asked: Json = {"ResourceType": "txt", "ResourceName": "报价.txt", "ResourceId": file_id}
    task = (await caller.call("CreateFileConvertTask", **asked))["TaskId"]
    assert (await caller.call("DescribeFileConvertTask", TaskId=task))["TaskStatus"] in (0, 4)
    time.advance(Delays().convert)
    assert await control.wait_callbacks_settled()
    done = await caller.call("DescribeFileConvertTask", TaskId=task)
    assert done["TaskStatus"] == 8
    assert await caller.refused_make(FileIds=[done["ResourceId"]]) == ""


def info(**more: Any) -> Json:
    """One of many from the template of two roles."""
    company, person = NDA.roles
    return {
        "FlowName": "保密协议",
        "Deadline": 4_000_000_000,
        "TemplateId": NDA.id,
        "FlowApprovers": [
            {**WE_SIGN, "RecipientId": company.id, "SignComponents": []},
            {**PERSON_SIGNS, "RecipientId": person.id, "SignComponents": []},
        ],
        **more,
    }


async def test_many_are_answered_position_by_position(
    caller: PartnerCaller, tencent: Tencent
) -> None:
    infos = [info(), info(FlowName="名 称"), info(TemplateId="y" * 32), info(CustomerData="YQ==")]
    answer = await caller.call("CreateFlowsByTemplates", FlowInfos=infos)
    assert [bool(one) for one in answer["FlowIds"]] == [True, False, False, True]
    assert [bool(one) for one in answer["ErrorMessages"]] == [False, True, True, False]
    assert answer["CustomerData"] == ["", "", "", "YQ=="]
    assert [one["TaskStatus"] for one in answer["TaskInfos"]] == ["NOTREADY", "", "", "NOTREADY"]
    assert len(answer["FlowApprovers"]) == 2
    assert tencent.world.quota.left == CONFIG.quota - 2


async def test_one_from_a_template_goes_out_by_itself(
    caller: PartnerCaller, time: ManualTime, control: TencentControl
) -> None:
    answer = await caller.call("CreateFlowsByTemplates", FlowInfos=[info()])
    [flow] = answer["FlowIds"]
    urls = await caller.call(
        "CreateSignUrls",
        FlowIds=[flow],
        GenerateType="PERSON",
        Name="李四",
        Mobile="13900000002",
    )
    assert urls["ErrorMessages"] != [""]
    time.advance(Delays().compose)
    assert await control.wait_callbacks_settled()
    kinds = [one.message["MsgType"] for one in await control.callbacks()]
    assert kinds == ["DocumentFill", "FlowStatusChange"]


@pytest.mark.parametrize(
    "change",
    [
        {"FlowApprovers": info()["FlowApprovers"][::-1]},
        {"FlowApprovers": info()["FlowApprovers"][:1]},
        {"FormFields": [{"ComponentName": "没有", "ComponentValue": "1"}]},
        {"FormFields": [{"ComponentId": "ComponentId_0", "ComponentValue": "1"}]},
    ],
)
async def test_signers_and_fields_must_be_the_templates(
    caller: PartnerCaller, change: Json
) -> None:
    answer = await caller.call("CreateFlowsByTemplates", FlowInfos=[info(**change)])
    assert answer["FlowIds"] == [""]
    assert answer["ErrorMessages"] != [""]


async def test_a_group_is_made_whole_or_not_at_all(caller: PartnerCaller, tencent: Tencent) -> None:
    group: Json = {"FlowGroupName": "组", "FlowInfos": [info(), info(FlowName="名 称")]}
    code = await caller.refused("ChannelCreateFlowGroupByTemplates", **group)
    assert code.startswith("InvalidParameter")
    assert not tencent.world.flows
    readers = [{"Name": "王五", "Mobile": "13900000003"}]
    group["FlowInfos"] = [info(), info(CcInfos=readers)]
    code = await caller.refused("ChannelCreateFlowGroupByTemplates", **group)
    assert code == "UnsupportedOperation"
    group["FlowInfos"] = [info()]
    assert await caller.refused("ChannelCreateFlowGroupByTemplates", **group)


async def test_reminded_once_and_can_remind_says_nothing(caller: PartnerCaller) -> None:
    flow = await caller.make()
    for said in ("催办成功", "已催办过"):
        answer = await caller.call("ChannelCreateFlowReminds", FlowIds=[flow])
        [record] = answer["RemindFlowRecords"]
        assert record["CanRemind"] is True
        assert said in record["RemindMessage"]


async def test_only_who_sent_it_or_an_administrator_cancels(caller: PartnerCaller) -> None:
    flow = await caller.make()
    agent = {**AGENT, "ProxyOperator": {"OpenId": COLLEAGUE.open_id}}
    code = await caller.refused("ChannelCancelFlow", FlowId=flow, Agent=agent)
    assert code == "OperationDenied.Forbid"
    assert await caller.refused("ChannelCancelFlow", FlowId=flow, CancelMessage="错。") == (
        "InvalidParameter.CancelReason"
    )
    await caller.call("ChannelCancelFlow", FlowId=flow)
    assert (await caller.detail(flow))["FlowMessage"] == "自动撤销（通过接口实现）"


async def test_messages_about_many_cancellations_are_none_or_one_each(
    caller: PartnerCaller,
) -> None:
    ids = [await caller.make() for _ in range(2)]
    answer = await caller.call("ChannelBatchCancelFlows", FlowIds=ids)
    assert answer["FailMessages"] == []
    answer = await caller.call("ChannelBatchCancelFlows", FlowIds=[*ids, "y" * 32])
    assert [bool(one) for one in answer["FailMessages"]] == [False, False, True]


async def test_downloads_are_answered_position_by_position(caller: PartnerCaller) -> None:
    flow = await caller.make()
    answer = await caller.call("DescribeResourceUrlsByFlows", FlowIds=["y" * 32, flow])
    assert [bool(one) for one in answer["ErrorMessages"]] == [True, False]
    assert [len(one["ResourceUrlInfos"]) for one in answer["FlowResourceUrlInfos"]] == [0, 1]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"StartTime": "20260101", "EndTime": "20260201"}, "InvalidParameterValue.InvalidTime"),
        ({"StartTime": "20260131", "EndTime": "20260101"}, "InvalidParameterValue.InvalidTime"),
        ({"StartTime": "2026-01-01", "EndTime": "20260131"}, "InvalidParameterValue.InvalidTime"),
        ({"StartTime": "20260101", "EndTime": "20260131", "Limit": 500}, "InvalidParameter"),
    ],
)
async def test_use_is_told_for_one_month_at_most(
    caller: PartnerCaller, asked: Json, code: str
) -> None:
    assert (await caller.refused("ChannelDescribeBillUsageDetail", **asked)).startswith(code)


async def test_links_are_for_whom_they_were_asked(caller: PartnerCaller) -> None:
    flow = await caller.make(WE_SIGN, PERSON_SIGNS, THEY_SIGN, Unordered=True)
    asked: list[Json] = [
        {"GenerateType": "PERSON", "Name": "李四", "Mobile": "13900000002"},
        {
            "GenerateType": "CHANNEL",
            "OrganizationOpenId": OURS.open_id,
            "OpenId": BOSS.open_id,
        },
        {
            "GenerateType": "NOT_CHANNEL",
            "OrganizationName": THEY_SIGN["OrganizationName"],
            "Name": "张三",
            "Mobile": "13900000004",
        },
    ]
    for one in asked:
        answer = await caller.call("CreateSignUrls", FlowIds=[flow], Endpoint="WEIXINAPP", **one)
        assert answer["ErrorMessages"] == [""]
        assert answer["SignUrlInfos"][0]["SignUrl"]
    stranger = {**asked[0], "Name": "赵六"}
    answer = await caller.call("CreateSignUrls", FlowIds=[flow], **stranger)
    assert answer["ErrorMessages"] != [""]
    incomplete = {"GenerateType": "CHANNEL", "OpenId": BOSS.open_id}
    assert await caller.refused("CreateSignUrls", FlowIds=[flow], **incomplete) == (
        "MissingParameter"
    )
