"""A call to Tencent until it could be sent: the request built, written as JSON and signed.

Ours and the official SDK's, for the same contract; neither sends anything. The second line has all
that happens in the process, with the HTTP library (httpx, requests) and the reading of the answer.
"""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import process_time
from typing import Any, NoReturn

import httpx
from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.ess.v20201111 import ess_client, models

from services.contracts.order import FromFile, Order, PartyKind, Signer
from services.esign import EssAccount, open_client
from services.esign._ours import user_data
from services.esign._tc3 import TC3
from services.esign.ess.create_requests import CreateFlowByFiles
from services.esign.ess.replies import Created
from services.esign.ess.signers import approver
from services.esign.ess.wire import Wire

from .harness import Figures, Line, in_turns

TIMES = 1_000
HOST = "ess.tencentcloudapi.com"
ANSWER = b'{"Response":{"FlowId":"yDFlow","RequestId":"s1"}}'
OUR_ID = "7KQ2M9XA0B"
ORDER = Order(
    name="2026年采购合同",
    source=FromFile(file_id="F0123", file_name="purchase.pdf"),
    signers=(
        Signer(
            kind=PartyKind.EMPLOYEE, name="典子谦", mobile="13200000000", company="典子谦示例企业"
        ),
        Signer(kind=PartyKind.PERSON, name="李四", mobile="15100000000"),
    ),
    deadline=datetime(2026, 6, 1, tzinfo=UTC),
)
OPERATOR = "yDRSRUUgygj6rq2wUuO4zjEyJZ2NNbQO"


def now() -> datetime:
    return datetime.now(UTC)


def measure(rounds: int) -> Iterator[Line]:
    ours, sdk = _Ours(), _Sdk()
    assert json.loads(ours.signed().content) == json.loads(sdk.signed().data)
    with asyncio.Runner() as runner:
        found = in_turns(
            {
                "ours": _run(ours.signed),
                "theirs": _run(sdk.signed),
                "our call": _run(lambda: runner.run(ours.calls()), ours.PER_RUN),
                "their call": _run(sdk.call),
            },
            rounds,
        )
    yield _line("build + sign", found["ours"], found["theirs"], most=0.25)
    yield _line("all but the network", found["our call"], found["their call"])


def _line(what: str, ours: Figures, theirs: Figures, most: float | None = None) -> Line:
    return Line(
        f"Tencent call: {what}, CPU",
        "official SDK, the same request",
        ours["cpu"] / theirs["cpu"],
        "×",
        most=most,
        detail=f"{ours['cpu'] * 1e6:.0f} µs to {theirs['cpu'] * 1e6:.0f} µs",
    )


def _run(work: Callable[[], object], each: int = 1) -> Callable[[], Figures]:
    def run() -> Figures:
        before = process_time()
        for _ in range(TIMES // each):
            work()
        return {"cpu": (process_time() - before) / TIMES}

    return run


class _Ours:
    PER_RUN = 100

    def __init__(self) -> None:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, content=ANSWER))
        client = open_client(transport)
        account = EssAccount(
            "AKIDEXAMPLE", "SECRETKEYEXAMPLE", OPERATOR, f"https://{HOST}", f"https://{HOST}"
        )
        self._wire = Wire(account, client, now, asyncio.sleep)
        self._auth = TC3("AKIDEXAMPLE", "SECRETKEYEXAMPLE", now)
        headers = {"Content-Type": "application/json"}
        body = self._built().to_bytes()
        self._made = client.build_request("POST", f"https://{HOST}", content=body, headers=headers)

    def signed(self) -> httpx.Request:
        """Built, written and signed. What HTTP libraries make of it is not counted here."""
        self._built().to_bytes()
        return next(self._auth.auth_flow(self._made))

    async def calls(self) -> None:
        for _ in range(self.PER_RUN):
            await self._wire.call(self._built(), Created)

    def _built(self) -> CreateFlowByFiles:
        return CreateFlowByFiles(
            Operator=self._wire.operator,
            FlowName=ORDER.name,
            FileIds=("yDFile",),
            Approvers=tuple(approver(signer) for signer in ORDER.signers),
            Deadline=int(ORDER.deadline.timestamp()),
            Unordered=not ORDER.ordered,
            UserData=user_data(OUR_ID),
            SignBeanTag=1,
        )


class _Stopped(TencentCloudSDKException):  # type: ignore[misc] # untyped; it wraps all others
    """Where the SDK would send."""


class _Canned(BaseAdapter):
    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        answer = Response()
        answer.status_code, answer.request = 200, request
        answer._content = ANSWER
        return answer

    def close(self) -> None:
        pass


class _Sdk:
    def __init__(self) -> None:
        credential = Credential("AKIDEXAMPLE", "SECRETKEYEXAMPLE")
        self._sending = ess_client.EssClient(credential, "")
        self._sending.request.conn._session.mount("https://", _Canned())
        self._client = ess_client.EssClient(credential, "")
        self._client.request.send_request = self._leave
        self._left: Any = None

    def _leave(self, request: Any) -> NoReturn:
        self._left = request
        raise _Stopped

    def signed(self) -> Any:
        try:
            self._client.CreateFlowByFiles(self._built())
        except _Stopped:
            return self._left
        raise AssertionError("it was not sent")

    def call(self) -> None:
        self._sending.CreateFlowByFiles(self._built())

    def _built(self) -> Any:
        request = models.CreateFlowByFilesRequest()
        request.Operator = models.UserInfo()
        request.Operator.UserId = OPERATOR
        request.FlowName = ORDER.name
        request.FileIds = ["yDFile"]
        request.Approvers = [self._approver(signer) for signer in ORDER.signers]
        request.Deadline = int(ORDER.deadline.timestamp())
        request.Unordered = not ORDER.ordered
        request.UserData = user_data(OUR_ID)
        request.SignBeanTag = 1
        return request

    def _approver(self, signer: Signer) -> Any:
        made = models.ApproverInfo()
        made.ApproverType = 0 if signer.company else 1
        made.ApproverName = signer.name
        made.ApproverMobile = signer.mobile
        made.OrganizationName = signer.company or None
        made.NotifyType = "SMS"
        return made
