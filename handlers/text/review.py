"""What the reviewer reads, and what others read about the review."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Review:
    asks: Callable[[str], str]
    """Who asks, as a mention."""
    heading: str
    explains: str
    explains_sending: str
    approve: str
    approve_sending: str
    send_back: str
    refuse: str
    waiting_for: Callable[[str], str]
    approved: Callable[[str, str], str]
    """Who and when; the same for the next two."""
    sent_back: Callable[[str, str], str]
    refused: Callable[[str, str], str]
    still_open: str
    over: str
    needless: str
    send_back_title: str
    send_back_submit: str
    send_back_explains: Callable[[str], str]
    send_back_reason: str
    refuse_title: str
    refuse_submit: str
    refuse_explains: Callable[[str], str]
    refuse_reason: str
    refuse_sure: str
    refuse_sure_option: str
    refuse_not_sure: str
    reason_hint: Callable[[int], str]
    close: str
    received: str
    already_approved: Callable[[str, str], str]
    already_refused: Callable[[str, str], str]
    not_reviewer: Callable[[str], str]


EN = Review(
    asks=lambda who: f"{who} asks you to review this contract.",
    heading="Contract to review",
    explains="Our side can sign only after you approve.",
    explains_sending=(
        "It has not been sent to anybody: it goes out only after you approve. Whether our side may "
        "sign it is asked after that."
    ),
    approve="Approve signing",
    approve_sending="Approve sending",
    send_back="Send contract back",
    refuse="Refuse contract",
    waiting_for=lambda who: f"Waiting for {who} to approve",
    approved=lambda who, when: f"Approved by {who} · {when}",
    sent_back=lambda who, when: f"Sent back by {who} · {when}",
    refused=lambda who, when: f"Refused for good by {who} · {when}",
    still_open="Signing stays blocked. You can still approve it, or refuse it for good.",
    over="The contract has ended. There is nothing left to review.",
    needless="Tencent E-Sign waits for no review of this contract. There is nothing to decide.",
    send_back_title="Send contract back",
    send_back_submit="Send contract back",
    send_back_explains=lambda name: (
        f"“{name}” stays blocked until you approve it. Its owner reads your reason and can "
        "talk with you, or cancel it."
    ),
    send_back_reason="What must change?",
    refuse_title="Refuse contract",
    refuse_submit="Refuse contract",
    refuse_explains=lambda name: (
        f"This ends “{name}” for everybody. It cannot be undone, and its quota is not returned."
    ),
    refuse_reason="Why is it refused?",
    refuse_sure="Please confirm",
    refuse_sure_option="Yes, end this contract for good",
    refuse_not_sure="Tick the box to confirm, or go back to leave the contract as it is.",
    reason_hint=lambda limit: (
        f"Everybody who sees its card can read it, and the signers may. At most {limit} characters."
    ),
    close="Go back",
    received="Your decision was received. The card changes as soon as Tencent E-Sign has it.",
    already_approved=lambda who, when: (
        f"{who} approved this contract already, {when}. Nothing is left to decide."
    ),
    already_refused=lambda who, when: (
        f"{who} refused this contract for good already, {when}. Nothing is left to decide."
    ),
    not_reviewer=lambda who: (
        f"Only {who} can decide about this contract, as its reviewer. Nothing was changed; "
        "please ask them."
    ),
)

ZH = Review(
    asks=lambda who: f"{who} 请您审核这份合同。",
    heading="待审核的合同",
    explains="您审核通过后，我方才能签署。",
    explains_sending="合同尚未发出，您审核通过后才会发起；我方签署将在发起后另行审核。",
    approve="审核通过",
    approve_sending="同意发起",
    send_back="退回合同",
    refuse="拒签并终止",
    waiting_for=lambda who: f"等待 {who} 审核",
    approved=lambda who, when: f"{who} 已审核通过 · {when}",
    sent_back=lambda who, when: f"{who} 已退回 · {when}",
    refused=lambda who, when: f"{who} 已拒签并终止 · {when}",
    still_open="签署仍处于暂停状态，您可以再审核通过，或拒签并终止。",
    over="合同已结束，无需再审核。",
    needless="腾讯电子签不需要审核这份合同，您无需处理。",
    send_back_title="退回合同",
    send_back_submit="退回合同",
    send_back_explains=lambda name: (
        f"退回后，在您审核通过之前，我方无法签署“{name}”。"
        "发起人会看到退回原因，可与您沟通或撤销合同。"
    ),
    send_back_reason="退回原因",
    refuse_title="拒签并终止",
    refuse_submit="拒签并终止",
    refuse_explains=lambda name: (
        f"拒签后，“{name}”将对所有签署方终止，无法恢复，合同额度也不会退还。"
    ),
    refuse_reason="拒签原因",
    refuse_sure="请确认",
    refuse_sure_option="我确认终止这份合同",
    refuse_not_sure="请勾选确认；如不想终止合同，请返回。",
    reason_hint=lambda limit: (
        f"能看到合同卡片的人都会看到，签署方也可能看到；最多 {limit} 个字符。"
    ),
    close="返回",
    received="已收到您的审核结果，提交到腾讯电子签后，审核卡片会更新。",
    already_approved=lambda who, when: f"{who} 已于 {when} 审核通过，无需重复操作。",
    already_refused=lambda who, when: f"{who} 已于 {when} 拒签并终止，无需重复操作。",
    not_reviewer=lambda who: f"只有审核人 {who} 可以审核这份合同。未做任何更改，请联系审核人。",
)
