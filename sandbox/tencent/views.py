"""What the control API says and takes, as types both of its ends share."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from .config import Feature, TemplateSpec
from .lifecycle import review_blocks
from .possible import acts_of, acts_on
from .state import Flow, Signer, World


class View(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SignerView(View):
    """`status` is the number of DescribeFlowInfo's ApproveStatus.

    `acts` are the names of what this signer (or, for `review`, a reviewer) can do now. `blocked`:
    it is their turn, but a sign review has not passed.
    """

    recipient_id: str
    name: str
    mobile: str
    company: str
    status: int
    message: str
    review: str
    reminders: int
    role: str
    acts: tuple[str, ...]
    blocked: bool

    @classmethod
    def of(cls, world: World, flow: Flow, signer: Signer) -> "SignerView":
        return cls(
            recipient_id=signer.recipient_id,
            name=signer.name,
            mobile=signer.mobile,
            company=signer.company,
            status=int(signer.status),
            message=signer.message,
            review=signer.review,
            reminders=signer.reminders,
            role=signer.role,
            acts=acts_of(world, flow, signer),
            blocked=flow.status.running and review_blocks(world, flow, signer),
        )


class FlowView(View):
    """`status` is the number of FlowStatus. Newest flow last in every list.

    `acts`: what can be done with the whole contract now (`expire`, `document`).
    """

    flow_id: str
    name: str
    status: int
    message: str
    user_data: str
    unordered: bool
    template_id: str
    composed: bool
    created: int
    updated: int
    deadline: int
    signers: tuple[SignerView, ...]
    acts: tuple[str, ...]

    @classmethod
    def of(cls, world: World, flow: Flow) -> "FlowView":
        return cls(
            flow_id=flow.flow_id,
            name=flow.name,
            status=int(flow.status),
            message=flow.message,
            user_data=flow.user_data,
            unordered=flow.unordered,
            template_id=flow.template_id,
            composed=bool(flow.document),
            created=flow.created,
            updated=flow.updated,
            deadline=flow.deadline,
            signers=tuple(SignerView.of(world, flow, signer) for signer in flow.signers),
            acts=acts_on(flow),
        )


class RequestSeen(View):
    """A request. `error` is the code it was answered with, empty for success.

    `body` is decoded JSON (None when it was none) with file contents replaced by their length.
    `fault` names the ordered fault that hit it, `down` where the whole service was down.
    `answer` is the JSON that was, or with `lost_after` would have been, answered; None where
    there is none. `status` is the HTTP status, 0 where the connection was closed instead; `took`
    is in seconds and, like `status`, None until it is over.
    """

    id: int
    at: float
    host: Literal["api", "file"]
    action: str
    body: Any
    error: str
    fault: str = ""
    answer: Any = None
    status: int | None = None
    took: float | None = None


class Try(View):
    """One try to deliver a callback. `status` is 0 for no answer; `took` is in seconds."""

    at: float
    status: int
    took: float


Outcome = Literal["under way", "held", "late", "delivered", "gone", "dropped"]


class CallbackSent(View):
    """A message to the callback URL: its plain content, its bytes and what became of it.

    `sent` and `headers` are the body and the headers as they went over the wire, to `url`; empty
    until the first try.
    """

    id: int
    at: float
    message: dict[str, Any]
    url: str
    sent: str
    headers: dict[str, str]
    tries: tuple[Try, ...]
    outcome: Outcome

    @property
    def attempts(self) -> tuple[int, ...]:
        """The HTTP statuses in order, 0 for no answer."""
        return tuple(one.status for one in self.tries)


class Fault(View):
    """What shall happen to the next `times` calls of `action` ("*": any).

    `error`: answered with `code`. `http`: answered with HTTP `status`. `lost_before`: the
    connection closes and nothing is done. `lost_after`: it is done, but the answer is lost.
    `slow`: answered as usual, but late. `hang` is in seconds, before the connection closes or,
    with `slow`, before the answer.
    """

    action: str
    kind: Literal["error", "http", "lost_before", "lost_after", "slow"]
    times: int = Field(default=1, ge=1)
    code: str = "InternalError"
    status: int = 502
    hang: float = 0.0


class CallbackFaults(View):
    """How many of the next messages are dropped, sent twice, sent after their successor, or late.

    A message is hit by one of them at most, in this order. `late_by` is in seconds.
    """

    drop: int = Field(default=0, ge=0)
    duplicate: int = Field(default=0, ge=0)
    reorder: int = Field(default=0, ge=0)
    late: int = Field(default=0, ge=0)
    late_by: float = Field(default=5.0, ge=0)


class CallbackSetting(View):
    """See `config.CallbackTarget`. An empty `url` switches callbacks off."""

    url: str
    key: str = ""
    token: str = ""
    enveloped: bool = True
    as_json: bool = True


class Settings(View):
    """Only what is given is changed."""

    quota: int | None = None
    free_cancels: int | None = None
    features: frozenset[Feature] | None = None
    down: bool | None = None
    start_answers_executing: bool | None = None
    reviews_creation: bool | None = None
    templates: tuple[TemplateSpec, ...] | None = None
    """All that there are from now on, as somebody changes them in the console."""
    callback: CallbackSetting | None = None


class State(View):
    """The company as it stands, and what is ordered and has not happened yet.

    `callback` is None where callbacks are switched off.
    """

    quota: int
    free_cancels: int
    features: frozenset[Feature]
    down: bool
    start_answers_executing: bool
    reviews_creation: bool
    callback: CallbackSetting | None
    faults: tuple[Fault, ...]
    callback_faults: CallbackFaults


class Act(View):
    """`who` is a signer's index, name or RecipientId."""

    flow: str
    who: int | str = 0
    reason: str = ""


class Handover(Act):
    """`name` and `mobile` of who is to sign in their place."""

    name: str
    mobile: str


class ReviewOutcome(Act):
    """`decision` as ReviewType of CreateFlowSignReview has it."""

    decision: Literal["PASS", "REJECT", "SIGN_REJECT"]
    message: str = ""
