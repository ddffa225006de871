"""The `legacy` adapter over a Tencent that gives prepared answers, and orders as it wants them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
from hypothesis import strategies as st
from tencentcloud.essbasic.v20201222 import models

from sandbox.tencent.edition import load_table
from services.contracts.controls import AtFormField, AtKeyword, AtPoint, Control, Mark
from services.contracts.model import Party
from services.contracts.order import FromFile, Order, PartyKind, Signer
from services.esign import Legacy, LegacyAccount, open_client
from tests.services.esign.answers import NOW, Answer, Tencent
from tests.services.esign.orders import DEADLINE, texts

ACCOUNT = LegacyAccount(
    secret_id="AKIDEXAMPLE",
    secret_key="SECRETKEYEXAMPLE",
    operator_id="yUOperator",
    api_url="https://essbasic.tencentcloudapi.com",
    file_url="https://essbasic.tencentcloudapi.com",
    application_id="yAApplication",
    sub_organization_id="yOCompany",
    seal_ids=("ySContract",),
)
CALLER = {
    "ApplicationId": "yAApplication",
    "SubOrganizationId": "yOCompany",
    "OperatorId": "yUOperator",
}
AT = AtPoint(page=1, x=100, y=600.5, width=120, height=50)
US = Signer(
    kind=PartyKind.EMPLOYEE,
    name="典子谦",
    mobile="13200000000",
    company="典子谦示例企业",
    account="yUEmployee",
    controls=(Control(mark=Mark.SEAL, at=AT, seal_id="ySContract"),),
)
THEM = Signer(
    kind=PartyKind.PERSON,
    name="李四",
    mobile="15100000000",
    account="yUPerson",
    controls=(Control(mark=Mark.SIGNATURE, at=AT),),
    read_seconds=10,
)
PARTY = Party(signer=THEM, id="ySignTheirs")
ORDER = Order(
    name="2026年采购合同",
    source=FromFile(file_id="F0123", file_name="purchase.pdf"),
    signers=(US, THEM),
    deadline=DEADLINE,
)
USERS: Answer = {
    "Users": [
        {"UserId": "yUEmployee", "Name": "典子谦", "VerifyStatus": 1},
        {"UserId": "yUPerson", "Name": "李四", "VerifyStatus": 1},
    ]
}
COMPANY: tuple[str, Answer] = (
    "DescribeSubOrganizations",
    {"SubOrganizationInfos": [{"Id": "yOCompany", "Name": "典子谦示例企业", "VerifiedOn": 1}]},
)


@dataclass
class Peer(Tencent):
    def legacy(self) -> Legacy:
        client = open_client(httpx.MockTransport(self._answer))
        return Legacy(ACCOUNT, client, clock=lambda: NOW, sleep=self._sleep, heard=self._hear)


def peer(*script: tuple[str, Answer]) -> Peer:
    return Peer(list(script))


def approvers(**numbers: int | None) -> Answer:
    """Those it was sent to, by their UserIds, with their ApproveStatus."""
    return {
        "Approvers": [
            {"UserId": user, "SignId": f"ySign-{user}", "ApproveStatus": number}
            for user, number in numbers.items()
        ]
    }


def check(asked: Peer) -> None:
    """All was asked; the official SDK knows every field, and the table finds none missing."""
    assert asked.all_was_asked()
    for sent in asked.seen:
        action = sent.headers["X-TC-Action"]
        assert sent.headers["X-TC-Version"] == "2020-12-22"
        body = json.loads(sent.content)
        theirs: Any = getattr(models, f"{action}Request")()
        theirs.from_json_string(sent.content)
        assert theirs._serialize() == body
        load_table("legacy").check(action, body)


_lengths = st.floats(0.5, 2000)
_points = st.builds(
    AtPoint,
    page=st.integers(1, 9),
    x=_lengths,
    y=_lengths,
    width=_lengths,
    height=_lengths,
)
_keywords = st.builds(
    AtKeyword, keyword=texts, whole_word=st.booleans(), width=_lengths, height=_lengths
)
_controls = st.builds(
    Control,
    mark=st.sampled_from([Mark.SEAL, Mark.SIGNATURE, Mark.DATE]),
    at=_points | _keywords | st.builds(AtFormField, name=texts),
    required=st.booleans(),
    seal_id=st.sampled_from(["", "ySContract"]),
)
signers = st.builds(
    Signer,
    kind=st.sampled_from(PartyKind),
    name=texts,
    mobile=st.just("") | st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    account=texts,
    controls=st.lists(_controls, min_size=1, max_size=3).map(tuple),
    read_seconds=st.just(0) | st.integers(3, 300),
)
orders = st.builds(
    Order,
    name=texts,
    source=st.builds(FromFile, file_id=texts, file_name=texts.map("{}.pdf".format)),
    signers=st.lists(signers, min_size=1, max_size=4, unique_by=lambda one: one.account).map(tuple),
    ordered=st.booleans(),
    deadline=st.integers(1_700_000_000, 4_000_000_000).map(
        lambda seconds: datetime.fromtimestamp(seconds, UTC)
    ),
)
