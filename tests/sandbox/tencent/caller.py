"""Calls the pretend Tencent as a client would, signed by the official SDK's own signer."""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
from tencentcloud.common.sign import Sign

from sandbox.tencent import OPERATOR_ID, Tencent
from sandbox.tencent.pdf import sample_pdf

Json = dict[str, Any]
OURS = "示例科技有限公司"
THEIRS = "远方贸易（上海）有限公司"
PLACE: Json = {
    "ComponentType": "SIGN_SIGNATURE",
    "ComponentPage": 1,
    "ComponentPosX": 100.0,
    "ComponentPosY": 600,
    "ComponentWidth": 112,
    "ComponentHeight": 40,
    "FileIndex": 0,
}
OURS_SIGNS: Json = {
    "ApproverType": 0,
    "OrganizationName": OURS,
    "ApproverName": "王经理",
    "ApproverMobile": "13800000001",
    "NotifyType": "SMS",
    "SignComponents": [PLACE],
}
PERSON_SIGNS: Json = {
    "ApproverType": 1,
    "ApproverName": "李四",
    "ApproverMobile": "13900000002",
    "NotifyType": "SMS",
    "SignComponents": [PLACE],
}


class TencentError(Exception):
    """The `Error` of an answer."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class Caller:
    def __init__(self, tencent: Tencent, clock: Callable[[], float], http: httpx.AsyncClient):
        self.tencent = tencent
        self.clock = clock
        self.http = http

    async def call(self, action: str, **parameters: Any) -> Json:
        """The answer to `action`, Operator (or Caller) filled in; raises `TencentError`."""
        if action == "UploadFiles":
            parameters.setdefault("Caller", {"OperatorId": OPERATOR_ID})
        else:
            parameters.setdefault("Operator", {"UserId": OPERATOR_ID})
        return await self.post(action, json.dumps(parameters).encode())

    async def post(
        self,
        action: str,
        body: bytes,
        url: str = "",
        key: str = "",
        key_id: str = "",
        version: str = "2020-11-11",
        service: str = "ess",
        date: str = "",
        **headers: str,
    ) -> Json:
        files = action == "UploadFiles"
        url = url or (self.tencent.file_url if files else self.tencent.api_url)
        config = self.tencent.config
        signed = self.headers(body, url, key or config.secret_key, service, date)
        signed["Authorization"] = signed["Authorization"].replace(
            "Credential=", f"Credential={key_id or config.secret_id}"
        )
        every = {**signed, "X-TC-Action": action, "X-TC-Version": version}
        for name, value in headers.items():
            every[name.replace("_", "-")] = value
        reply = await self.http.post(url, content=body, headers=every)
        assert reply.status_code == 200
        answer: Json = reply.json()["Response"]
        assert answer["RequestId"]
        if "Error" in answer:
            raise TencentError(answer["Error"]["Code"], answer["Error"]["Message"])
        return answer

    def headers(self, body: bytes, url: str, key: str, service: str, date: str) -> dict[str, str]:
        """As abstract_client.py of the official SDK builds them, without the SecretId."""
        host = url.removeprefix("http://").rstrip("/")
        kind = "application/json"
        stamp = int(self.clock())
        date = date or datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%d")
        digest = hashlib.sha256(body).hexdigest()
        canonical = f"POST\n/\n\ncontent-type:{kind}\nhost:{host}\n\ncontent-type;host\n{digest}"
        hashed = hashlib.sha256(canonical.encode()).hexdigest()
        text = f"TC3-HMAC-SHA256\n{stamp}\n{date}/{service}/tc3_request\n{hashed}"
        signature = Sign.sign_tc3(key, date, service, text)
        return {
            "Content-Type": kind,
            "X-TC-Timestamp": str(stamp),
            "Authorization": (
                f"TC3-HMAC-SHA256 Credential=/{date}/{service}/tc3_request, "
                f"SignedHeaders=content-type;host, Signature={signature}"
            ),
        }

    async def upload(self, content: bytes = b"", name: str = "合同.pdf") -> str:
        """The FileId of an uploaded file, by default a PDF of one page."""
        body = base64.b64encode(content or sample_pdf("合同")).decode()
        infos = [{"FileBody": body, "FileName": name}]
        answer = await self.call("UploadFiles", BusinessType="DOCUMENT", FileInfos=infos)
        return str(answer["FileIds"][0])

    async def make(self, *approvers: Json, **parameters: Any) -> str:
        """The FlowId of a contract from a file, by default signed by us and then a person."""
        answer = await self.call(
            "CreateFlowByFiles",
            **{
                "FlowName": "采购合同",
                "FileIds": [await self.upload()],
                "Approvers": list(approvers or (OURS_SIGNS, PERSON_SIGNS)),
                **parameters,
            },
        )
        return str(answer["FlowId"])

    async def refused(self, action: str, **parameters: Any) -> str:
        """The error code that `action` is answered with; "" when it is carried out."""
        try:
            await self.call(action, **parameters)
        except TencentError as error:
            return error.code
        return ""
