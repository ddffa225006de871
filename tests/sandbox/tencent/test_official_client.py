"""A whole contract, driven by the official SDK's client against the running stand-in."""

import asyncio
import base64
from typing import Any

import pytest
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.ess.v20201111 import models
from tencentcloud.ess.v20201111.ess_client import EssClient

from sandbox.tencent import OPERATOR_ID, Tencent, TencentConfig, TencentControl, open_tencent
from sandbox.tencent.pdf import sample_pdf
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS

OPERATOR = {"UserId": OPERATOR_ID}


class Official:
    """One thread a call, as the SDK blocks; a client a call, as it keeps its connection."""

    def __init__(self, tencent: Tencent) -> None:
        self.tencent = tencent

    async def __call__(self, action: str, parameters: dict[str, Any]) -> Any:
        return await asyncio.to_thread(self._call, action, parameters)

    def _call(self, action: str, parameters: dict[str, Any]) -> Any:
        files = action == "UploadFiles"
        url = self.tencent.file_url if files else self.tencent.api_url
        profile = HttpProfile(protocol="http", endpoint=url.removeprefix("http://"))
        config = self.tencent.config
        client = EssClient(
            Credential(config.secret_id, config.secret_key), "", ClientProfile(httpProfile=profile)
        )
        request = getattr(models, f"{action}Request")()
        request._deserialize(parameters)
        return getattr(client, action)(request)


async def test_the_official_client_takes_a_contract_from_upload_to_download() -> None:
    async with open_tencent(TencentConfig()) as tencent, TencentControl(tencent.api_url) as control:
        call = Official(tencent)
        body = base64.b64encode(sample_pdf("采购合同")).decode()
        uploaded = await call(
            "UploadFiles",
            {
                "Caller": {"OperatorId": OPERATOR_ID},
                "BusinessType": "DOCUMENT",
                "FileInfos": [{"FileBody": body, "FileName": "采购合同.pdf"}],
            },
        )
        created = await call(
            "CreateFlowByFiles",
            {
                "Operator": OPERATOR,
                "FlowName": "采购合同（一）",
                "FileIds": uploaded.FileIds,
                "Approvers": [OURS_SIGNS, PERSON_SIGNS],
            },
        )
        await control.sign(created.FlowId, 0)
        await control.sign(created.FlowId, "李四")
        info = await call("DescribeFlowInfo", {"Operator": OPERATOR, "FlowIds": [created.FlowId]})
        assert info.FlowDetailInfos[0].FlowStatus == 4
        links = await call(
            "DescribeFileUrls",
            {"Operator": OPERATOR, "BusinessType": "FLOW", "BusinessIds": [created.FlowId]},
        )
        assert links.FileUrls[0].Url.startswith(tencent.file_url)


async def test_the_official_client_raises_the_code_of_a_refusal() -> None:
    async with open_tencent(TencentConfig()) as tencent:
        call = Official(tencent)
        with pytest.raises(TencentCloudSDKException) as refusal:
            await call(
                "CancelFlow", {"Operator": OPERATOR, "FlowId": "y" * 32, "CancelMessage": "发错了"}
            )
        assert refusal.value.code == "ResourceNotFound.NotExistFlow"
        assert refusal.value.requestId
