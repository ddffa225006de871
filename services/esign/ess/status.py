"""Tencent's numbers for where a contract and a signer stand, in our words.

Vendor documents: FlowDetailInfo and FlowApproverDetail (data types of the `ess` API), and the
callback document for FlowCallbackStatus and ApproveCallbackStatus. The list has grown over the
years (16, 19, 21): a number that is not here is UNKNOWN, and never an error.
"""

from collections.abc import Mapping

from services.contracts.model import Standing, Status

FLOW: Mapping[int, Status] = {
    0: Status.COMPOSING,  # not started
    1: Status.WAITING,
    2: Status.PARTLY_SIGNED,
    3: Status.REFUSED,
    4: Status.FINISHED,
    5: Status.EXPIRED,
    6: Status.CANCELLED,
    7: Status.COMPOSING,  # not started, with fields to fill
    8: Status.FILLING,
    9: Status.FILLING,  # partly filled
    10: Status.REFUSED,  # refused to fill
    16: Status.INVALID,
    21: Status.RELEASED,
}

FLOW_CALLBACK: Mapping[int, Status] = {
    1: Status.WAITING,
    2: Status.PARTLY_SIGNED,
    3: Status.REFUSED,
    4: Status.FINISHED,
    5: Status.EXPIRED,
    6: Status.CANCELLED,
    8: Status.FILLING,
    16: Status.INVALID,
    21: Status.RELEASED,
}

APPROVER: Mapping[int, Standing] = {
    0: Standing.NOT_YET,
    1: Standing.NOT_YET,
    2: Standing.TO_SIGN,
    3: Standing.SIGNED,
    4: Standing.REFUSED,
    5: Standing.EXPIRED,
    6: Standing.CANCELLED,
    7: Standing.NOT_YET,
    8: Standing.TO_FILL,
    9: Standing.STOPPED,
    10: Standing.FILLED,
    15: Standing.RELEASED,
    19: Standing.FORWARDED,
}

APPROVER_CALLBACK: Mapping[int, Standing] = {
    2: Standing.TO_SIGN,
    3: Standing.SIGNED,
    4: Standing.REFUSED,
    5: Standing.EXPIRED,
    6: Standing.CANCELLED,
    7: Standing.NOT_YET,
    8: Standing.TO_FILL,
    9: Standing.STOPPED,
    10: Standing.FILLED,
    15: Standing.RELEASED,
    19: Standing.FORWARDED,
}
