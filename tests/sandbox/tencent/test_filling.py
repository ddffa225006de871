"""A role of a template that fills in fields before anybody signs."""

from typing import Any

import pytest

from sandbox.tencent import TEMPLATES, ControlRefused, TencentControl
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, Caller
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.receiver import Receiver
from tests.sandbox.tencent.test_templates import compose, reserve, role_taker, settle

ONBOARDING = TEMPLATES[3]
COMPANY, NEWCOMER = (role.id for role in ONBOARDING.roles)
SIGNERS = [
    role_taker({**OURS_SIGNS, "RecipientId": COMPANY}),
    role_taker({**PERSON_SIGNS, "RecipientId": NEWCOMER}),
]


@pytest.fixture
async def flow(caller: Caller, control: TencentControl, time: ManualTime) -> str:
    """Started, and waiting for the newcomer to fill in their fields."""
    flow = await reserve(caller, Approvers=SIGNERS)
    await compose(caller, flow, ONBOARDING.id)
    await settle(caller.tencent, control, time)
    await caller.call("StartFlow", FlowId=flow)
    await control.wait_callbacks_settled()
    return flow


async def detail(caller: Caller, flow: str) -> tuple[int, list[int]]:
    answer = await caller.call("DescribeFlowInfo", FlowIds=[flow])
    (info,) = answer["FlowDetailInfos"]
    return info["FlowStatus"], [one["ApproveStatus"] for one in info["FlowApproverInfos"]]


def last_news(receiver: Receiver) -> tuple[Any, ...]:
    data = receiver.arrived[-1].plain()["MsgData"]
    shown = [one["ApproveCallbackShowStatus"] for one in data["Approvers"]]
    return data["CallbackType"], data["Operate"], data["FlowCallbackStatus"], shown


async def test_fields_name_the_role_that_fills_them_in(caller: Caller) -> None:
    answer = await caller.call("DescribeFlowTemplates")
    fields = answer["Templates"][3]["Components"]
    assert {one["ComponentRecipientId"] for one in fields} == {NEWCOMER}


async def test_before_the_start_it_is_known_to_have_fields(
    caller: Caller, control: TencentControl
) -> None:
    flow = await reserve(caller, Approvers=SIGNERS)
    await compose(caller, flow, ONBOARDING.id)
    assert (await detail(caller, flow))[0] == 7
    assert (await control.flow(flow)).acts == ()


async def test_it_starts_with_waiting_for_what_is_to_be_filled_in(
    caller: Caller, control: TencentControl, receiver: Receiver, flow: str
) -> None:
    assert await detail(caller, flow) == (8, [1, 8])
    assert last_news(receiver)[1:] == ("start", 8, ["PENDING", "FILLPENDING"])
    company, newcomer = (await control.flow(flow)).signers
    assert (company.acts, newcomer.acts) == ((), ("fill", "forward"))


async def test_nobody_signs_before_everything_is_filled_in(
    control: TencentControl, flow: str
) -> None:
    for who in (COMPANY, NEWCOMER):
        with pytest.raises(ControlRefused) as refusal:
            await control.sign(flow, who)
        assert refusal.value.code == "OperationDenied.RequiredComponentNotFill"


async def test_when_it_is_filled_in_the_signing_begins(
    caller: Caller, control: TencentControl, receiver: Receiver, flow: str
) -> None:
    await control.fill(flow, NEWCOMER)
    await control.wait_callbacks_settled()
    assert last_news(receiver) == ("fill", "fill", 1, ["PENDING", "FILLACCEPT"])
    assert await detail(caller, flow) == (1, [2, 10])
    await control.sign(flow, COMPANY)
    await control.sign(flow, NEWCOMER)
    assert await detail(caller, flow) == (4, [3, 3])


async def test_only_who_has_fields_fills_in_and_only_once(
    control: TencentControl, flow: str
) -> None:
    await control.fill(flow, NEWCOMER)
    for who in (COMPANY, NEWCOMER):
        with pytest.raises(ControlRefused, match=r"OperationDenied\.FlowStatusForbid"):
            await control.fill(flow, who)


async def test_it_can_expire_and_be_cancelled_but_nobody_be_reminded(
    caller: Caller, control: TencentControl, receiver: Receiver, flow: str
) -> None:
    (record,) = (await caller.call("CreateFlowReminds", FlowIds=[flow]))["RemindFlowRecords"]
    assert not record["CanRemind"]
    await caller.call("CancelFlow", FlowId=flow, CancelMessage="不需要了")
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 8), ("cancel", 6)]


async def test_the_page_behind_a_link_lets_them_fill_in(caller: Caller, flow: str) -> None:
    who = {
        "ApproverType": 1,
        "ApproverName": PERSON_SIGNS["ApproverName"],
        "ApproverMobile": PERSON_SIGNS["ApproverMobile"],
    }
    answer = await caller.call("CreateFlowSignUrl", FlowId=flow, FlowApproverInfos=[who])
    url = answer["FlowApproverUrlInfos"][0]["SignUrl"]
    assert "Fill in" in (await caller.http.get(url)).text
    await caller.http.post(url, data={"do": "fill"})
    assert await detail(caller, flow) == (1, [2, 10])
