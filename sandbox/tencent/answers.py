"""How Tencent answers: always HTTP 200, with an `Error` inside when it refuses.

Source: the general "返回结果" page of the Tencent Cloud API, version 3.
"""

from typing import Any

Json = dict[str, Any]
"""A decoded JSON object of the wire."""


class Refusal(Exception):
    """The request is refused.

    `codes` are candidates, most precise first: the one that is listed for the action in the
    model table is answered, the first one when none is.
    """

    def __init__(self, message: str, *codes: str) -> None:
        super().__init__(f"{codes}: {message}")
        self.message = message
        self.codes = codes


def success(result: Json, request_id: str) -> Json:
    return {"Response": {**result, "RequestId": request_id}}


def failure(code: str, message: str, request_id: str) -> Json:
    return {"Response": {"Error": {"Code": code, "Message": message}, "RequestId": request_id}}


def unsupported(what: str) -> Refusal:
    """Part of the real service that the pretend one lacks: said aloud, never passed over."""
    return Refusal(f"the pretend service lacks {what}", "UnsupportedOperation")
