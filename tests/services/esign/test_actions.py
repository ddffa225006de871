"""The tables of all actions are what the official SDK has, and take what the documents show."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.tencent.edition import EditionName, load_table
from services.esign import EssAccount, LegacyAccount, PartnerAccount
from services.esign.account import Account
from services.esign.actions import WHOLE_COMPANY, NoSuchAction, actions_of, who
from tests.services.esign.actions_of_the_sdk import SOURCES, Source, made, marks_in

DATA = Path(__file__).parents[2] / "data"
EXAMPLES = sorted((DATA / "ess_examples").glob("*.json"))
DOCUMENTED = json.loads((DATA / "documented_actions.json").read_text("utf-8"))
GONE = {
    "ChannelCreateConvertTaskApi": "replaced by CreateFileConvertTask, and gone from the SDK",
    "ChannelGetTaskResultApi": "replaced by DescribeFileConvertTask, and gone from the SDK",
}
"""What older documents have and Tencent does not any more."""
EDITIONS: tuple[EditionName, ...] = ("ess", "partner", "legacy")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_table_is_what_the_installed_sdk_has(source: Source) -> None:
    """If not: `python -m tests.services.esign.actions_of_the_sdk` makes it anew."""
    assert source.table.read_text("utf-8") == made(source, marks_in(source.table))


@pytest.mark.parametrize(("edition", "count"), [("ess", 157), ("partner", 99), ("legacy", 53)])
def test_every_action_of_an_edition_is_there(edition: str, count: int) -> None:
    assert len(actions_of(edition).by_name) == count


@pytest.mark.parametrize("edition", DOCUMENTED)
def test_what_the_documents_of_an_edition_list_can_be_called_or_is_gone(edition: str) -> None:
    missing = set(DOCUMENTED[edition]) - actions_of(edition).by_name.keys()
    assert missing == (set(GONE) if edition == "partner" else set())


@pytest.mark.parametrize(("edition", "count"), [("partner", 86), ("legacy", 49)])
def test_the_documents_list_so_many(edition: str, count: int) -> None:
    assert len(DOCUMENTED[edition]) == count


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_the_pretend_tencent_requires_is_required_or_filled_in(edition: EditionName) -> None:
    actions, theirs = actions_of(edition), load_table(edition)
    filled = {"Agent", "Caller", "Operator"}
    for name, model in theirs.actions.items():
        ours = {field for field, told in actions.fields(name).items() if told.required}
        wanted = {field for field, parameter in model.fields.items() if parameter.required}
        assert ours - filled <= wanted, name


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_documented_request_is_taken(example: Path) -> None:
    body = json.loads(example.read_text("utf-8"))["request"]
    assert list(actions_of("ess").problems("CreateFlowByFiles", body)) == []


CANCEL = {"Operator": {"UserId": "u"}, "FlowId": "f", "CancelMessage": "m"}


@pytest.mark.parametrize(
    ("action", "body", "told"),
    [
        ("CancelFlow", CANCEL, []),
        ("CancelFlow", CANCEL | {"flowid": "f"}, ["There is no field flowid. Is it FlowId?"]),
        ("CancelFlow", CANCEL | {"Reason": "x"}, ["There is no field Reason."]),
        ("CancelFlow", CANCEL | {"FlowId": ""}, ["FlowId is required."]),
        ("CancelFlow", CANCEL | {"FlowId": None}, ["FlowId is required."]),
        ("CancelFlow", CANCEL | {"FlowId": 5}, ["FlowId must be a text."]),
        ("CancelFlow", CANCEL | {"FlowId": ["f"]}, ["FlowId must be a text."]),
        (
            "CancelFlow",
            CANCEL | {"CancelMessage": "x" * 201},
            ["CancelMessage has 201 characters, and 200 are allowed."],
        ),
        ("CancelFlow", CANCEL | {"Operator": "u"}, ["Operator must be an object (UserInfo)."]),
        (
            "CancelFlow",
            CANCEL | {"Operator": {"UserID": "u"}},
            ["There is no field Operator.UserID. Is it Operator.UserId?"],
        ),
        (
            "DescribeFlowBriefs",
            {"Operator": {"UserId": "u"}, "FlowIds": ["f"] * 101},
            ["FlowIds has 101 entries, and 100 are allowed."],
        ),
        (
            "DescribeFlowTemplates",
            {
                "Operator": {"UserId": "u"},
                "Limit": 201,
                "Offset": True,
                "Filters": [{"Key": "template-name"}],
                "WithPreviewUrl": "yes",
            },
            [
                "Filters.0.Values is required.",
                "Offset must be a whole number.",
                "Limit may be 200 at most.",
                "WithPreviewUrl must be true or false.",
            ],
        ),
        (
            "DescribeFlowInfo",
            {"Operator": {"UserId": "u"}, "FlowIds": "f", "FlowGroupId": None},
            ["FlowIds must be a list.", "FlowGroupId must be a text."],
        ),
    ],
)
def test_what_tencent_would_not_take_is_told_by_field(
    action: str, body: dict[str, Any], told: list[str]
) -> None:
    assert sorted(actions_of("ess").problems(action, body)) == sorted(told)


def test_an_action_that_there_is_not_is_told_with_those_that_are_like_it() -> None:
    with pytest.raises(NoSuchAction) as raised:
        actions_of("partner").fields("CancelFlow")
    assert "ChannelCancelFlow" in raised.value.like


@pytest.mark.parametrize("account", ["ess", "member", "partner", "legacy"])
def test_who_acts_is_said_in_the_fields_of_the_edition(account: str) -> None:
    edition = "ess" if account == "member" else account
    for name, fields in actions_of(edition).by_name.items():
        given = who(ACCOUNTS[account], fields)
        wrong = [one for one in actions_of(edition).problems(name, given) if "required" not in one]
        assert wrong == []
        left = {field for field, told in fields.items() if told.required} - given.keys()
        assert not left & {"Agent", "Caller", "Operator"}


def test_what_hits_a_whole_company_is_an_action_of_some_edition() -> None:
    known = {name for edition in EDITIONS for name in actions_of(edition).by_name}
    assert set(WHOLE_COMPANY) <= known
    withdrawing = {name for name in known if "OrganizationFlows" in name}
    assert withdrawing == {"CancelOrganizationFlows"} <= set(WHOLE_COMPANY)


HOSTS = ("https://api.example.com", "https://files.example.com")
ESS = EssAccount("id", "key", "operator", *HOSTS)
ACCOUNTS: dict[str, Account] = {
    "ess": ESS,
    "member": EssAccount("id", "key", "operator", *HOSTS, member_id="member"),
    "partner": PartnerAccount(
        "id", "key", "operator", *HOSTS, app_id="app", organization_id="company"
    ),
    "legacy": LegacyAccount(
        "id", "key", "operator", *HOSTS, application_id="app", sub_organization_id="company"
    ),
}
