"""Whoever counts hears of every try, and of each what came of it."""

import json

import httpx
import pytest

from services.contracts.errors import Refused, Unavailable
from services.esign._wire import code_of

from .answers import Answer, refusal, tencent

LOOK = "DescribeFlowBriefs"
BRIEFS: Answer = {"FlowBriefs": []}


async def test_each_try_of_one_call_is_told() -> None:
    peer = tencent((LOOK, httpx.ReadTimeout("35 s")), (LOOK, httpx.Response(502)), (LOOK, BRIEFS))
    await peer.ess().look(["yDFlow"])
    assert peer.heard == [(LOOK, "ReadTimeout"), (LOOK, "HTTP 502"), (LOOK, "OK")]


async def test_a_connection_that_fails_is_told() -> None:
    peer = tencent(*[(LOOK, httpx.ConnectError("13800138000"))] * 3)
    with pytest.raises(Unavailable):
        await peer.ess().look(["yDFlow"])
    assert peer.heard == [(LOOK, "ConnectError")] * 3


async def test_a_refusal_is_told_by_its_code_alone() -> None:
    peer = tencent(("CancelFlow", refusal("OperationDenied.FlowCancelForbid", "13800138000")))
    with pytest.raises(Refused):
        await peer.ess().cancel("yDFlow", "reason")
    assert peer.heard == [("CancelFlow", "OperationDenied.FlowCancelForbid")]


@pytest.mark.parametrize("body", [b"", b'"Error"', b'{"Response": {"Error": 7}}', b'["Error"]'])
async def test_what_is_no_answer_of_tencents_is_told_as_that(body: bytes) -> None:
    peer = tencent(*[(LOOK, httpx.Response(200, content=body))] * 3)
    with pytest.raises(Unavailable):
        await peer.ess().look(["yDFlow"])
    assert peer.heard == [(LOOK, "unreadable")] * 3


@pytest.mark.parametrize(
    ("status", "response", "code"),
    [
        (200, {"Name": 'a contract called "Error"'}, "OK"),
        (200, {"Error": None}, "OK"),
        (200, {"Error": {"Code": "X"}}, "X"),
        (400, {"Error": {"Code": "X"}}, "X"),
        (400, {}, "HTTP 400"),
        (302, {}, "HTTP 302"),
    ],
)
def test_one_word_for_an_answer(status: int, response: dict[str, object], code: str) -> None:
    assert code_of(status, json.dumps({"Response": response}).encode()) == code
