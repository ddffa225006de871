"""The sign review, decided at Tencent's own console instead of through the API."""

import pytest

from sandbox.tencent import ControlRefused, Feature, Settings, TencentControl
from tests.sandbox.tencent.caller import Caller
from tests.sandbox.tencent.receiver import Receiver


async def test_a_pass_lets_our_side_sign_and_sends_nothing(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await caller.make(NeedSignReview=True)
    ours, theirs = (await control.flow(flow)).signers
    assert (ours.acts, ours.blocked) == (("refuse", "forward", "review"), True)
    assert (theirs.acts, theirs.blocked) == ((), False)
    passed = await control.review(flow, 0, "PASS")
    assert "sign" in passed.signers[0].acts
    await control.sign(flow, 0)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1), ("sign", 2)]


async def test_a_rejection_goes_on_blocking(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make(NeedSignReview=True)
    shown = await control.review(flow, 0, "REJECT", "请补充附件")
    assert (shown.signers[0].review, shown.signers[0].blocked) == ("REJECT", True)
    with pytest.raises(ControlRefused, match=r"FailedOperation\.NoSignReviewPass"):
        await control.sign(flow, 0)


async def test_a_refusal_to_sign_ends_it(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await caller.make(NeedSignReview=True)
    await control.review(flow, 0, "SIGN_REJECT", "条款不可接受")
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1), ("reject", 3)]


async def test_what_is_not_under_review_cannot_be_decided(
    caller: Caller, control: TencentControl
) -> None:
    plain = await caller.make()
    with pytest.raises(ControlRefused, match=r"OperationDenied\.FlowNoNeedReview"):
        await control.review(plain, 0, "PASS")
    reviewed = await caller.make(NeedSignReview=True)
    with pytest.raises(ControlRefused, match=r"InvalidParameter\.ParamError"):
        await control.review(reviewed, 0, "REJECT")
    await control.change(Settings(features=frozenset(Feature) - {Feature.SIGN_REVIEW}))
    with pytest.raises(ControlRefused, match=r"OperationDenied\.WhiteListForbid"):
        await control.review(reviewed, 0, "PASS")
