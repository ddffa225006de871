"""CreateFlowGroupByFiles and CreateFlowGroupByTemplates."""

from typing import Any

import pytest

from sandbox.tencent import TEMPLATES, Settings, TencentControl
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, PLACE, Caller, TencentError

Json = dict[str, Any]
_, NDA, _, _ = TEMPLATES
NDA_SIGNERS = [
    {key: value for key, value in one.items() if key != "SignComponents"}
    for one in (OURS_SIGNS, PERSON_SIGNS)
]


async def from_file(caller: Caller, name: str = "采购合同", **more: Any) -> Json:
    signers = [OURS_SIGNS, PERSON_SIGNS]
    return {"FlowName": name, "FileIds": [await caller.upload()], "Approvers": signers, **more}


def from_template(name: str = "保密协议", **more: Any) -> Json:
    own = {"TemplateId": NDA.id, "Approvers": NDA_SIGNERS, "Unordered": True}
    return {"FlowName": name, **own, **more}


async def code_of(caller: Caller, *infos: Json, name: str = "两份合同") -> str:
    kind = "Templates" if any("TemplateId" in info for info in infos) else "Files"
    with pytest.raises(TencentError) as refusal:
        await caller.call(
            f"CreateFlowGroupBy{kind}", FlowGroupName=name, FlowGroupInfos=list(infos)
        )
    return refusal.value.code


async def test_a_group_from_files_is_out_and_paid_for_in_the_order_of_the_request(
    caller: Caller, control: TencentControl
) -> None:
    infos = [await from_file(caller, "一"), await from_file(caller, "二", Deadline=0)]
    answer = await caller.call(
        "CreateFlowGroupByFiles", FlowGroupName="两份合同-一组", FlowGroupInfos=infos
    )
    flows = [await control.flow(flow) for flow in answer["FlowIds"]]
    assert [(flow.name, flow.status) for flow in flows] == [("一", 1), ("二", 1)]
    told = [(one["FlowId"], len(one["Approvers"])) for one in answer["Approvers"]]
    assert told == [(flow, 2) for flow in answer["FlowIds"]]
    assert (await control.state()).quota == 98
    group = await caller.call("DescribeFlowInfo", FlowGroupId=answer["FlowGroupId"])
    assert [one["FlowId"] for one in group["FlowDetailInfos"]] == answer["FlowIds"]


async def test_a_group_from_templates_gives_the_roles_by_their_order(
    caller: Caller, control: TencentControl
) -> None:
    infos = [from_template("一"), from_template("二")]
    answer = await caller.call(
        "CreateFlowGroupByTemplates", FlowGroupName="两份", FlowGroupInfos=infos
    )
    flow = await control.flow(answer["FlowIds"][1])
    assert [one.recipient_id for one in flow.signers] == [role.id for role in NDA.roles]
    assert flow.status == 1


async def test_a_group_is_all_or_nothing(caller: Caller, control: TencentControl) -> None:
    bad = [{**OURS_SIGNS, "ApproverName": "典子谦&&&"}]
    code = await code_of(caller, await from_file(caller), await from_file(caller, Approvers=bad))
    assert code == "InvalidParameter.Name"
    await control.change(Settings(quota=1))
    code = await code_of(caller, await from_file(caller), await from_file(caller))
    assert code == "OperationDenied.NoQuota"
    assert await control.flows() == []
    assert (await control.state()).quota == 1


@pytest.mark.parametrize("count", [1, 51])
async def test_a_group_has_two_to_fifty_contracts(caller: Caller, count: int) -> None:
    assert await code_of(caller, *[from_template()] * count) == "InvalidParameterValue"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"FlowName": "采购 合同"}, "InvalidParameter.FlowName"),
        ({"CcInfos": [{"Name": "王五", "Mobile": "13700000000"}]}, "OperationDenied.CcForbid"),
        (
            {"Approvers": [{**PERSON_SIGNS, "SignComponents": []}]},
            "MissingParameter.SignComponents",
        ),
        (
            {"Approvers": [{**PERSON_SIGNS, "SignComponents": [PLACE], "Deadline": 1}]},
            "InvalidParameter.FlowDeadLine",
        ),
        ({"FileIds": []}, "MissingParameter.ResourceId"),
    ],
)
async def test_what_cannot_be_in_a_group_is_refused(
    caller: Caller, change: Json, code: str
) -> None:
    good = await from_file(caller)
    assert await code_of(caller, good, {**good, **change}) == code


async def test_the_name_of_a_group_has_few_characters(caller: Caller) -> None:
    infos = [await from_file(caller), await from_file(caller)]
    assert await code_of(caller, *infos, name="两份，一组") == "InvalidParameter.FlowName"


async def test_signers_in_a_group_fit_their_template(caller: Caller) -> None:
    swapped = from_template(Approvers=NDA_SIGNERS[::-1])
    code = await code_of(caller, from_template(), swapped)
    assert code == "OperationDenied.ApproverNoMatchTemplate"
