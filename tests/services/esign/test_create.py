"""The steps of a creation at Tencent."""

import base64

import pytest

from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.model import Creation, Step

from .answers import OPERATOR, refusal, tencent
from .orders import DEADLINE, FROM_FILE, FROM_TEMPLATE

PDF = b"%PDF-1.7 ..."
UPLOADED = Creation(step=Step.UPLOADED, file_id="yDFile")
RESERVED = Creation(step=Step.RESERVED, remote_id="yDFlow", party_ids=("yDRoleA", "yDRoleB"))
COMPOSED = RESERVED.model_copy(update={"step": Step.COMPOSED})


async def test_a_file_is_uploaded_to_the_file_service() -> None:
    peer = tencent(("UploadFiles", {"FileIds": ["yDFile"], "TotalCount": 1}))
    creation = await peer.ess().create_step("abc", FROM_FILE, Creation(), PDF)
    assert creation == UPLOADED
    assert peer.seen[0].url.host == "file.ess.tencent.cn"
    assert peer.seen[0].headers["Host"] == "file.ess.tencent.cn"
    assert peer.bodies() == [
        {
            "BusinessType": "DOCUMENT",
            "Caller": {"OperatorId": OPERATOR},
            "FileInfos": [{"FileBody": base64.b64encode(PDF).decode(), "FileName": "purchase.pdf"}],
        }
    ]


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a.PDF", "a.pdf"),
        ("合同", "合同.pdf"),
        (".pdf", "contract.pdf"),
        ("x" * 300, "x" * 196 + ".pdf"),
    ],
)
async def test_the_name_of_a_file_ends_as_tencent_wants_it(name: str, sent: str) -> None:
    peer = tencent(("UploadFiles", {"FileIds": ["yDFile"]}))
    source = FROM_FILE.source.model_copy(update={"file_name": name})
    order = FROM_FILE.model_copy(update={"source": source})
    await peer.ess().create_step("abc", order, Creation(), PDF)
    assert peer.bodies()[0]["FileInfos"][0]["FileName"] == sent


async def test_an_uploaded_file_becomes_a_contract_whose_signers_place_their_own_seals() -> None:
    items = [{"RecipientId": "yDR1"}, {"RecipientId": "yDR2"}]
    peer = tencent(("CreateFlowByFiles", {"FlowId": "yDFlow", "Approvers": items}))
    creation = await peer.ess().create_step("abcdefghij", FROM_FILE, UPLOADED, None)
    assert creation == Creation(
        step=Step.STARTED, file_id="yDFile", remote_id="yDFlow", party_ids=("yDR1", "yDR2")
    )
    assert peer.bodies() == [
        {
            "Operator": {"UserId": OPERATOR},
            "FlowName": "2026年采购合同",
            "FileIds": ["yDFile"],
            "Approvers": [
                {
                    "ApproverType": 0,
                    "ApproverName": "典子谦",
                    "ApproverMobile": "13200000000",
                    "OrganizationName": "典子谦示例企业",
                    "NotifyType": "SMS",
                },
                {
                    "ApproverType": 1,
                    "ApproverName": "李四",
                    "ApproverMobile": "15100000000",
                    "NotifyType": "SMS",
                },
            ],
            "Deadline": int(DEADLINE.timestamp()),
            "Unordered": False,
            "UserData": "YWJjZGVmZ2hpag==",
            "SignBeanTag": 1,
            "NeedSignReview": True,
        }
    ]


@pytest.mark.parametrize("items", [None, [], [{"RecipientId": "yDR1"}], [{"RecipientId": ""}] * 2])
async def test_ids_that_do_not_cover_all_signers_are_not_guessed_at(items: object) -> None:
    """The documented examples answer two signers with one entry, with three and with none."""
    peer = tencent(("CreateFlowByFiles", {"FlowId": "yDFlow", "Approvers": items}))
    creation = await peer.ess().create_step("abc", FROM_FILE, UPLOADED, None)
    assert creation.party_ids == ()


async def test_a_contract_that_was_made_without_an_id_may_exist() -> None:
    peer = tencent(("CreateFlowByFiles", {"FlowId": ""}))
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().create_step("abc", FROM_FILE, UPLOADED, None)
    assert unavailable.value.maybe_done


async def test_a_template_is_reserved_composed_and_started() -> None:
    peer = tencent(
        ("CreateFlow", {"FlowId": "yDFlow"}),
        ("CreateDocument", {"DocumentId": "yDDoc"}),
        ("StartFlow", {"Status": "START"}),
    )
    ess = peer.ess()
    reserved = await ess.create_step("abcdefghij", FROM_TEMPLATE, Creation(), None)
    assert reserved == RESERVED
    composed = await ess.create_step("abcdefghij", FROM_TEMPLATE, reserved, None)
    assert composed == COMPOSED
    started = await ess.create_step("abcdefghij", FROM_TEMPLATE, composed, None)
    assert started.step is Step.STARTED
    create, document, start = peer.bodies()
    assert create["DeadLine"] == int(DEADLINE.timestamp())
    assert create["Unordered"] is True
    assert create["UserData"] == "YWJjZGVmZ2hpag=="
    assert "NeedSignReview" not in create
    assert [one["RecipientId"] for one in create["Approvers"]] == ["yDRoleA", "yDRoleB"]
    operator = {"UserId": OPERATOR}
    assert document == {"Operator": operator, "TemplateId": "yDTemplate", "FlowId": "yDFlow"}
    assert start == {"Operator": operator, "FlowId": "yDFlow"}


@pytest.mark.parametrize("status", ["EXECUTING", "REVIEW"])
async def test_what_tencent_sends_out_by_itself_is_accepted(status: str) -> None:
    peer = tencent(("StartFlow", {"Status": status}))
    creation = await peer.ess().create_step("abc", FROM_TEMPLATE, COMPOSED, None)
    assert creation.step is Step.ACCEPTED
    assert creation.held == (status == "REVIEW")


async def test_a_document_that_is_still_composed_is_not_yet() -> None:
    peer = tencent(("StartFlow", refusal("OperationDenied.DocumentNoAvailable")))
    with pytest.raises(NotYet) as not_yet:
        await peer.ess().create_step("abc", FROM_TEMPLATE, COMPOSED, None)
    assert not_yet.value.retry_after == 3.0
    assert peer.waited == []


@pytest.mark.parametrize(
    ("creation", "action", "code", "step"),
    [
        (RESERVED, "CreateDocument", "FailedOperation.FlowHasDocument", Step.COMPOSED),
        (COMPOSED, "StartFlow", "OperationDenied.FlowHasStarted", Step.STARTED),
    ],
)
async def test_a_step_that_was_taken_before_counts_as_taken(
    creation: Creation, action: str, code: str, step: Step
) -> None:
    peer = tencent((action, refusal(code)))
    assert (await peer.ess().create_step("abc", FROM_TEMPLATE, creation, None)).step is step


async def test_a_refusal_goes_through() -> None:
    peer = tencent(("CreateFlow", refusal("OperationDenied.NoQuota")))
    with pytest.raises(Refused) as refused:
        await peer.ess().create_step("abc", FROM_TEMPLATE, Creation(), None)
    assert refused.value.reason is Reason.NO_QUOTA


@pytest.mark.parametrize("step", [Step.STARTED, Step.ACCEPTED])
async def test_nothing_is_asked_once_it_is_done(step: Step) -> None:
    done = COMPOSED.model_copy(update={"step": step})
    assert await tencent().ess().create_step("abc", FROM_TEMPLATE, done, None) == done


async def test_uploading_nothing_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="document"):
        await tencent().ess().create_step("abc", FROM_FILE, Creation(), None)
