"""Proofs, reports, sign codes, seals, the group's companies, and what was used."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from sandbox.tencent import (
    EMPLOYEES,
    TEMPLATES,
    ControlRefused,
    Feature,
    Settings,
    TencentControl,
)
from sandbox.tencent.config import COMPANIES, SEALS
from tests.sandbox.tencent.caller import Caller, Json
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.receiver import Receiver

DAY = 86400
SALES, NDA, OLD, ONBOARDING = (one.id for one in TEMPLATES[:4])
COLLEAGUE = {"UserId": EMPLOYEES[1].user_id}
QIAN = ("钱五", "13900000003")


async def finished(caller: Caller, control: TencentControl) -> str:
    flow = await caller.make()
    await control.sign(flow, 0)
    await control.sign(flow, 1)
    return flow


async def test_a_signed_contract_is_genuine_and_says_who_signed_identity_number_and_all(
    caller: Caller, control: TencentControl
) -> None:
    told = await caller.call("VerifyPdf", FlowId=await finished(caller, control))
    ours, theirs = told["PdfVerifyResults"]
    assert (told["VerifyResult"], ours["VerifyResult"], theirs["VerifyResult"]) == (1, 1, 1)
    assert theirs["SignerName"].startswith("ESS@李四@1101011990")
    assert len(told["VerifySerialNo"]) == 11


async def test_before_anybody_signs_there_is_nothing_to_verify(caller: Caller) -> None:
    told = await caller.call("VerifyPdf", FlowId=await caller.make())
    assert (told["VerifyResult"], told["PdfVerifyResults"]) == (4, [])
    assert await caller.refused("VerifyPdf", FlowId="y" * 32) == "InvalidParameter.ParamError"


async def report(caller: Caller, report_id: str) -> Json:
    return await caller.call("DescribeFlowEvidenceReport", ReportId=report_id)


async def test_a_report_takes_a_day_and_its_link_five_minutes(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await finished(caller, control)
    made = await caller.call("CreateFlowEvidenceReport", FlowId=flow)
    assert (made["Status"], made["ReportUrl"]) == ("EvidenceStatusExecuting", "")
    assert (await report(caller, made["ReportId"]))["ReportUrl"] == ""
    time.advance(DAY)
    ready = await report(caller, made["ReportId"])
    assert ready["Status"] == "EvidenceStatusSuccess"
    assert (await caller.http.get(ready["ReportUrl"])).content.startswith(b"%PDF-")
    time.advance(300)
    assert (await caller.http.get(ready["ReportUrl"])).status_code == httpx.codes.FORBIDDEN


async def test_a_report_can_fail(caller: Caller, control: TencentControl) -> None:
    made = await caller.call("CreateFlowEvidenceReport", FlowId=await finished(caller, control))
    await control.finish_report(made["ReportId"], "failed")
    assert (await report(caller, made["ReportId"]))["Status"] == "EvidenceStatusFailed"


async def test_reports_are_of_finished_contracts_for_administrators_with_a_package(
    caller: Caller, control: TencentControl
) -> None:
    async def refused(flow: str, **parameters: Any) -> str:
        return await caller.refused("CreateFlowEvidenceReport", FlowId=flow, **parameters)

    assert await refused(await caller.make()) == "OperationDenied.FlowStatusForbid"
    assert await refused("y" * 32) == "ResourceNotFound.Flow"
    flow = await finished(caller, control)
    only_admins = "OperationDenied.NotBelongSuperAdminOrLegalPerson"
    assert await refused(flow, Operator=COLLEAGUE) == only_admins
    await control.change(Settings(features=frozenset(Feature) - {Feature.EVIDENCE}))
    assert await refused(flow) == "OperationDenied.ProveNoQuota"
    code = await caller.refused("DescribeFlowEvidenceReport", ReportId="y" * 32)
    assert code == "InvalidParameter.DataNotFound"


async def make_code(caller: Caller, **parameters: Any) -> str:
    wanted = {"TemplateId": NDA, "FlowName": "保密协议", **parameters}
    return str((await caller.call("CreateMultiFlowSignQRCode", **wanted))["QrCode"]["QrCodeId"])


async def test_whoever_scans_gets_a_contract_of_their_own_and_it_is_told(
    caller: Caller, control: TencentControl, time: ManualTime, receiver: Receiver
) -> None:
    code = await make_code(caller)
    shown = await control.scan(code, *QIAN)
    assert (shown.status, shown.name) == (1, "保密协议")
    assert [one.name for one in shown.signers] == ["王经理", "钱五"]
    assert shown.deadline == int(time.now) + 7 * DAY
    assert (await control.state()).quota == 99
    assert (await control.sign(shown.flow_id, "钱五")).signers[1].status == 3
    await control.wait_callbacks_settled()
    kinds = [one.plain()["MsgType"] for one in receiver.arrived]
    assert kinds == ["FlowStatusChange", "MultiFlowSignQrCodeCost", "FlowStatusChange"]
    assert receiver.arrived[1].plain()["MsgData"]["FlowId"] == shown.flow_id


async def test_a_code_serves_so_many_and_five_where_nothing_is_said(
    caller: Caller, control: TencentControl
) -> None:
    code = await make_code(caller)
    for number in range(5):
        await control.scan(code, "钱五", f"1390000010{number}")
    with pytest.raises(ControlRefused, match="QrInvalid"):
        await control.scan(code, *QIAN)
    assert [(one.left, len(one.flow_ids)) for one in await control.codes()] == [(0, 5)]


async def test_a_code_dies_after_a_week_or_when_it_is_cancelled(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    first, second = await make_code(caller), await make_code(caller)
    await caller.call("CancelMultiFlowSignQRCode", QrCodeId=first)
    with pytest.raises(ControlRefused, match="QrInvalid"):
        await control.scan(first, *QIAN)
    code = await caller.refused("CancelMultiFlowSignQRCode", QrCodeId=first)
    assert code == "OperationDenied.QrInvalid"
    time.advance(7 * DAY)
    with pytest.raises(ControlRefused, match="QrHasExpire"):
        await control.scan(second, *QIAN)
    code = await caller.refused("CancelMultiFlowSignQRCode", QrCodeId=second)
    assert code == "OperationDenied.QrHasExpire"
    code = await caller.refused("CancelMultiFlowSignQRCode", QrCodeId="y" * 32)
    assert code == "ResourceNotFound.QrInfo"


async def test_without_quota_nothing_comes_of_a_scan_and_that_is_told(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    code = await make_code(caller)
    await control.change(Settings(quota=0))
    with pytest.raises(ControlRefused, match="NoQuota"):
        await control.scan(code, *QIAN)
    assert await control.flows() == []
    await control.wait_callbacks_settled()
    assert [one.plain()["MsgType"] for one in receiver.arrived] == ["CreateFlowByQrCode"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"TemplateId": "y" * 32}, "FailedOperation.QrCodeTemplateId"),
        ({"TemplateId": OLD}, "FailedOperation.QrCodeTemplateId"),
        ({"TemplateId": SALES}, "FailedOperation.QrCodeCreatorSignComponents"),
        ({"TemplateId": ONBOARDING}, "FailedOperation.QrCodeSignUsers"),
        ({"FlowName": "a/b"}, "InvalidParameter.FlowName"),
        ({"QrEffectiveDay": 91}, "InvalidParameter.QrEffectDay"),
        ({"FlowEffectiveDay": 31}, "InvalidParameter.QrFlowEffectDay"),
        ({"QrCodeExpiredOn": 1}, "InvalidParameter.QrEffectDay"),
        ({"ForbidPersonalMultipleSign": True}, "UnsupportedOperation"),
    ],
)
async def test_a_code_that_cannot_be_is_refused_by_the_right_code(
    caller: Caller, change: Json, code: str
) -> None:
    wanted = {"TemplateId": NDA, "FlowName": "保密协议", **change}
    assert await caller.refused("CreateMultiFlowSignQRCode", **wanted) == code


async def test_a_code_lives_a_year_where_its_last_second_is_named(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    code = await make_code(caller, QrCodeExpiredOn=int(time.now) + 365 * DAY)
    time.advance(364 * DAY)
    assert (await control.scan(code, *QIAN)).status == 1
    beyond = int(time.now) + 366 * DAY
    wanted = {"TemplateId": NDA, "FlowName": "保密协议", "QrCodeExpiredOn": beyond}
    assert await caller.refused("CreateMultiFlowSignQRCode", **wanted)


async def seals(caller: Caller, **parameters: Any) -> list[str]:
    told = await caller.call("DescribeOrganizationSeals", **parameters)
    return [one["SealId"] for one in told["Seals"]]


async def test_of_seals_the_offset_is_the_number_of_a_page(caller: Caller) -> None:
    every = [one.id for one in SEALS]
    assert await seals(caller, SealStatuses=["ALL"]) == every
    assert await seals(caller, SealStatuses=["ALL"], Limit=3, Offset=0) == every[:3]
    assert await seals(caller, SealStatuses=["ALL"], Limit=3, Offset=1) == every[3:]
    assert await seals(caller, SealStatuses=["ALL"], Limit=3, Offset=2) == []


async def test_without_a_status_only_seals_in_use_are_told(caller: Caller) -> None:
    used = [one.id for one in SEALS if one.status == "SUCCESS"]
    assert await seals(caller) == used
    assert await seals(caller, SealTypes=["FINANCE"]) == []
    assert await seals(caller, SealId=used[1]) == [used[1]]
    assert await caller.refused("DescribeOrganizationSeals", Limit=201)


async def companies(caller: Caller, **parameters: Any) -> Json:
    wanted = {"Limit": 200, "Offset": 0, **parameters}
    return await caller.call("DescribeOrganizationGroupOrganizations", **wanted)


async def test_of_companies_the_offset_is_how_many_to_leave_out(caller: Caller) -> None:
    told = await companies(caller, Limit=2, Offset=1)
    assert [one["Name"] for one in told["List"]] == [one.name for one in COMPANIES[1:3]]
    assert told["Total"] == len(COMPANIES)
    joined = await companies(caller, Status=5)
    assert {one["Status"] for one in joined["List"]} == {5}
    assert [one["Name"] for one in (await companies(caller, Name="北方"))["List"]] == [
        COMPANIES[1].name
    ]
    missing = await caller.refused("DescribeOrganizationGroupOrganizations", Limit=200)
    assert missing == "MissingParameter"


def day(seconds: float, days: int = 0) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8, days=days):%Y%m%d}"


async def test_use_is_told_of_at_most_ninety_days(caller: Caller, time: ManualTime) -> None:
    await caller.make()
    await caller.make(Agent={"ProxyOrganizationId": COMPANIES[1].id})
    told = await caller.call(
        "DescribeBillUsage",
        StartTime=day(time.now, -90),
        EndTime=day(time.now),
        DisplaySubEnterprise=True,
    )
    contracts = {one["QuotaType"]: one for one in told["Summary"]}["CloudEnterprise"]
    assert (contracts["Used"], contracts["Available"]) == (1, 98)
    used = {one["OrganizationName"]: one["Usage"][0]["Used"] for one in told["SubOrgSummary"]}
    assert used[COMPANIES[1].name] == 1
    for start, end in [(day(time.now, -91), day(time.now)), (day(time.now), day(time.now, -1))]:
        code = await caller.refused("DescribeBillUsage", StartTime=start, EndTime=end)
        assert code == "InvalidParameterValue.InvalidTime"
    code = await caller.refused("DescribeBillUsage", StartTime="2026-01-01", EndTime="20260102")
    assert code == "InvalidParameterValue.InvalidTime"


async def test_only_a_company_that_has_joined_can_be_acted_for(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await caller.make(Agent={"ProxyOrganizationId": COMPANIES[1].id})
    await control.wait_callbacks_settled()
    assert receiver.arrived[0].plain()["MsgData"]["OrganizationId"] == COMPANIES[1].id
    for stranger in (COMPANIES[2].id, "y" * 32):
        agent = {"ProxyOrganizationId": stranger}
        code = await caller.refused("DescribeFlowInfo", FlowIds=["x"], Agent=agent)
        assert code == "OperationDenied.SubOrgNotJoin"
    code = await caller.refused("DescribeFlowInfo", FlowIds=["x"], Agent={"AppId": "x"})
    assert code == "UnsupportedOperation"
