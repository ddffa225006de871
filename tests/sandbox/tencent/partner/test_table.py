"""Every request is measured against the model table, and against who asks."""

from typing import Any

import pytest
from tencentcloud.essbasic.v20210526 import errorcodes, essbasic_client, models

from sandbox.tencent.edition import load_table
from sandbox.tencent.partner.actions import ACTIONS
from tests.sandbox.tencent.partner.caller import AGENT, BOSS, PartnerCaller

TABLE = load_table("partner")
SWITCHED_OFF = "DescribeUsage"


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


def test_every_error_code_is_one_of_the_editions() -> None:
    known = {value for name, value in vars(errorcodes).items() if name.isupper()}
    told = {code for action in TABLE.actions.values() for code in action.errors}
    assert told <= known


@pytest.mark.parametrize(
    ("action", "parameters", "code"),
    [
        ("ChannelCancelFlow", {"FlowId": "x", "Reason": "z"}, "UnknownParameter"),
        ("ChannelCancelFlow", {}, "MissingParameter"),
        ("ChannelCancelFlow", {"FlowId": "x", "CancelMessage": "y" * 201}, "InvalidParameter"),
        ("DescribeTemplates", {"Limit": 101}, "InvalidParameterValue"),
        ("DescribeFlowDetailInfo", {"FlowIds": ["x"] * 101}, "InvalidParameter.ParamError"),
        ("DescribeResourceUrlsByFlows", {"FlowIds": ["x"] * 51}, "InvalidParameterValue"),
        ("CreateFlowsByTemplates", {"FlowInfos": []}, "InvalidParameterValue"),
        ("CreateSignUrls", {"FlowIds": ["x"], "EndPoint": "APP"}, "UnknownParameter"),
        ("CreateSignUrls", {"FlowIds": ["x"], "Endpoint": "HTTP"}, "InvalidParameterValue"),
        ("ChannelDescribeOrganizationSeals", {"Limit": 101}, "InvalidParameter"),
        ("DescribeChannelOrganizations", {"Offset": 0}, "MissingParameter"),
    ],
)
async def test_what_the_model_does_not_describe_is_refused(
    caller: PartnerCaller, action: str, parameters: dict[str, Any], code: str
) -> None:
    assert (await caller.refused(action, **parameters)).startswith(code)


@pytest.mark.parametrize(
    ("agent", "code"),
    [
        ({}, "MissingParameter"),
        ({"AppId": AGENT["AppId"]}, "MissingParameter"),
        ({**AGENT, "ProxyOperator": {}}, "MissingParameter"),
        ({**AGENT, "ProxyOperator": {"OpenId": "a" * 65}}, "InvalidParameter"),
        ({**AGENT, "AppId": "yOther"}, "ResourceNotFound.Application"),
        ({**AGENT, "ProxyOrganizationOpenId": "other"}, "ResourceNotFound"),
        (
            {**AGENT, "ProxyOperator": {"OpenId": "nobody"}},
            "OperationDenied.UserNotInOrganization",
        ),
    ],
)
async def test_application_company_and_employee_must_be_known(
    caller: PartnerCaller, agent: dict[str, Any], code: str
) -> None:
    answered = await caller.refused("DescribeTemplates", Agent=agent)
    assert answered.startswith(code)


async def test_a_user_id_of_the_other_edition_is_nobody_here(caller: PartnerCaller) -> None:
    agent = {**AGENT, "ProxyOperator": {"OpenId": BOSS.user_id}}
    code = await caller.refused("DescribeTemplates", Agent=agent)
    assert code == "OperationDenied.UserNotInOrganization"


@pytest.mark.parametrize("action", [SWITCHED_OFF, "ChannelCreatePrepareFlow", "CreateSealByImage"])
async def test_a_real_action_that_is_missing_here_fails_loudly(
    caller: PartnerCaller, action: str
) -> None:
    parameters = {"ResourceType": 1, "FlowInfo": {"FlowName": "x", "Deadline": 1}}
    given = parameters if action == "ChannelCreatePrepareFlow" else {}
    assert await caller.refused(action, **given) == "UnsupportedOperation"


async def test_a_real_parameter_that_does_nothing_here_fails_loudly(caller: PartnerCaller) -> None:
    assert await caller.refused_make(CallbackUrl="https://example.org") == "UnsupportedOperation"
