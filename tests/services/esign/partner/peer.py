"""A Tencent of this edition that gives prepared answers, and objects to any other call."""

import httpx

from services.esign import Partner, PartnerAccount, open_client
from tests.services.esign.answers import NOW, Answer, Tencent

ACCOUNT = PartnerAccount(
    secret_id="AKIDEXAMPLE",
    secret_key="SECRETKEYEXAMPLE",
    operator_id="n9527",
    api_url="https://essbasic.tencentcloudapi.com",
    file_url="https://file.ess.tencent.cn",
    app_id="yDwhxUUckp3gl8j5UuFX33LSNozpRsbi",
    organization_id="orgdianziqian",
)
AGENT = {
    "AppId": ACCOUNT.app_id,
    "ProxyOrganizationOpenId": ACCOUNT.organization_id,
    "ProxyOperator": {"OpenId": ACCOUNT.operator_id},
}
COMPANIES: tuple[str, Answer] = (
    "DescribeChannelOrganizations",
    {
        "ChannelOrganizationInfos": [
            {"OrganizationOpenId": "orgdianziqian", "OrganizationName": "典子谦示例企业"},
            {"OrganizationOpenId": "orgzhangsan", "OrganizationName": "张三示例企业"},
        ],
        "Total": 2,
    },
)


class Peer(Tencent):
    def partner(self) -> Partner:
        client = open_client(httpx.MockTransport(self._answer))
        return Partner(ACCOUNT, client, clock=lambda: NOW, sleep=self._sleep, heard=self._hear)


def peer(*script: tuple[str, Answer]) -> Peer:
    return Peer(list(script))
