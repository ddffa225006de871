"""What the control API says and takes, as types both of its ends share."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from .config import Feature
from .state import Flow, Signer


class View(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SignerView(View):
    """`status` is the number of DescribeFlowInfo's ApproveStatus."""

    recipient_id: str
    name: str
    mobile: str
    company: str
    status: int
    message: str
    review: str
    reminders: int

    @classmethod
    def of(cls, signer: Signer) -> "SignerView":
        return cls(
            recipient_id=signer.recipient_id,
            name=signer.name,
            mobile=signer.mobile,
            company=signer.company,
            status=int(signer.status),
            message=signer.message,
            review=signer.review,
            reminders=signer.reminders,
        )


class FlowView(View):
    """`status` is the number of FlowStatus. Newest flow last in every list."""

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

    @classmethod
    def of(cls, flow: Flow) -> "FlowView":
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
            signers=tuple(SignerView.of(signer) for signer in flow.signers),
        )


class RequestSeen(View):
    """A signed request. `error` is the code it was answered with, empty for success.

    `body` is decoded JSON (None when it was none) with file contents replaced by their length.
    `fault` names the ordered fault that hit it.
    """

    at: float
    action: str
    body: Any
    error: str
    fault: str = ""


class CallbackSent(View):
    """A message to the callback URL: its plain content and what became of it.

    `attempts` are HTTP statuses in order, 0 for no answer.
    """

    at: float
    message: dict[str, Any]
    attempts: tuple[int, ...]
    outcome: Literal["under way", "held", "delivered", "gone", "dropped"]


class Fault(View):
    """What shall happen to the next `times` calls of `action` ("*": any).

    `error`: answered with `code`. `http`: answered with HTTP `status`. `lost_before`: the
    connection closes and nothing is done. `lost_after`: it is done, but the answer is lost.
    `hang` is in seconds, before the connection closes.
    """

    action: str
    kind: Literal["error", "http", "lost_before", "lost_after"]
    times: int = 1
    code: str = "InternalError"
    status: int = 502
    hang: float = 0.0


class CallbackFaults(View):
    """How many of the next messages are dropped, sent twice, or sent after their successor."""

    drop: int = 0
    duplicate: int = 0
    reorder: int = 0


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
    callback: CallbackSetting | None = None


class State(View):
    """The company as it stands."""

    quota: int
    free_cancels: int
    features: frozenset[Feature]
    down: bool


class Act(View):
    """`who` is a signer's index, name or RecipientId."""

    flow: str
    who: int | str = 0
    reason: str = ""
