"""What is tried again when nobody answers, and what never is."""

import logging

import httpx
import pytest

from services.contracts.errors import (
    Misconfigured,
    NotYet,
    Reason,
    Refused,
    SignetError,
    Unavailable,
)
from services.contracts.model import Creation, Decision, Step
from services.esign._retry import ATTEMPTS, Repeat, delay

from .answers import Answer, refusal, success, tencent
from .orders import FROM_FILE, FROM_TEMPLATE

NO_CONNECTION = httpx.ConnectError("refused")
NO_ANSWER = httpx.ReadTimeout("35 s")
UPLOADED = Creation(step=Step.UPLOADED, file_id="yDFile")


@pytest.mark.parametrize(
    ("error", "count", "repeat", "expected"),
    [
        (Unavailable("x"), 1, Repeat.ALWAYS, 0.5),
        (Unavailable("x"), 2, Repeat.ALWAYS, 1.0),
        (Unavailable("x"), ATTEMPTS, Repeat.ALWAYS, None),
        (Unavailable("x", 2.5), 1, Repeat.ALWAYS, 2.5),
        (Unavailable("x", 60), 1, Repeat.ALWAYS, None),
        (Unavailable("x", maybe_done=True), 1, Repeat.ALWAYS, 0.5),
        (Unavailable("x", maybe_done=True), 1, Repeat.UNLESS_MAYBE_DONE, None),
        (Unavailable("x"), 1, Repeat.UNLESS_MAYBE_DONE, 0.5),
        (NotYet("x", 3), 1, Repeat.ALWAYS, None),
        (Refused("x"), 1, Repeat.ALWAYS, None),
        (Misconfigured("x"), 1, Repeat.ALWAYS, None),
    ],
)
def test_the_decision(
    error: SignetError, count: int, repeat: Repeat, expected: float | None
) -> None:
    assert delay(error, count, repeat) == expected


async def test_a_read_is_repeated_until_it_is_answered() -> None:
    peer = tencent(
        ("DescribeFlowBriefs", NO_ANSWER),
        ("DescribeFlowBriefs", httpx.Response(502)),
        ("DescribeFlowBriefs", {"FlowBriefs": []}),
    )
    assert list(await peer.ess().look(["yDFlow"])) == []
    assert peer.all_was_asked()
    assert peer.waited == [0.5, 1.0]


async def test_a_repetition_is_signed_like_the_first() -> None:
    peer = tencent(("CancelFlow", NO_CONNECTION), ("CancelFlow", {}))
    await peer.ess().cancel("yDFlow", "价格有误")
    first, second = peer.seen
    assert first.content == second.content
    assert first.headers["Authorization"] == second.headers["Authorization"]


async def test_a_contract_is_not_made_twice_when_no_answer_came() -> None:
    for order, creation, action in (
        (FROM_FILE, UPLOADED, "CreateFlowByFiles"),
        (FROM_TEMPLATE, Creation(), "CreateFlow"),
    ):
        for silence in (NO_ANSWER, httpx.RemoteProtocolError("cut"), httpx.Response(500)):
            peer = tencent((action, silence))
            with pytest.raises(Unavailable) as unavailable:
                await peer.ess().create_step("id", order, creation, None)
            assert unavailable.value.maybe_done
            assert len(peer.seen) == 1


async def test_making_a_contract_is_repeated_when_nothing_left_this_machine() -> None:
    peer = tencent(("CreateFlow", NO_CONNECTION), ("CreateFlow", {"FlowId": "yDFlow"}))
    creation = await peer.ess().create_step("id", FROM_TEMPLATE, Creation(), None)
    assert creation.remote_id == "yDFlow"


async def test_making_a_contract_is_repeated_when_tencent_was_too_busy_to_look_at_it() -> None:
    busy = refusal("RequestLimitExceeded")
    peer = tencent(("CreateFlow", busy), ("CreateFlow", {"FlowId": "yDFlow"}))
    await peer.ess().create_step("id", FROM_TEMPLATE, Creation(), None)
    assert peer.waited == [1.0]


async def test_a_reminder_is_not_sent_twice_when_no_answer_came() -> None:
    peer = tencent(("CreateFlowReminds", NO_ANSWER))
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().remind("yDFlow")
    assert unavailable.value.maybe_done


@pytest.mark.parametrize("silence", [NO_ANSWER, httpx.Response(500), httpx.Response(200)])
async def test_an_upload_without_an_answer_leaves_no_doubt_about_money(silence: Answer) -> None:
    peer = tencent(*[("UploadFiles", silence)] * ATTEMPTS)
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().create_step("id", FROM_FILE, Creation(), b"%PDF")
    assert not unavailable.value.maybe_done
    assert peer.all_was_asked()


@pytest.mark.parametrize("code", ["OperationDenied.FlowHasTerminated", "InvalidParameter.Status"])
async def test_a_cancellation_that_was_done_without_an_answer_is_done(code: str) -> None:
    peer = tencent(("CancelFlow", NO_ANSWER), ("CancelFlow", refusal(code)))
    await peer.ess().cancel("yDFlow", "价格有误")
    assert peer.all_was_asked()


async def test_a_final_refusal_that_was_done_without_an_answer_is_done() -> None:
    ended = refusal("FailedOperation.NotAvailableSignReview")
    peer = tencent(("CreateFlowSignReview", NO_ANSWER), ("CreateFlowSignReview", ended))
    await peer.ess().review("yDFlow", Decision.REFUSED, "不同意")
    assert peer.all_was_asked()


async def test_an_approval_that_came_too_late_is_not_taken_for_done() -> None:
    ended = refusal("FailedOperation.NotAvailableSignReview")
    peer = tencent(("CreateFlowSignReview", NO_ANSWER), ("CreateFlowSignReview", ended))
    with pytest.raises(Refused):
        await peer.ess().review("yDFlow", Decision.APPROVED, "")


async def test_cancelling_what_had_ended_before_is_refused() -> None:
    ended = refusal("OperationDenied.FlowHasTerminated")
    peer = tencent(("CancelFlow", NO_CONNECTION), ("CancelFlow", ended))
    with pytest.raises(Refused) as refused:
        await peer.ess().cancel("yDFlow", "价格有误")
    assert refused.value.reason is Reason.ENDED


async def test_the_doubt_of_an_early_try_outlives_a_late_one_that_did_nothing() -> None:
    peer = tencent(("CancelFlow", NO_ANSWER), *[("CancelFlow", NO_CONNECTION)] * 2)
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().cancel("yDFlow", "价格有误")
    assert unavailable.value.maybe_done


async def test_a_refusal_is_final() -> None:
    peer = tencent(("CreateFlowSignReview", refusal("OperationDenied.FlowNoNeedReview")))
    with pytest.raises(Refused):
        await peer.ess().review("yDFlow", Decision.APPROVED, "")
    assert peer.waited == []


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectTimeout("x"),
        httpx.PoolTimeout("x"),
        httpx.WriteError("x"),
        httpx.ReadError("x"),
        httpx.LocalProtocolError("x"),
        httpx.DecodingError("x"),
        httpx.UnsupportedProtocol("x"),
    ],
)
async def test_no_exception_of_the_http_client_gets_out(failure: Exception) -> None:
    peer = tencent(*[("CancelFlow", failure)] * ATTEMPTS)
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().cancel("yDFlow", "价格有误")
    assert unavailable.value.__cause__ is None
    assert unavailable.value.__context__ is None


async def test_an_answer_of_another_shape_is_no_answer_and_is_not_quoted() -> None:
    odd = success({"FlowDetailInfos": "13200000000"})
    peer = tencent(
        ("DescribeFlowBriefs", {"FlowBriefs": [{"FlowId": "yDFlow"}]}),
        *[("DescribeFlowInfo", odd)] * ATTEMPTS,
    )
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().look(["yDFlow"])
    assert "132" not in str(unavailable.value)
    assert unavailable.value.__context__ is None


async def test_nothing_of_a_body_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    peer = tencent(("CreateFlow", {"FlowId": "yDFlow"}))
    await peer.ess().create_step("id", FROM_TEMPLATE, Creation(), None)
    for personal in ("13200000000", "典子谦", "SECRETKEYEXAMPLE"):
        assert personal not in caplog.text
