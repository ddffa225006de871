"""Calls the pretend Tencent of the edition of 2020-12 as a client would."""

import base64
import json
from typing import Any

from sandbox.tencent import TencentConfig
from sandbox.tencent.pdf import sample_pdf
from tests.sandbox.tencent.caller import Caller, Json

CONFIG = TencentConfig(edition="legacy")
US, THEM, WITNESS = CONFIG.employees[0], *CONFIG.users
CALLER: Json = {
    "ApplicationId": CONFIG.application_id,
    "SubOrganizationId": CONFIG.organization_id,
    "OperatorId": CONFIG.operator_id,
}
PLACE: Json = {
    "ComponentId": "a",
    "ComponentType": "SIGN_SIGNATURE",
    "GenerateMode": 0,
    "FileIndex": 0,
    "ComponentPage": 1,
    "ComponentPosX": 100,
    "ComponentPosY": 600.5,
    "ComponentWidth": 112,
    "ComponentHeight": 40,
}
FILLED: Json = {
    "ComponentId": "a",
    "SignType": "SIGN_SIGNATURE",
    "FileIndex": 0,
    "SealContent": "aGFuZA==",
}


class LegacyCaller(Caller):
    async def call(self, action: str, **parameters: Any) -> Json:
        """The answer to `action`, in our name where no other Caller is given."""
        body = json.dumps({"Caller": CALLER, **parameters}).encode()
        url = self.tencent.api_url
        return await self.post(action, body, url, version="2020-12-22", service="essbasic")

    async def upload(self, content: bytes = b"", name: str = "合同.pdf") -> str:
        body = base64.b64encode(content or sample_pdf("合同")).decode()
        infos = [{"FileBody": body, "FileName": name}]
        answer = await self.call("UploadFiles", BusinessType="DOCUMENT", FileInfos=infos)
        return str(answer["FileIds"][0])

    async def make(self, *_: Json, **parameters: Any) -> str:
        """The FlowId of a contract that nobody was sent."""
        info = {"FlowName": "采购合同", "Deadline": int(self.clock()) + 30 * 86400}
        given = {"FlowInfo": info, "FileIds": [await self.upload()], **parameters}
        return str((await self.call("CreateFlowByFiles", **given))["FlowId"])

    async def send(self, flow: str, user_id: str = THEM.user_id, **parameters: Any) -> str:
        """The SignId of somebody who was sent it, by default a person."""
        given = {"FlowId": flow, "UserId": user_id, "SignComponents": [PLACE], **parameters}
        return str((await self.call("SendFlow", **given))["SignId"])

    async def status(self, flow: str) -> int:
        return int((await self.call("DescribeFlow", FlowId=flow))["FlowStatus"])

    async def standings(self, flow: str) -> list[int]:
        found = await self.call("DescribeFlowApprovers", FlowId=flow)
        return [int(one["ApproveStatus"]) for one in found["Approvers"]]
