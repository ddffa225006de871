"""News of a contract as callbacks bring it (MsgType FlowStatusChange), in our words.

The message carries whole mobile and identity card numbers. Only what is named here is taken
out of it; `Observation` has no place for the rest.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field, ValidationError

from services.contracts.model import Observation, PartySeen, Standing, Status
from services.esign._moments import moment
from services.esign._ours import our_id
from services.esign._phones import tail
from services.esign._reply import Many, Number, Reply, Text

from .status import APPROVER_CALLBACK, FLOW_CALLBACK

SKEW = timedelta(minutes=5)
"""How far Tencent's clock may be ahead of ours."""


class ApproverNews(Reply):
    """Neither ApproverIdCardNumber nor anything else that is not listed is read."""

    RecipientId: Text = ""
    ApproverName: Text = ""
    ApproverMobile: Text = ""
    OrganizationName: Text = ""
    ApproveCallbackStatus: Number = 0
    ApproveMessage: Text = ""
    ApproveTime: Number = 0


class FlowNews(Reply):
    FlowId: Annotated[str, Field(min_length=1)]
    FlowCallbackStatus: int
    FlowMessage: Text = ""
    """Only in the newer form."""
    UserData: Text = ""
    CreateOn: Number = 0
    UpdatedOn: Number = 0
    OccurTime: Number = 0
    """Only in the newer form."""
    DeadLine: Number = 0
    """0: never."""
    Approvers: Many[ApproverNews] = ()


def observation(data: Mapping[str, object], now: datetime) -> Observation | None:
    """The news in either form, None where it has another shape."""
    try:
        return _observation(FlowNews.model_validate(data), now)
    except ValidationError:
        return None


def _observation(news: FlowNews, now: datetime) -> Observation:
    parties = tuple(_party(approver) for approver in news.Approvers)
    happened = moment(news.UpdatedOn) or moment(news.OccurTime) or moment(news.CreateOn)
    return Observation(
        remote_id=news.FlowId,
        our_id=our_id(news.UserData),
        status=FLOW_CALLBACK.get(news.FlowCallbackStatus, Status.UNKNOWN),
        raw_status=str(news.FlowCallbackStatus),
        parties=parties,
        reason=news.FlowMessage or _reason_of(parties),
        deadline=moment(news.DeadLine),
        # A time that is not seconds, say, must not outlast every later change.
        at=min(happened or now, now + SKEW),
    )


def _party(approver: ApproverNews) -> PartySeen:
    return PartySeen(
        id=approver.RecipientId,
        name=approver.ApproverName,
        mobile_tail=tail(approver.ApproverMobile),
        company=approver.OrganizationName,
        standing=APPROVER_CALLBACK.get(approver.ApproveCallbackStatus, Standing.UNKNOWN),
        reason=approver.ApproveMessage,
        at=moment(approver.ApproveTime),
    )


def _reason_of(parties: tuple[PartySeen, ...]) -> str:
    """The older form has no reason but that of the signer who refused."""
    return next((seen.reason for seen in parties if seen.standing is Standing.REFUSED), "")
