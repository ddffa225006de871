"""Making a contract in the `legacy` edition, and sending it to each signer."""

from typing import Any

import httpx
import pytest

from services.contracts.can import Can
from services.contracts.controls import AtKeyword, Control, Mark
from services.contracts.errors import Reason, Refused, Unavailable, Unsupported
from services.contracts.model import Creation, Step
from services.contracts.order import Order, Watcher
from tests.services.esign.answers import Answer, refusal

from .peer import CALLER, COMPANY, ORDER, THEM, US, USERS, approvers, peer

PDF = b"%PDF-1.4"
RESERVED = Creation(step=Step.RESERVED, file_id="yFFile", remote_id="yDFlow")
NOBODY: tuple[str, Answer] = ("DescribeFlowApprovers", {"Approvers": []})
NO_ANSWER = httpx.ReadTimeout("35 s")
TOGETHER = ORDER.model_copy(update={"ordered": False})


async def step(order: Order, creation: Creation, *script: tuple[str, Answer]) -> Creation:
    asked = peer(*script)
    taken = await asked.legacy().create_step("a1b2c3d4e5", order, creation, PDF)
    assert asked.all_was_asked()
    return taken


async def test_the_contract_carries_our_id_and_goes_to_nobody_yet() -> None:
    asked = peer(("CreateFlowByFiles", {"FlowId": "yDFlow"}))
    uploaded = Creation(step=Step.UPLOADED, file_id="yFFile")
    made = await asked.legacy().create_step("a1b2c3d4e5", ORDER, uploaded, None)
    assert (made.step, made.remote_id) == (Step.RESERVED, "yDFlow")
    assert asked.bodies() == [
        {
            "Caller": CALLER,
            "FlowInfo": {
                "FlowName": "2026年采购合同",
                "Deadline": int(ORDER.deadline.timestamp()),
            },
            "FileIds": ["yFFile"],
            "CustomId": "a1b2c3d4e5",
        }
    ]


async def test_one_after_the_other_only_the_first_is_sent_it() -> None:
    asked = peer(NOBODY, ("SendFlow", {"SignId": "ySignUs"}))
    sent = await asked.legacy().create_step("a1b2c3d4e5", ORDER, RESERVED, None)
    assert (sent.step, sent.party_ids) == (Step.STARTED, ("ySignUs", ""))
    assert asked.bodies()[1] == {
        "Caller": CALLER,
        "FlowId": "yDFlow",
        "UserId": "yUEmployee",
        "SignComponents": [
            {
                "ComponentId": "yUEmployee-0",
                "ComponentType": "SIGN_SEAL",
                "ComponentRequired": True,
                "FileIndex": 0,
                "GenerateMode": 0,
                "ComponentWidth": 120.0,
                "ComponentHeight": 50.0,
                "ComponentPage": 1,
                "ComponentPosX": 100.0,
                "ComponentPosY": 600.5,
                "ComponentValue": "ySContract",
            }
        ],
        "Mobile": "13200000000",
        "SubOrganizationId": "yOCompany",
        "Deadline": int(ORDER.deadline.timestamp()),
        "IsLastApprover": False,
    }


async def test_a_person_signs_for_no_company_and_reads_for_a_while() -> None:
    asked = peer(
        ("DescribeFlowApprovers", approvers(yUEmployee=1)), ("SendFlow", {"SignId": "ySignThem"})
    )
    assert await asked.legacy().send_on("yDFlow", ORDER)
    body = asked.bodies()[1]
    assert "SubOrganizationId" not in body
    assert (body["UserId"], body["PreReadTime"], body["IsLastApprover"]) == ("yUPerson", 10, True)


async def test_all_at_once_everybody_is_sent_it_and_nobody_is_the_last() -> None:
    asked = peer(NOBODY, ("SendFlow", {"SignId": "a"}), ("SendFlow", {"SignId": "b"}))
    sent = await asked.legacy().create_step("a1b2c3d4e5", TOGETHER, RESERVED, None)
    assert sent.party_ids == ("a", "b")
    assert [body["IsLastApprover"] for body in asked.bodies()[1:]] == [False, False]


async def test_a_single_signer_is_the_last_one() -> None:
    alone = TOGETHER.model_copy(update={"signers": (THEM,)})
    asked = peer(NOBODY, ("SendFlow", {"SignId": "b"}))
    await asked.legacy().create_step("a1b2c3d4e5", alone, RESERVED, None)
    assert asked.bodies()[1]["IsLastApprover"] is True


@pytest.mark.parametrize(
    ("order", "standing", "calls"),
    [
        (ORDER, approvers(yUEmployee=0), []),
        (ORDER, approvers(yUEmployee=12), []),
        (ORDER, approvers(yUEmployee=1, yUPerson=0), []),
        (ORDER, approvers(yUEmployee=1, yUPerson=1), []),
        (TOGETHER, approvers(yUEmployee=0, yUPerson=1), []),
        (TOGETHER, approvers(yUEmployee=1), ["SendFlow"]),
        (TOGETHER, approvers(yUEmployee=1, yUPerson=1), ["ArchiveFlow"]),
    ],
    ids=[
        "the first has not signed",
        "the first is being reviewed",
        "the second was sent it",
        "Tencent files it after the last one",
        "one of two has not signed",
        "one was never sent it",
        "nobody was the last one",
    ],
)
async def test_it_is_sent_on_or_filed_when_that_is_to_be_done(
    order: Order, standing: Answer, calls: list[str]
) -> None:
    asked = peer(("DescribeFlowApprovers", standing), *[(call, {}) for call in calls])
    assert await asked.legacy().send_on("yDFlow", order) is bool(calls)
    assert asked.all_was_asked()


async def test_who_was_sent_it_without_an_answer_is_not_sent_it_again() -> None:
    sent = await step(
        ORDER,
        RESERVED,
        NOBODY,
        ("SendFlow", NO_ANSWER),
        ("SendFlow", refusal("InvalidParameter.BizApproverAlreadyExists")),
        ("DescribeFlowApprovers", approvers(yUEmployee=0)),
    )
    assert sent.party_ids == ("ySign-yUEmployee", "")


async def test_no_answer_to_a_sending_is_no_reason_to_fear_a_second_try() -> None:
    with pytest.raises(Unavailable) as unavailable:
        await step(ORDER, RESERVED, NOBODY, *[("SendFlow", NO_ANSWER)] * 3)
    assert not unavailable.value.maybe_done


async def test_what_cannot_be_sent_to_all_is_withdrawn_from_who_has_it() -> None:
    asked = peer(
        NOBODY,
        ("SendFlow", {"SignId": "a"}),
        ("SendFlow", refusal("ResourceNotFound")),
        ("CancelFlow", {}),
    )
    with pytest.raises(Refused) as refused:
        await asked.legacy().create_step("a1b2c3d4e5", TOGETHER, RESERVED, None)
    assert refused.value.reason is Reason.NO_SIGNER
    assert asked.all_was_asked()


async def test_a_made_contract_is_found_by_our_id() -> None:
    pairs = [{"CustomId": "other", "FlowId": "no"}, {"CustomId": "a1b2c3d4e5", "FlowId": "yDFlow"}]
    asked = peer(("DescribeCustomFlowIds", {"CustomIdList": pairs}))
    found = await asked.legacy().find("a1b2c3d4e5", Creation(step=Step.UPLOADED))
    assert found is not None
    assert (found.step, found.remote_id) == (Step.RESERVED, "yDFlow")


@pytest.mark.parametrize(
    ("users", "reason"),
    [
        ({"Users": None}, Reason.NO_SIGNER),
        (
            {"Users": [{"UserId": "yUEmployee", "Name": "典子谦", "VerifyStatus": 1}]},
            Reason.NO_SIGNER,
        ),
        (
            {
                "Users": [
                    {"UserId": "yUEmployee", "Name": "典子谦", "VerifyStatus": 1},
                    {"UserId": "yUPerson", "Name": "李四", "VerifyStatus": 0},
                ]
            },
            Reason.NOT_VERIFIED,
        ),
        (
            {
                "Users": [
                    {"UserId": "yUEmployee", "Name": "典子谦", "VerifyStatus": 1},
                    {"UserId": "yUPerson", "Name": "李思", "VerifyStatus": 1},
                ]
            },
            Reason.BAD_NAME,
        ),
    ],
)
async def test_an_account_must_be_that_of_the_person_who_was_named(
    users: Answer, reason: Reason
) -> None:
    with pytest.raises(Refused) as refused:
        await step(ORDER, Creation(), ("DescribeUsers", users))
    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"account": ""}, Reason.NO_SIGNER),
        ({"account": US.account}, Reason.SAME_SIGNER_TWICE),
        ({"controls": ()}, Reason.OTHER),
    ],
)
async def test_signers_that_cannot_be_are_refused_before_anything_is_sent(
    change: dict[str, Any], reason: Reason
) -> None:
    with pytest.raises(Refused) as refused:
        await step(_with_them(**change), Creation())
    assert refused.value.reason is reason


async def test_nobody_signs_for_our_company_in_the_place_of_another() -> None:
    """Only the SubOrganizationId of our own company is known."""
    theirs = US.model_copy(update={"company": "远方贸易（上海）有限公司"})
    order = ORDER.model_copy(update={"signers": (theirs, THEM)})
    with pytest.raises(Refused) as refused:
        await step(order, Creation(), ("DescribeUsers", USERS), COMPANY)
    assert refused.value.reason is Reason.BAD_COMPANY


async def test_where_no_company_is_named_ours_is_meant() -> None:
    ours = US.model_copy(update={"company": "", "ours": True})
    order = ORDER.model_copy(update={"signers": (ours, THEM)})
    uploaded = await step(
        order, Creation(), ("DescribeUsers", USERS), ("UploadFiles", {"FileIds": ["yFFile"]})
    )
    assert uploaded.step is Step.UPLOADED


async def test_a_masked_name_is_compared_with_nothing() -> None:
    masked = {"UserId": "yUPerson", "Name": "李*", "VerifyStatus": 1}
    alone = ORDER.model_copy(update={"signers": (THEM,)})
    uploaded = await step(
        alone,
        Creation(),
        ("DescribeUsers", {"Users": [masked]}),
        ("UploadFiles", {"FileIds": ["yFFile"]}),
    )
    assert uploaded.file_id == "yFFile"


async def test_an_upload_goes_to_the_one_host_there_is() -> None:
    asked = peer(("DescribeUsers", USERS), COMPANY, ("UploadFiles", {"FileIds": ["yFFile"]}))
    await asked.legacy().create_step("a1b2c3d4e5", ORDER, Creation(), PDF)
    assert {sent.url.host for sent in asked.seen} == {"essbasic.tencentcloudapi.com"}


@pytest.mark.parametrize(
    ("order", "lacked"),
    [
        (ORDER.model_copy(update={"reviewer": "U0REVIEWER"}), Can.REVIEW),
        (ORDER.model_copy(update={"growing": True}), Can.GROWING),
        (
            ORDER.model_copy(
                update={"watchers": (Watcher(kind=THEM.kind, name="赵敏", mobile="13700137000"),)}
            ),
            Can.WATCHERS,
        ),
    ],
)
async def test_what_it_cannot_is_not_left_out_silently(order: Order, lacked: Can) -> None:
    with pytest.raises(Unsupported) as unsupported:
        await step(order, Creation())
    assert unsupported.value.ability == lacked


@pytest.mark.parametrize(
    "control",
    [
        Control(mark=Mark.PAGING_SEAL, at=AtKeyword(keyword="签字", width=1, height=1)),
        Control(mark=Mark.SEAL, at=AtKeyword(keyword="签字", width=1, height=1, dx=5)),
        Control(mark=Mark.SEAL, at=AtKeyword(keyword="签字", width=1, height=1, page=2)),
        Control(mark=Mark.SEAL, at=AtKeyword(keyword="签字", width=1, height=1, which=(1,))),
    ],
)
async def test_a_place_that_it_cannot_name_is_unsupported(control: Control) -> None:
    with pytest.raises(Unsupported):
        await step(_with_them(controls=(control,)), Creation())


async def test_a_keyword_is_the_id_of_its_component() -> None:
    at = AtKeyword(keyword="乙方签字", whole_word=True, width=100, height=40)
    order = _with_them(controls=(Control(mark=Mark.DATE, at=at),))
    asked = peer(("DescribeFlowApprovers", approvers(yUEmployee=1)), ("SendFlow", {"SignId": "b"}))
    await asked.legacy().send_on("yDFlow", order)
    assert asked.bodies()[1]["SignComponents"] == [
        {
            "ComponentId": "^乙方签字^",
            "ComponentType": "SIGN_DATE",
            "ComponentRequired": True,
            "FileIndex": 0,
            "GenerateMode": 3,
            "ComponentWidth": 100.0,
            "ComponentHeight": 40.0,
        }
    ]


def _with_them(**change: Any) -> Order:
    return ORDER.model_copy(update={"signers": (US, THEM.model_copy(update=change))})
