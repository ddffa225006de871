"""DescribeFlowTemplates, CreateFlow, CreateDocument, StartFlow."""

from dataclasses import replace
from typing import Any

import pytest

from sandbox.tencent import (
    TEMPLATES,
    CallbackSetting,
    Settings,
    Tencent,
    TencentControl,
)
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, THEIRS, Caller
from tests.sandbox.tencent.manual_time import ManualTime

SALES, NDA, OLD, ONBOARDING = TEMPLATES
SELLER = {**OURS_SIGNS, "RecipientId": SALES.roles[0].id}
BUYER = {
    **PERSON_SIGNS,
    "ApproverType": 0,
    "OrganizationName": THEIRS,
    "RecipientId": SALES.roles[1].id,
}


def role_taker(approver: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in approver.items() if key != "SignComponents"}


SIGNERS = [role_taker(SELLER), role_taker(BUYER)]


async def reserve(caller: Caller, **parameters: Any) -> str:
    answer = await caller.call(
        "CreateFlow", **{"FlowName": "销售合同", "Approvers": SIGNERS, **parameters}
    )
    return str(answer["FlowId"])


async def compose(caller: Caller, flow: str, template: str = SALES.id) -> None:
    await caller.call("CreateDocument", FlowId=flow, TemplateId=template)


async def composed(caller: Caller, control: TencentControl, time: ManualTime) -> str:
    """A contract whose document is there, unstarted."""
    flow = await reserve(caller)
    await compose(caller, flow)
    await settle(caller.tencent, control, time)
    return flow


async def settle(tencent: Tencent, control: TencentControl, time: ManualTime) -> None:
    time.advance(tencent.config.delays.compose)
    assert await control.wait_callbacks_settled()


async def test_templates_are_listed_with_their_roles_and_order(caller: Caller) -> None:
    answer = await caller.call("DescribeFlowTemplates")
    sales, nda, old, _ = answer["Templates"]
    assert [role["RoleName"] for role in sales["Recipients"]] == ["甲方", "乙方"]
    assert (sales["SignOrder"], nda["SignOrder"]) == ([0, 1], [-1])
    assert (sales["Available"], old["Available"]) == (1, 2)


async def test_templates_are_found_by_id_and_by_whole_name(caller: Caller) -> None:
    async def found(key: str, value: str) -> list[str]:
        filters = [{"Key": key, "Values": [value]}]
        answer = await caller.call("DescribeFlowTemplates", Filters=filters)
        return [one["TemplateName"] for one in answer["Templates"]]

    assert await found("template-id", NDA.id) == ["保密协议"]
    assert await found("template-name", "销售合同") == ["销售合同"]
    assert await found("template-name", "销售") == []


async def test_templates_come_in_pages(caller: Caller) -> None:
    answer = await caller.call("DescribeFlowTemplates", Offset=1, Limit=1, ContentType=1)
    assert answer["TotalCount"] == len(TEMPLATES)
    assert [one["TemplateId"] for one in answer["Templates"]] == [NDA.id]
    assert "Components" not in answer["Templates"][0]


async def test_a_contract_is_reserved_composed_and_started(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await composed(caller, control, time)
    assert (await caller.call("StartFlow", FlowId=flow))["Status"] == "START"
    seen = await control.flow(flow)
    assert seen.status == 1
    assert [signer.status for signer in seen.signers] == [2, 1]


async def test_the_reservation_is_what_costs(caller: Caller, control: TencentControl) -> None:
    await reserve(caller)
    assert (await control.state()).quota == 99


async def test_what_is_changed_in_the_console_is_another_template_from_then_on(
    caller: Caller, control: TencentControl
) -> None:
    changed = replace(SALES, roles=(*SALES.roles, *NDA.roles[1:]))
    await control.change(Settings(templates=(changed, replace(NDA, available=False))))
    sales, nda = (await caller.call("DescribeFlowTemplates"))["Templates"]
    assert [one["RecipientId"] for one in sales["Recipients"]][2] == NDA.roles[1].id
    assert (sales["Available"], nda["Available"]) == (1, 2)
    await control.reset()
    assert len((await caller.call("DescribeFlowTemplates"))["Templates"]) == len(TEMPLATES)


async def test_without_a_document_nothing_starts(caller: Caller) -> None:
    flow = await reserve(caller)
    assert await caller.refused("StartFlow", FlowId=flow) == "FailedOperation.FlowHasNoDocument"


async def test_until_it_is_composed_it_cannot_be_started(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await reserve(caller)
    await compose(caller, flow)
    time.advance(2.9)
    code = await caller.refused("StartFlow", FlowId=flow)
    assert code == "OperationDenied.DocumentNoAvailable"
    await settle(caller.tencent, control, time)
    assert await caller.refused("StartFlow", FlowId=flow) == ""


async def test_starting_twice_says_that_it_has_started(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await composed(caller, control, time)
    await caller.call("StartFlow", FlowId=flow)
    assert await caller.refused("StartFlow", FlowId=flow) == "OperationDenied.FlowHasStarted"


async def test_a_second_document_is_refused(caller: Caller) -> None:
    flow = await reserve(caller)
    await compose(caller, flow)
    code = await caller.refused("CreateDocument", FlowId=flow, TemplateId=SALES.id)
    assert code == "FailedOperation.FlowHasDocument"


async def test_five_minutes_after_the_document_it_is_too_late_to_start(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await composed(caller, control, time)
    time.advance(298)
    assert await caller.refused("StartFlow", FlowId=flow) == "OperationDenied.FlowHasTerminated"


async def test_an_early_start_may_be_executing_and_goes_out_by_itself(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    await control.change(Settings(start_answers_executing=True))
    flow = await reserve(caller)
    await compose(caller, flow)
    assert (await caller.call("StartFlow", FlowId=flow))["Status"] == "EXECUTING"
    assert await caller.refused("StartFlow", FlowId=flow) == "OperationDenied.FlowHasStarted"
    await settle(caller.tencent, control, time)
    assert (await control.flow(flow)).status == 1


async def test_an_unordered_template_lets_all_sign_at_once(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    signers = [
        {**role_taker(OURS_SIGNS), "RecipientId": NDA.roles[0].id},
        {**role_taker(PERSON_SIGNS), "RecipientId": NDA.roles[1].id},
    ]
    flow = await reserve(caller, Approvers=signers, Unordered=True)
    await compose(caller, flow, NDA.id)
    await settle(caller.tencent, control, time)
    await caller.call("StartFlow", FlowId=flow)
    assert [signer.status for signer in (await control.flow(flow)).signers] == [2, 2]


@pytest.mark.parametrize(
    "parameters",
    [
        {"Approvers": [role_taker(BUYER), role_taker(SELLER)]},
        {"Approvers": [role_taker(SELLER)]},
        {"Approvers": [role_taker(OURS_SIGNS), role_taker(BUYER)]},
        {"Approvers": [role_taker(SELLER), {**role_taker(PERSON_SIGNS), "RecipientId": "x"}]},
        {"Unordered": True},
    ],
    ids=["order", "number", "no role id", "another role id", "unordered"],
)
async def test_signers_must_fit_the_roles_of_the_template(
    caller: Caller, parameters: dict[str, Any]
) -> None:
    flow = await reserve(caller, **parameters)
    code = await caller.refused("CreateDocument", FlowId=flow, TemplateId=SALES.id)
    assert code == "OperationDenied.ApproverNoMatchTemplate"


@pytest.mark.parametrize("template", [OLD.id, "y" * 32])
async def test_only_a_template_in_use_makes_documents(caller: Caller, template: str) -> None:
    flow = await reserve(caller)
    code = await caller.refused("CreateDocument", FlowId=flow, TemplateId=template)
    assert code == "ResourceNotFound.Template"


async def test_only_the_initiators_fields_can_be_filled_in(caller: Caller) -> None:
    flow = await reserve(caller)
    wrong = [{"ComponentName": "乙方地址", "ComponentValue": "x"}]
    right = [{"ComponentName": "合同金额", "ComponentValue": "100"}]
    wanted = {"FlowId": flow, "TemplateId": SALES.id}
    code = await caller.refused("CreateDocument", **wanted, FormFields=wrong)
    assert code == "InvalidParameter.DataNotFound"
    assert await caller.refused("CreateDocument", **wanted, FormFields=right) == ""


async def test_a_contract_from_a_file_is_none_of_these_steps(caller: Caller) -> None:
    flow = await caller.make()
    assert await caller.refused("StartFlow", FlowId=flow) == "ResourceNotFound.Flow"
    code = await caller.refused("CreateDocument", FlowId=flow, TemplateId=SALES.id)
    assert code == "ResourceNotFound"


async def test_the_deadline_is_spelled_with_a_capital_l_here(
    caller: Caller, time: ManualTime
) -> None:
    late = int(time.now) + 60
    wanted = {"FlowName": "销售合同", "Approvers": SIGNERS}
    assert await caller.refused("CreateFlow", **wanted, Deadline=late) == "UnknownParameter"
    assert await caller.refused("CreateFlow", **wanted, DeadLine=late) == ""


async def test_a_composing_document_is_not_cancelled_by_moving_the_callback_url(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await reserve(caller)
    await compose(caller, flow)
    await control.change(Settings(callback=CallbackSetting(url="")))
    await settle(caller.tencent, control, time)
    assert (await control.flow(flow)).composed
