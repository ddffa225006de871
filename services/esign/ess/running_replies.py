"""What we read of the answers about running contracts, in the vendor's spelling."""

from services.esign._reply import Many, Reply, Text


class FillFailure(Reply):
    RecipientId: Text = ""
    ErrMessage: Text = ""
    FlowId: Text = ""


class Filled(Reply):
    """Of CreateFlowApprovers: only what went wrong."""

    FillError: Many[FillFailure] = ()


class FlowForwardResult(Reply):
    FlowId: Text = ""
    ErrorDetail: Text = ""


class Forwarded(Reply):
    FailedFlows: Many[FlowForwardResult] = ()
    SuccessFlows: Many[Text] = ()


class BatchCancelUrl(Reply):
    BatchCancelFlowUrl: Text = ""
    FailMessages: Many[Text] = ()
    TaskId: Text = ""


class CancelFailureFlow(Reply):
    FlowId: Text = ""
    Reason: Text = ""


class CancelFlowsTask(Reply):
    """`TaskStatus`: PROCESSING, END, or TIMEOUT (nobody opened the link while it lived)."""

    TaskStatus: Text = ""
    SuccessFlowIds: Many[Text] = ()
    FailureFlows: Many[CancelFailureFlow] = ()


class ReleaseFlow(Reply):
    FlowId: Text = ""
    """Of the agreement."""
