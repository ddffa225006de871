"""The three documented examples of CreateFlowsByTemplates, as they stood in 2023.

They can be said with our requests, and ordered in our words; their replies can be read.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tencentcloud.essbasic.v20210526 import models

from services.contracts.controls import FieldValue
from services.contracts.model import Creation
from services.contracts.order import FromTemplate, Order, PartyKind, Signer
from services.esign._wire import answer
from services.esign.partner.made import outcomes
from services.esign.partner.replies import CreatedMany
from services.esign.partner.requests import CreateFlowsByTemplates

from .peer import peer

EXAMPLES = sorted((Path(__file__).parents[3] / "data" / "partner_examples").glob("*.json"))
DEADLINE = datetime.fromtimestamp(1604910797, UTC)
NOBODY = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
US = Signer(
    kind=PartyKind.EMPLOYEE, name="", mobile="", ours=True, account=f"00498cc8{'*' * 11}aff766cac"
)
ORDERED: Mapping[str, tuple[tuple[Signer, ...], ...]] = {
    "01": (
        (
            US,
            Signer(
                kind=PartyKind.EMPLOYEE,
                name="",
                mobile="",
                company="鹅鹅子的企业",
                account="eezi_openid",
            ),
        ),
    ),
    "02": (
        (Signer(kind=PartyKind.PERSON, name="李四", mobile="13888888888"),),
        (
            Signer(kind=PartyKind.PERSON, name="鹅鹅子", mobile="13200000000"),
            US.model_copy(
                update={"name": "发起方", "mobile": "13700000000", "account": "12345678"}
            ),
        ),
    ),
    "03": ((NOBODY.model_copy(update={"kind": PartyKind.EMPLOYEE}), NOBODY),),
}
"""The signers of each contract of each example, in our words."""
COMPANIES = (
    "DescribeChannelOrganizations",
    {
        "ChannelOrganizationInfos": [
            {"OrganizationOpenId": "organization1_open_id", "OrganizationName": "鹅鹅子的企业"}
        ]
    },
)
NOT_OURS = {"FlowDescription", "FlowType", "CallbackUrl"}
"""What an order has no word for: two descriptions, and what Tencent no longer looks at."""
OF_A_SIGNER = {
    "ApproverType",
    "Name",
    "Mobile",
    "OpenId",
    "OrganizationOpenId",
    "OrganizationName",
    "ApproverOption",
    "RecipientId",
}


def test_there_are_three_of_them() -> None:
    assert [example.stem for example in EXAMPLES] == list(ORDERED)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_documented_request_loads_and_comes_back_equal(example: Path) -> None:
    request = _load(example)["request"]
    ours = CreateFlowsByTemplates.model_validate(request).to_bytes()
    assert json.loads(ours) == request
    theirs = models.CreateFlowsByTemplatesRequest()
    theirs.from_json_string(ours)
    assert theirs._serialize() == request


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
async def test_a_documented_request_can_be_ordered(example: Path) -> None:
    documented = _load(example)["request"]["FlowInfos"]
    orders = [
        _order(info, signers)
        for info, signers in zip(documented, ORDERED[example.stem], strict=True)
    ]
    answer_of_many = ("CreateFlowsByTemplates", {"FlowIds": ["yD"] * len(orders)})
    there = peer(COMPANIES, answer_of_many)
    await there.partner().create_many({f"a{n}": order for n, order in enumerate(orders)})
    for sent, wanted in zip(there.bodies()[-1]["FlowInfos"], documented, strict=True):
        approvers = wanted.pop("FlowApprovers")
        assert {name: sent[name] for name in wanted if name not in NOT_OURS} == {
            name: value for name, value in wanted.items() if name not in NOT_OURS
        }
        for ours, theirs in zip(sent["FlowApprovers"], approvers, strict=True):
            said = {name: value for name, value in theirs.items() if name in OF_A_SIGNER}
            assert said == {name: ours[name] for name in said}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_documented_reply_says_what_was_made(example: Path) -> None:
    loaded = _load(example)
    content = answer("CreateFlowsByTemplates", 200, {}, json.dumps(loaded["reply"]).encode())
    orders = [
        _order(info, signers)
        for info, signers in zip(loaded["request"]["FlowInfos"], ORDERED[example.stem], strict=True)
    ]
    made = outcomes(CreatedMany.model_validate(content), orders, DEADLINE)
    assert [one.remote_id for one in made if isinstance(one, Creation)] == content["FlowIds"]
    assert all(isinstance(one, Creation) and one.done for one in made)


def _order(info: Mapping[str, Any], signers: tuple[Signer, ...]) -> Order:
    roles = tuple(one.get("RecipientId", f"yDRole{n}") for n, one in enumerate(signers_of(info)))
    return Order(
        name=info["FlowName"],
        source=FromTemplate(template_id=info["TemplateId"], role_ids=roles),
        signers=signers,
        deadline=datetime.fromtimestamp(info["Deadline"], UTC),
        values=tuple(
            FieldValue(name=field["ComponentName"], value=field["ComponentValue"])
            for field in info["FormFields"]
        ),
    )


def signers_of(info: Mapping[str, Any]) -> list[dict[str, Any]]:
    approvers: list[dict[str, Any]] = info["FlowApprovers"]
    return approvers


def _load(example: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(example.read_text(encoding="utf-8"))
    return loaded
