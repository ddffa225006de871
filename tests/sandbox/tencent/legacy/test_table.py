"""The model table of the edition of 2020-12, beside the official SDK and the document."""

import json
from typing import Any

import pytest
from tencentcloud.essbasic.v20201222 import essbasic_client, models

from sandbox.tencent.edition import load_table
from sandbox.tencent.legacy.actions import ACTIONS
from tests.sandbox.tencent.legacy.caller import CALLER, LegacyCaller

TABLE = load_table("legacy")


@pytest.mark.parametrize("action", sorted(TABLE.actions))
def test_the_table_names_the_same_parameters_as_the_official_sdk(action: str) -> None:
    request = getattr(models, f"{action}Request")()
    assert {name.removeprefix("_") for name in vars(request)} == set(TABLE.actions[action].fields)


@pytest.mark.parametrize("struct", sorted(TABLE.structs))
def test_the_table_names_the_same_fields_as_the_official_sdk(struct: str) -> None:
    value = getattr(models, struct)()
    assert {name.removeprefix("_") for name in vars(value)} == set(TABLE.structs[struct])


def test_every_action_of_the_official_client_is_known() -> None:
    actions = {name for name in vars(essbasic_client.EssbasicClient) if name[0].isupper()}
    assert actions == set(TABLE.actions) | TABLE.others
    assert set(ACTIONS) <= set(TABLE.actions)


@pytest.mark.parametrize(
    ("action", "parameters", "code"),
    [
        ("DescribeFlow", {}, "MissingParameter"),
        ("DescribeFlow", {"FlowId": "x", "FlowIds": ["x"]}, "UnknownParameter"),
        ("DescribeFlow", {"FlowId": "x", "Caller": {}}, "MissingParameter"),
        ("DescribeFlow", {"FlowId": "x", "Caller": {"Operator": "x"}}, "UnknownParameter"),
        ("DescribeCustomFlowIds", {"CustomIds": ["x"] * 11}, "InvalidParameterValue"),
        ("DescribeUsers", {"UserIds": ["x"] * 101}, "InvalidParameterValue"),
        ("DescribeSeals", {"SealIds": []}, "MissingParameter"),
        ("CreateSignUrl", {"UserId": "x", "FlowId": "x", "Deadline": "1"}, "InvalidParameter"),
        ("VerifyUser", {"UserId": "x"}, "UnsupportedOperation"),
        ("ModifyUser", {}, "UnsupportedOperation"),
        ("DescribeTemplates", {}, "InvalidAction"),
    ],
)
async def test_what_the_model_does_not_describe_is_refused(
    caller: LegacyCaller, action: str, parameters: dict[str, Any], code: str
) -> None:
    assert await caller.refused(action, **parameters) == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ApplicationId": "another"}, "UnauthorizedOperation"),
        ({"SubOrganizationId": "another"}, "OperationDenied.UserNotInOrganization"),
        ({"OperatorId": "nobody"}, "OperationDenied.NoIdentityVerify"),
        ({"OperatorId": "yDUserBuyer".ljust(32, "0")}, "OperationDenied.UserNotInOrganization"),
    ],
)
async def test_nobody_strange_is_served(
    caller: LegacyCaller, change: dict[str, str], code: str
) -> None:
    assert await caller.refused("DescribeFlow", FlowId="x", Caller=CALLER | change) == code


async def test_a_call_in_another_version_or_service_is_turned_away(caller: LegacyCaller) -> None:
    body = json.dumps({"Caller": CALLER, "FlowId": "x"}).encode()
    with pytest.raises(Exception, match="NoSuchVersion"):
        await caller.post("DescribeFlow", body, version="2021-05-26", service="essbasic")
    with pytest.raises(Exception, match="SignatureFailure"):
        await caller.post("DescribeFlow", body, version="2020-12-22", service="ess")
