"""Faults on order, the log of requests, settings, reset, and who may control."""

import asyncio
import json
from unittest.mock import Mock

import httpx
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from sandbox.tencent import (
    ControlRefused,
    Fault,
    Settings,
    Tencent,
    TencentConfig,
    TencentControl,
    describe,
)
from sandbox.tencent.control import guard
from sandbox.tencent.gateway import LOG
from sandbox.tencent.pdf import sample_pdf
from tests.sandbox.tencent.caller import OURS_SIGNS, Caller, TencentError
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.receiver import Receiver


async def test_the_next_calls_of_an_action_can_be_answered_with_a_code(
    caller: Caller, control: TencentControl
) -> None:
    fault = Fault(action="CreateFlowByFiles", kind="error", code="InternalError.Db", times=2)
    await control.fail_next(fault)
    for _ in range(2):
        with pytest.raises(TencentError) as refusal:
            await caller.make()
        assert refusal.value.code == "InternalError.Db"
    assert await caller.make()
    assert len(await control.flows()) == 1


async def test_a_call_can_be_answered_with_an_http_error(
    caller: Caller, control: TencentControl
) -> None:
    await control.fail_next(Fault(action="*", kind="http", status=503))
    with pytest.raises(AssertionError):
        await caller.call("DescribeFlowTemplates")
    assert await caller.call("DescribeFlowTemplates")


async def test_an_answer_can_be_lost_after_the_work_was_done(
    caller: Caller, control: TencentControl
) -> None:
    await control.fail_next(Fault(action="CreateFlowByFiles", kind="lost_after"))
    with pytest.raises(httpx.RemoteProtocolError):
        await caller.make()
    assert len(await control.flows()) == 1
    (seen,) = await control.requests("CreateFlowByFiles")
    assert (seen.error, seen.fault) == ("", "lost_after")


async def test_a_request_can_be_lost_before_any_work(
    caller: Caller, control: TencentControl
) -> None:
    await control.fail_next(Fault(action="CreateFlowByFiles", kind="lost_before"))
    with pytest.raises(httpx.RemoteProtocolError):
        await caller.make()
    assert await control.flows() == []


async def test_a_service_that_is_down_closes_every_connection(
    caller: Caller, control: TencentControl
) -> None:
    await control.change(Settings(down=True))
    for action in ("DescribeFlowTemplates", "UploadFiles"):
        with pytest.raises(httpx.RemoteProtocolError):
            await caller.call(action)
    await control.change(Settings(down=False))
    assert await caller.call("DescribeFlowTemplates")


async def test_requests_are_written_down_without_file_contents(
    caller: Caller, control: TencentControl
) -> None:
    await caller.make()
    await caller.refused("CancelFlow", FlowId="y" * 32, CancelMessage="x")
    upload, create, cancel = await control.requests()
    assert upload.body["FileInfos"][0]["FileBody"].endswith("characters>")
    assert create.body["FlowName"] == "采购合同"
    assert cancel.error == "ResourceNotFound.NotExistFlow"


async def test_the_log_shows_what_was_answered_how_and_by_which_host(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    await caller.refused("CancelFlow", FlowId="y" * 32, CancelMessage="x")
    upload, create, cancel = await control.requests()
    assert [one.id for one in (upload, create, cancel)] == [1, 2, 3]
    assert [one.host for one in (upload, create, cancel)] == ["file", "api", "api"]
    assert create.answer["Response"]["FlowId"] == flow
    assert cancel.answer["Response"]["Error"]["Code"] == cancel.error
    assert {(one.status, one.took) for one in (upload, create, cancel)} == {(200, 0)}


async def test_the_log_shows_what_a_fault_did_to_an_answer(
    caller: Caller, control: TencentControl
) -> None:
    for fault in ("http", "lost_before", "lost_after"):
        await control.fail_next(Fault(action="CreateFlowByFiles", kind=fault, status=502))
        with pytest.raises((AssertionError, httpx.RemoteProtocolError)):
            await caller.make()
    http, before, after = await control.requests("CreateFlowByFiles")
    assert (http.status, before.status, after.status) == (502, 0, 0)
    assert (http.answer, before.answer) == (None, None)
    (flow,) = await control.flows()
    assert after.answer["Response"]["FlowId"] == flow.flow_id


async def test_the_log_of_requests_has_an_end(caller: Caller, control: TencentControl) -> None:
    for _ in range(LOG + 1):
        await caller.call("DescribeFlowTemplates")
        caller.tencent.world.config.clock.advance(1)  # type: ignore[attr-defined]
    seen = await control.requests()
    assert (len(seen), seen[0].id, seen[-1].id) == (LOG, 2, LOG + 1)


async def test_a_contract_is_shown_as_a_pdf_once_it_has_one(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    assert await control.document(flow) == sample_pdf("合同")
    with pytest.raises(ControlRefused, match=r"ResourceNotFound\.NotExistFlow"):
        await control.document("y" * 32)
    answer = await caller.call(
        "CreateFlow", FlowName="销售合同", Approvers=[{**OURS_SIGNS, "SignComponents": []}]
    )
    with pytest.raises(ControlRefused, match=r"FailedOperation\.FlowHasNoDocument"):
        await control.document(answer["FlowId"])


async def test_a_reset_forgets_everything(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make()
    await control.change(Settings(quota=3, down=True))
    await control.fail_next(Fault(action="*", kind="error"))
    await control.reset()
    assert await control.flows() == []
    assert await control.requests() == []
    assert await control.callbacks() == []
    assert (await control.state()).quota == 100
    assert await caller.refused("CancelFlow", FlowId=flow, CancelMessage="x")
    assert await caller.make()


async def test_an_unknown_contract_or_signer_is_refused_by_control(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    with pytest.raises(ControlRefused, match=r"ResourceNotFound\.NotExistFlow"):
        await control.sign("y" * 32, 0)
    with pytest.raises(ControlRefused, match=r"ResourceNotFound\.FlowApprover"):
        await control.sign(flow, "nobody")


async def test_a_malformed_order_is_refused_by_control(tencent: Tencent, caller: Caller) -> None:
    reply = await caller.http.post(f"{tencent.api_url}/_control/sign", content=b'{"floww": 1}')
    assert reply.status_code == httpx.codes.BAD_REQUEST
    assert json.loads(reply.content)["error"]["code"] == "Malformed"


async def test_a_person_is_told_where_it_is_and_with_which_keys(tencent: Tencent) -> None:
    text = describe(tencent)
    config = TencentConfig()
    for told in (tencent.api_url, tencent.file_url, config.secret_id, config.operator_id):
        assert told in text


async def test_a_lost_answer_can_keep_the_caller_waiting(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    await control.fail_next(Fault(action="*", kind="lost_after", hang=10))
    waiting = asyncio.create_task(caller.call("DescribeFlowTemplates"))
    while not await control.requests():
        pass
    time.advance(9)
    await control.state()
    assert not waiting.done()
    time.advance(1)
    with pytest.raises(httpx.RemoteProtocolError):
        await waiting


async def test_an_answer_can_be_late(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    await control.fail_next(Fault(action="*", kind="slow", hang=3))
    waiting = asyncio.create_task(caller.call("DescribeFlowTemplates"))
    while not await control.requests():
        pass
    assert (await control.requests())[0].took is None
    time.advance(3)
    assert (await waiting)["Templates"]
    (seen,) = await control.requests()
    assert (seen.status, seen.took, seen.fault) == (200, 3, "slow")


async def test_deadlines_are_noticed_without_anybody_asking(
    caller: Caller, control: TencentControl, time: ManualTime, receiver: Receiver
) -> None:
    await caller.make(Deadline=int(time.now) + 20)
    await control.wait_callbacks_settled()
    time.advance(30)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1), ("deadline", 5)]


async def test_control_is_only_for_this_machine() -> None:
    async def never(_: web.Request) -> web.StreamResponse:
        raise AssertionError

    transport = Mock()
    transport.get_extra_info.return_value = ("192.0.2.7", 4711)
    request = make_mocked_request("GET", "/_control/flows", transport=transport)
    answer = await guard(request, never)
    assert answer.status == httpx.codes.FORBIDDEN


@pytest.mark.parametrize(
    "foreign", [{"Origin": "https://elsewhere.example"}, {"Host": "elsewhere.example"}]
)
async def test_control_is_not_for_a_page_of_elsewhere(
    tencent: Tencent, caller: Caller, control: TencentControl, foreign: dict[str, str]
) -> None:
    settings = f"{tencent.api_url}/_control/settings"
    answer = await caller.http.post(settings, content=b'{"quota": 0}', headers=foreign)
    assert answer.status_code == httpx.codes.FORBIDDEN
    assert (await control.state()).quota == 100
    assert (await caller.http.get(f"{tencent.api_url}/_control/flows", headers=foreign)).is_error
