"""A Tencent that gives prepared answers, and objects to any call that was not expected."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx

from services.esign import Ess, EssAccount, open_client

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
OPERATOR = "yDRSRUUgygj6rq2wUuO4zjEyJZ2NNbQO"
ACCOUNT = EssAccount(
    secret_id="AKIDEXAMPLE",
    secret_key="SECRETKEYEXAMPLE",
    operator_id=OPERATOR,
    api_url="https://ess.tencentcloudapi.com",
    file_url="https://file.ess.tencent.cn",
)

Answer = Mapping[str, Any] | httpx.Response | Exception


@dataclass
class Tencent:
    """Expects exactly the calls of `script`, in that order: action and answer to it."""

    script: list[tuple[str, Answer]]
    seen: list[httpx.Request] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    heard: list[tuple[str, str]] = field(default_factory=list)

    def ess(self, account: EssAccount = ACCOUNT) -> Ess:
        client = open_client(httpx.MockTransport(self._answer))
        return Ess(account, client, clock=lambda: NOW, sleep=self._sleep, heard=self._hear)

    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(request.content) for request in self.seen]

    def all_was_asked(self) -> bool:
        return not self.script

    def _answer(self, request: httpx.Request) -> httpx.Response:
        action = request.headers["X-TC-Action"]
        if not self.script or self.script[0][0] != action:
            raise AssertionError(f"nobody expected {action}")
        self.seen.append(request)
        answer = self.script.pop(0)[1]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else success(answer)

    def _hear(self, action: str, code: str) -> None:
        self.heard.append((action, code))

    async def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)


def tencent(*script: tuple[str, Answer]) -> Tencent:
    return Tencent(list(script))


def success(content: Mapping[str, Any]) -> httpx.Response:
    return httpx.Response(200, json={"Response": {**content, "RequestId": "s1692184714668577966"}})


def refusal(code: str, message: str = "", request_id: str = "s169") -> httpx.Response:
    """Tencent answers refusals with status 200."""
    error = {"Error": {"Code": code, "Message": message}, "RequestId": request_id}
    return httpx.Response(200, json={"Response": error})
