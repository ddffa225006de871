"""Calls the pretend Tencent of third-party applications as a client would."""

import json
from typing import Any

from sandbox.tencent import TencentConfig
from tests.sandbox.tencent.caller import Caller, Json

CONFIG = TencentConfig(edition="partner")
OURS, SUPPLIER = CONFIG.clients[0], CONFIG.clients[1]
BOSS, COLLEAGUE = CONFIG.employees[0], CONFIG.employees[1]
AGENT: Json = {
    "AppId": CONFIG.application_id,
    "ProxyOrganizationOpenId": OURS.open_id,
    "ProxyOperator": {"OpenId": BOSS.open_id},
}
PLACE: Json = {
    "ComponentType": "SIGN_SIGNATURE",
    "ComponentPage": 1,
    "ComponentPosX": 100.0,
    "ComponentPosY": 600,
    "ComponentWidth": 112,
    "ComponentHeight": 40,
}
WE_SIGN: Json = {
    "ApproverType": "ORGANIZATION",
    "OrganizationOpenId": OURS.open_id,
    "OpenId": BOSS.open_id,
    "SignComponents": [PLACE],
}
PERSON_SIGNS: Json = {
    "ApproverType": "PERSON",
    "Name": "李四",
    "Mobile": "13900000002",
    "SignComponents": [PLACE],
}
THEY_SIGN: Json = {
    "ApproverType": "ORGANIZATION",
    "NotChannelOrganization": True,
    "OrganizationName": "远方贸易（上海）有限公司",
    "Name": "张三",
    "Mobile": "13900000004",
    "SignComponents": [PLACE],
}


class PartnerCaller(Caller):
    async def call(self, action: str, **parameters: Any) -> Json:
        """The answer to `action`, in our name where no other Agent is given."""
        body = json.dumps({"Agent": AGENT, **parameters}).encode()
        return await self.post(action, body, version="2021-05-26", service="essbasic")

    async def make(self, *approvers: Json, **parameters: Any) -> str:
        """The FlowId of a contract from a file, by default signed by us and then a person."""
        given = {
            "FlowName": "采购合同",
            "FileIds": [await self.upload()],
            "FlowApprovers": list(approvers or (WE_SIGN, PERSON_SIGNS)),
            **parameters,
        }
        return str((await self.call("ChannelCreateFlowByFiles", **given))["FlowId"])

    async def refused_make(self, *approvers: Json, **parameters: Any) -> str:
        """The error code that a contract from a file is answered with; "" when it is made."""
        given = {
            "FlowName": "采购合同",
            "FileIds": [await self.upload()],
            "FlowApprovers": list(approvers or (WE_SIGN, PERSON_SIGNS)),
            **parameters,
        }
        return await self.refused("ChannelCreateFlowByFiles", **given)

    async def detail(self, flow: str) -> Json:
        [found] = (await self.call("DescribeFlowDetailInfo", FlowIds=[flow]))["FlowInfo"]
        assert isinstance(found, dict)
        return found
