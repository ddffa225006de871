"""News of a contract as callbacks bring it (MsgType FlowStatusChange), in our words.

Vendor document: qian.tencent.com/developers/partner/callback_types_contracts_sign. Its list of
fields is not public; sure are FlowId and FlowStatus, a word here and not a number, and that what
was sent as CustomerData comes back. What is missing is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field, ValidationError

from services.contracts.model import Observation
from services.esign._moments import moment
from services.esign._ours import our_id
from services.esign._reply import Many, Number, Reply, Text

from .look import parties
from .replies import FlowApproverDetail
from .status import flow_status

SKEW = timedelta(minutes=5)
"""How far Tencent's clock may be ahead of ours."""


class FlowNews(Reply):
    """Neither identity card numbers nor anything else that is not listed is read."""

    FlowId: Annotated[str, Field(min_length=1)]
    FlowStatus: Annotated[str, Field(min_length=1)]
    FlowMessage: Text = ""
    CustomerData: Text = ""
    CustomData: Text = ""
    """The name that DescribeFlowDetailInfo has for it."""
    DeadLine: Number = 0
    OccurTime: Number = 0
    FlowApproverInfos: Many[FlowApproverDetail] = ()


def observation(data: Mapping[str, object], now: datetime) -> Observation | None:
    """None where it says too little, or has another shape: then the contract is asked for."""
    try:
        news = FlowNews.model_validate(data)
    except ValidationError:
        return None
    ours = our_id(news.CustomerData or news.CustomData)
    approvers = _whole(news.FlowApproverInfos)
    if not ours and not approvers:
        return None
    return Observation(
        remote_id=news.FlowId,
        our_id=ours,
        status=flow_status(news.FlowStatus, [one.ApproveStatus for one in approvers]),
        raw_status=news.FlowStatus,
        parties=parties(approvers),
        whole=bool(approvers),
        reason=news.FlowMessage,
        deadline=moment(news.DeadLine),
        # A time that is not seconds, say, must not outlast every later change.
        at=min(moment(news.OccurTime) or now, now + SKEW),
    )


def _whole(approvers: Sequence[FlowApproverDetail]) -> Sequence[FlowApproverDetail]:
    """The signers, if it is told in which order they sign: else nobody knows whose turn it is."""
    return () if any(one.SignOrder is None for one in approvers) else approvers
