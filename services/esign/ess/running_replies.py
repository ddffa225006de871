"""What we read of the answers about running contracts, in the vendor's spelling."""

from services.esign._reply import Many, Reply, Text


class BatchCancelUrl(Reply):
    BatchCancelFlowUrl: Text = ""
    FailMessages: Many[Text] = ()
    TaskId: Text = ""
