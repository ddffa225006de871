"""Templates, reviews, reminders, cancellations and looks."""

from datetime import UTC, datetime
from typing import Any

import pytest

from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Decision, Observation, PartySeen, Standing, Status
from services.contracts.office import Reminded
from services.contracts.order import PartyKind, Role, Template
from services.contracts.ports import Esign
from services.esign.ess.status import APPROVER, APPROVER_CALLBACK, FLOW, FLOW_CALLBACK

from .answers import NOW, OPERATOR, refusal, tencent

USABLE = {
    "TemplateId": "yDT1",
    "TemplateName": "采购合同模板",
    "Recipients": [
        {"RecipientId": "yDRoleB", "RoleName": "乙方", "RoutingOrder": 1, "RequireSign": True},
        {"RecipientId": "yDCc", "RoleName": "抄送", "RoutingOrder": 2, "RequireSign": False},
        {"RecipientId": "yDRoleA", "RoleName": "甲方", "RoutingOrder": 0, "RequireSign": None},
    ],
    "SignOrder": [0, 1],
    "Status": 1,
    "Available": 1,
    "TemplateType": 3,
    "Published": True,
}


def test_it_is_an_edition_of_the_port() -> None:
    port: Esign = tencent().ess()
    assert Can.FILES in port.can
    assert Can.SERVER_SIGN not in port.can


@pytest.mark.parametrize(
    "name", ["2026年 采购合同(补充)", "B2C 待审核的&带有抄送人", "a_b-c.d+e;f,[g]"]
)
def test_names_that_tencent_takes_pass_the_rules(name: str) -> None:
    assert tencent().ess().rules.contract_name.strangers(name) == ""


@pytest.mark.parametrize(("name", "strangers"), [("合同🙂", "🙂"), ("a/b:c", "/:"), ("a\nb", "\n")])
def test_names_that_tencent_refuses_do_not_pass_the_rules(name: str, strangers: str) -> None:
    assert tencent().ess().rules.contract_name.strangers(name) == strangers


def test_a_reason_for_cancelling_may_have_any_punctuation_but_no_emoji() -> None:
    charset = tencent().ess().rules.cancel_reason
    assert charset.strangers('Wrong price! (see "A/B": 100%) 价格有误。') == ""
    assert charset.strangers("no 🙂") == "🙂"


async def test_templates_are_found_by_a_part_of_their_name() -> None:
    other = {**USABLE, "TemplateId": "yDT2", "TemplateName": "劳动合同"}
    peer = tencent(("DescribeFlowTemplates", {"Templates": [USABLE, other]}))
    found = await peer.ess().templates("采购")
    assert [one.id for one in found] == ["yDT1"]
    assert peer.bodies()[0]["Filters"] == [{"Key": "template-name", "Values": ["采购"]}]


async def test_a_filter_that_wants_whole_names_does_not_hide_templates() -> None:
    peer = tencent(
        ("DescribeFlowTemplates", {"Templates": []}),
        ("DescribeFlowTemplates", {"Templates": [USABLE]}),
    )
    assert [one.id for one in await peer.ess().templates("采购")] == ["yDT1"]
    assert "Filters" not in peer.bodies()[1]


async def test_no_more_templates_than_asked_for() -> None:
    many = [{**USABLE, "TemplateId": f"yDT{number}"} for number in range(9)]
    peer = tencent(("DescribeFlowTemplates", {"Templates": many}))
    assert len(await peer.ess().templates(limit=4)) == 4


UNUSABLE = [
    {"Available": 2},
    {"Status": 0},
    {"Status": -1},
    {"Published": False},
    {"TemplateType": 1},
]


@pytest.mark.parametrize("change", UNUSABLE)
async def test_templates_that_cannot_be_used_are_not_shown(change: dict[str, Any]) -> None:
    page = {"Templates": [{**USABLE, **change}]}
    peer = tencent(("DescribeFlowTemplates", page), ("DescribeFlowTemplates", page))
    assert list(await peer.ess().templates()) == []
    with pytest.raises(Refused) as refused:
        await peer.ess().template("yDT1")
    assert refused.value.reason is Reason.NO_TEMPLATE


async def test_a_template_comes_with_its_signing_roles_in_order() -> None:
    peer = tencent(("DescribeFlowTemplates", {"Templates": [USABLE]}))
    assert await peer.ess().template("yDT1") == Template(
        id="yDT1",
        name="采购合同模板",
        roles=(Role(id="yDRoleA", name="甲方"), Role(id="yDRoleB", name="乙方")),
        ordered=True,
    )


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("ENTERPRISE", PartyKind.EMPLOYEE),
        ("PROMOTER", PartyKind.EMPLOYEE),
        ("INDIVIDUAL", PartyKind.PERSON),
        ("", None),
        ("SOMETHING_NEW", None),
    ],
)
async def test_a_role_says_who_can_take_it(said: str, kind: PartyKind | None) -> None:
    recipient = {"RecipientId": "yDRoleA", "RoleName": "甲方", "RecipientType": said}
    page = {"Templates": [{**USABLE, "Recipients": [recipient]}]}
    (role,) = (await tencent(("DescribeFlowTemplates", page)).ess().template("yDT1")).roles
    assert role.kind is kind


async def test_a_template_without_an_order_of_signing() -> None:
    peer = tencent(("DescribeFlowTemplates", {"Templates": [{**USABLE, "SignOrder": [-1]}]}))
    assert not (await peer.ess().template("yDT1")).ordered


async def test_a_template_that_is_gone() -> None:
    peer = tencent(("DescribeFlowTemplates", {"Templates": None}))
    with pytest.raises(Refused) as refused:
        await peer.ess().template("yDT1")
    assert refused.value.reason is Reason.NO_TEMPLATE


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        (Decision.APPROVED, "PASS"),
        (Decision.SENT_BACK, "REJECT"),
        (Decision.REFUSED, "SIGN_REJECT"),
    ],
)
async def test_a_review_is_told_in_tencents_words(decision: Decision, kind: str) -> None:
    peer = tencent(("CreateFlowSignReview", {}))
    await peer.ess().review("yDFlow", decision, "价格有误")
    assert peer.bodies() == [
        {
            "Operator": {"UserId": OPERATOR},
            "FlowId": "yDFlow",
            "ReviewType": kind,
            "ReviewMessage": "价格有误",
        }
    ]


async def test_an_approval_needs_no_reason() -> None:
    peer = tencent(("CreateFlowSignReview", {}))
    await peer.ess().review("yDFlow", Decision.APPROVED, "")
    assert "ReviewMessage" not in peer.bodies()[0]


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        ({"CanRemind": True, "RemindMessage": ""}, Reminded(sent=True)),
        (
            {"CanRemind": False, "RemindMessage": "已达上限"},
            Reminded(sent=False, message="已达上限"),
        ),
        ({"CanRemind": None, "RemindMessage": None}, Reminded(sent=False)),
    ],
)
async def test_a_reminder_says_honestly_whether_it_went(
    record: dict[str, Any], outcome: Reminded
) -> None:
    other = {"FlowId": "yDOther", "CanRemind": True}
    records = [other, {"FlowId": "yDFlow", **record}]
    peer = tencent(("CreateFlowReminds", {"RemindFlowRecords": records}))
    assert await peer.ess().remind("yDFlow") == outcome


async def test_a_reminder_that_tencent_says_nothing_of_did_not_go() -> None:
    peer = tencent(("CreateFlowReminds", {"RemindFlowRecords": []}))
    assert await peer.ess().remind("yDFlow") == Reminded(sent=False)


async def test_a_cancellation_carries_its_reason() -> None:
    peer = tencent(("CancelFlow", {}))
    await peer.ess().cancel("yDFlow", "价格有误")
    assert peer.bodies()[0]["CancelMessage"] == "价格有误"


async def test_a_look_joins_signers_and_deadline_by_id_and_leaves_the_unknown_out() -> None:
    peer = tencent(
        ("DescribeFlowBriefs", {"FlowBriefs": [_brief("yD2", 0), _brief("yD1", 1780272000)]}),
        ("DescribeFlowInfo", {"FlowDetailInfos": [_detail("yD1", 2), _detail("yD2", 99)]}),
    )
    first, second = await peer.ess().look(["yD1", "yDGone", "yD2", "yD1"])
    assert peer.bodies()[0]["FlowIds"] == ["yD1", "yDGone", "yD2"]
    assert peer.bodies()[1]["FlowIds"] == ["yD1", "yD2"]
    assert first == Observation(
        remote_id="yD1",
        status=Status.PARTLY_SIGNED,
        raw_status="2",
        parties=(
            PartySeen(
                id="yDR1",
                name="李四",
                mobile_tail="0000",
                standing=Standing.SIGNED,
                at=datetime.fromtimestamp(1659604019, UTC),
            ),
            PartySeen(id="yDR2", standing=Standing.UNKNOWN),
        ),
        deadline=datetime.fromtimestamp(1780272000, UTC),
        at=NOW,
        polled=True,
    )
    assert (second.status, second.raw_status, second.deadline) == (Status.UNKNOWN, "99", None)


async def test_a_look_at_nothing_asks_nothing() -> None:
    assert list(await tencent().ess().look([])) == []


async def test_a_look_at_what_tencent_does_not_know_stops_there() -> None:
    peer = tencent(("DescribeFlowBriefs", {"FlowBriefs": None}))
    assert list(await peer.ess().look(["yDGone"])) == []


async def test_a_look_at_too_many_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="100"):
        await tencent().ess().look([f"yD{number}" for number in range(101)])


async def test_a_refused_look_goes_through() -> None:
    peer = tencent(("DescribeFlowBriefs", refusal("OperationDenied.ErrNoResourceAccess")))
    with pytest.raises(Refused) as refused:
        await peer.ess().look(["yDFlow"])
    assert refused.value.reason is Reason.NOT_PERMITTED


def test_no_known_number_means_unknown_and_callbacks_agree_with_the_api() -> None:
    assert Status.UNKNOWN not in FLOW.values()
    assert Standing.UNKNOWN not in APPROVER.values()
    assert FLOW_CALLBACK.items() <= FLOW.items()
    assert APPROVER_CALLBACK.items() <= APPROVER.items()


def _brief(flow_id: str, deadline: int) -> dict[str, Any]:
    return {"FlowId": flow_id, "FlowStatus": 2, "Deadline": deadline}


def _detail(flow_id: str, status: int) -> dict[str, Any]:
    signed = {
        "RecipientId": "yDR1",
        "ApproveName": "李四",
        "Mobile": "15100000000",
        "ApproveStatus": 3,
        "ApproveTime": 1659604019,
        "ApproveMessage": None,
    }
    strange = {"ReceiptId": "yDR2", "ApproveStatus": 77, "Mobile": "151****", "ApproveTime": 0}
    return {"FlowId": flow_id, "FlowStatus": status, "FlowApproverInfos": [signed, strange]}
