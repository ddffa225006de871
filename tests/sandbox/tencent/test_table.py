"""Every request is measured against the model table before its own rules are asked."""

import json
from typing import Any

import pytest
from tencentcloud.ess.v20201111 import ess_client, models

from sandbox.tencent import OPERATOR_ID, Feature, Settings, TencentControl
from sandbox.tencent.edition import load_table
from sandbox.tencent.ess.actions import ACTIONS
from tests.sandbox.tencent.caller import OURS_SIGNS, Caller, TencentError

TABLE = load_table("ess")


@pytest.mark.parametrize("action", sorted(TABLE.actions))
def test_the_table_names_the_same_parameters_as_the_official_sdk(action: str) -> None:
    request = getattr(models, f"{action}Request")()
    assert {name.removeprefix("_") for name in vars(request)} == set(TABLE.actions[action].fields)


@pytest.mark.parametrize("struct", sorted(TABLE.structs))
def test_the_table_names_the_same_fields_as_the_official_sdk(struct: str) -> None:
    value = getattr(models, struct)()
    assert {name.removeprefix("_") for name in vars(value)} == set(TABLE.structs[struct])


def test_every_action_of_the_official_client_is_known() -> None:
    actions = {name for name in vars(ess_client.EssClient) if name[0].isupper()}
    assert actions == set(TABLE.actions) | TABLE.others
    assert set(ACTIONS) <= set(TABLE.actions)


@pytest.mark.parametrize(
    ("action", "parameters", "code"),
    [
        ("CancelFlow", {"FlowId": "x", "CancelMessage": "y", "Reason": "z"}, "UnknownParameter"),
        ("CancelFlow", {"FlowId": "x"}, "MissingParameter"),
        ("CancelFlow", {"FlowId": "", "CancelMessage": "y"}, "MissingParameter"),
        ("CancelFlow", {"FlowId": 5, "CancelMessage": "y"}, "InvalidParameter"),
        ("CancelFlow", {"FlowId": None, "CancelMessage": "y"}, "InvalidParameter"),
        (
            "CancelFlow",
            {"FlowId": "x", "CancelMessage": "y" * 201},
            "InvalidParameter.ParamError",
        ),
        ("DescribeFlowTemplates", {"Limit": 201}, "InvalidParameterValue"),
        ("DescribeFlowTemplates", {"Limit": True}, "InvalidParameter"),
        ("DescribeFlowTemplates", {"Filters": [{"Key": "template-id"}]}, "MissingParameter"),
        ("DescribeFlowTemplates", {"Filters": {"Key": "template-id"}}, "InvalidParameter"),
        ("DescribeFlowBriefs", {"FlowIds": []}, "MissingParameter"),
        ("DescribeFlowBriefs", {"FlowIds": ["x"] * 101}, "InvalidParameter.ParamError"),
        (
            "CreateFlowSignReview",
            {"FlowId": "x", "ReviewType": "OK"},
            "InvalidParameter.ParamError",
        ),
        ("DescribeFlowInfo", {"Operator": "me", "FlowIds": ["x"]}, "InvalidParameter"),
        ("DescribeFlowInfo", {"Operator": {"Id": "me"}, "FlowIds": ["x"]}, "UnknownParameter"),
    ],
)
async def test_what_the_model_does_not_describe_is_refused(
    caller: Caller, action: str, parameters: dict[str, Any], code: str
) -> None:
    assert await caller.refused(action, **parameters) == code


@pytest.mark.parametrize("operator", [{}, {"UserId": ""}])
async def test_the_acting_employee_must_be_named(caller: Caller, operator: dict[str, str]) -> None:
    code = await caller.refused("DescribeFlowTemplates", Operator=operator)
    assert code in ("MissingParameter", "MissingParameter.UserId")
    code = await caller.refused("DescribeFlowInfo", Operator=operator, FlowIds=["x"])
    assert code.startswith("MissingParameter")


async def test_the_acting_employee_must_be_known(caller: Caller) -> None:
    stranger = {"UserId": "y" * 32}
    assert await caller.refused("CreateFlowReminds", Operator=stranger, FlowIds=["x"]) == (
        "OperationDenied.Forbid"
    )


async def test_uploads_name_the_acting_employee_as_caller(caller: Caller) -> None:
    code = await caller.refused("UploadFiles", Caller={}, BusinessType="DOCUMENT")
    assert code.startswith("MissingParameter")


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"a":1,"a":2}', b'{"Limit":NaN}'])
async def test_a_body_that_is_not_one_json_object_is_refused(caller: Caller, body: bytes) -> None:
    with pytest.raises(TencentError) as refusal:
        await caller.post("DescribeFlowTemplates", body)
    assert refusal.value.code == "InvalidRequest"


async def test_an_action_that_does_not_exist_is_said_to_be_invalid(caller: Caller) -> None:
    assert await caller.refused("SignEverything") == "InvalidAction"


@pytest.mark.parametrize("action", ["DescribeUserVerifyStatus", "DescribePersonCertificate"])
async def test_a_real_action_that_is_missing_here_fails_loudly(caller: Caller, action: str) -> None:
    code = await caller.refused(action, FlowId="y" * 32)
    assert code == "UnsupportedOperation"


async def test_a_real_parameter_that_does_nothing_here_fails_loudly(caller: Caller) -> None:
    with pytest.raises(TencentError, match="RemindedOn"):
        await caller.make(RemindedOn=1)
    with pytest.raises(TencentError, match="ApproverOption"):
        await caller.make({**OURS_SIGNS, "ApproverOption": {"NoRefuse": True}})


async def test_each_host_serves_its_own_actions(caller: Caller) -> None:
    body = json.dumps({"Operator": {"UserId": OPERATOR_ID}}).encode()
    with pytest.raises(TencentError) as refusal:
        await caller.post("DescribeFlowTemplates", body, url=caller.tencent.file_url)
    assert refusal.value.code == "InvalidAction"
    with pytest.raises(TencentError) as refusal:
        await caller.post("UploadFiles", body, url=caller.tencent.api_url)
    assert refusal.value.code == "InvalidAction"


async def test_more_than_ten_megabytes_are_too_large_for_the_api(caller: Caller) -> None:
    body = b'{"FlowId":"' + b"x" * 10 * 1024 * 1024 + b'"}'
    with pytest.raises(TencentError) as refusal:
        await caller.post("CancelFlow", body)
    assert refusal.value.code == "RequestSizeLimitExceeded"


async def test_the_twenty_first_reminder_call_of_a_second_is_over_the_limit(
    caller: Caller,
) -> None:
    codes = [await caller.refused("CreateFlowReminds", FlowIds=["x"]) for _ in range(21)]
    assert codes == [""] * 20 + ["RequestLimitExceeded"]


@pytest.mark.parametrize(
    ("feature", "action", "parameters", "code"),
    [
        ("files", "CreateFlowByFiles", {}, "OperationDenied.WhiteListForbid"),
        ("templates", "CreateFlow", {}, "OperationDenied.WhiteListForbid"),
        (
            "reminders",
            "CreateFlowReminds",
            {"FlowIds": ["x"]},
            "UnauthorizedOperation.NoPermissionFeature",
        ),
        (
            "sign_review",
            "CreateFlowSignReview",
            {"FlowId": "x", "ReviewType": "PASS"},
            "UnauthorizedOperation.NoPermissionFeature",
        ),
        (
            "h5_links",
            "CreateFlowSignUrl",
            {"FlowId": "x"},
            "UnauthorizedOperation.NoPermissionFeature",
        ),
    ],
)
async def test_a_feature_that_is_not_open_is_forbidden(
    caller: Caller,
    control: TencentControl,
    feature: str,
    action: str,
    parameters: dict[str, Any],
    code: str,
) -> None:
    await control.change(Settings(features=frozenset(Feature) - {Feature(feature)}))
    if action in ("CreateFlowByFiles", "CreateFlow"):
        parameters = {"FlowName": "合同", "Approvers": [{"ApproverType": 1}]}
    if action == "CreateFlowByFiles":
        parameters["FileIds"] = ["x"]
    assert await caller.refused(action, **parameters) == code
