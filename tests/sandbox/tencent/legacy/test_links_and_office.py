"""Links, users, seals and companies of the edition of 2020-12."""

import httpx
import pytest

from tests.sandbox.tencent.legacy.caller import CONFIG, THEM, LegacyCaller
from tests.sandbox.tencent.manual_time import ManualTime


async def _get(url: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as http:
        return await http.get(url)


async def test_a_sign_link_is_of_one_signer_and_dies_when_it_says(
    caller: LegacyCaller, time: ManualTime
) -> None:
    flow = await caller.make()
    sign_id = await caller.send(flow)
    given = {"UserId": THEM.user_id, "FlowId": flow, "Deadline": int(time()) + 60}
    url = (await caller.call("CreateSignUrl", **given, SignId=sign_id))["SignUrl"]
    assert "李四" in (await _get(url)).text
    time.advance(60)
    assert (await _get(url)).status_code == 403


async def test_a_link_comes_with_the_sending_where_it_is_asked_for(caller: LegacyCaller) -> None:
    flow = await caller.make()
    place = {"ComponentId": "乙方签字", "ComponentType": "SIGN_SIGNATURE", "GenerateMode": 3}
    given = {"FlowId": flow, "UserId": THEM.user_id, "SignComponents": [place]}
    sent = await caller.call("SendFlowUrl", **given)
    assert sent["SignId"]
    assert "李四" in (await _get(sent["SignUrl"])).text


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"UserId": "nobody"}, "ResourceNotFound"),
        ({"SignId": "another"}, "ResourceNotFound"),
        ({"FlowId": "nothing"}, "ResourceNotFound"),
        ({"FlowId": ""}, "MissingParameter"),
        ({"Deadline": 1}, "InvalidParameterValue"),
        ({"SignUrlType": "CATALOG"}, "UnsupportedOperation"),
    ],
)
async def test_there_is_no_sign_link_to_what_is_not(
    caller: LegacyCaller, change: dict[str, object], code: str
) -> None:
    flow = await caller.make()
    await caller.send(flow)
    given = {"UserId": THEM.user_id, "FlowId": flow, "Deadline": int(caller.clock()) + 60}
    assert await caller.refused("CreateSignUrl", **{**given, **change}) == code


async def test_a_contract_can_be_looked_at_before_it_is_sent(
    caller: LegacyCaller, time: ManualTime
) -> None:
    flow = await caller.make()
    shown = await caller.call("CreatePreviewSignUrl", FlowId=flow, Deadline=int(time()) + 60)
    assert (await _get(shown["PreviewSignUrl"])).content.startswith(b"%PDF")


async def test_its_file_is_described_and_downloaded(caller: LegacyCaller) -> None:
    flow = await caller.make()
    [info] = (await caller.call("DescribeFlowFiles", FlowId=flow))["FlowFileInfos"]
    [link] = (await caller.call("DescribeFileUrls", BusinessIds=[flow], BusinessType="FLOW"))[
        "FileUrls"
    ]
    content = (await _get(link["Url"])).content
    assert content == (await _get(info["Url"])).content
    assert (info["FileName"], info["FileSize"]) == ("合同.pdf", len(content))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"BusinessIds": ["nothing"]}, "ResourceNotFound"),
        ({"BusinessType": "SEAL"}, "UnsupportedOperation"),
        ({"FileType": "ZIP"}, "UnsupportedOperation"),
    ],
)
async def test_other_files_are_not_served(
    caller: LegacyCaller, change: dict[str, object], code: str
) -> None:
    given = {"BusinessIds": [await caller.make()], "BusinessType": "FLOW", **change}
    assert await caller.refused("DescribeFileUrls", **given) == code


async def test_users_seals_and_companies_are_described_by_their_ids(caller: LegacyCaller) -> None:
    users = (await caller.call("DescribeUsers", UserIds=[THEM.user_id, "nobody"]))["Users"]
    assert [(one["Name"], one["Mobile"], one["VerifyStatus"]) for one in users] == [
        ("李四", "139****0002", 1)
    ]
    seals = (await caller.call("DescribeSeals", SealIds=[CONFIG.seals[0].id, "none"]))["Seals"]
    assert [one["SealName"] for one in seals] == [CONFIG.seals[0].name]
    ids = [CONFIG.organization_id, "none"]
    companies = await caller.call("DescribeSubOrganizations", SubOrganizationIds=ids)
    assert [one["Name"] for one in companies["SubOrganizationInfos"]] == [CONFIG.organization]


async def test_numbers_of_signers_come_back_masked(caller: LegacyCaller) -> None:
    flow = await caller.make()
    await caller.send(flow)
    [found] = (await caller.call("DescribeFlowApprovers", FlowId=flow))["Approvers"]
    assert (found["Name"], found["Mobile"]) == ("李四", "139****0002")
    assert "*" in found["IdCardNumber"]
