"""Any action, in the name of the configured account, once and as it is."""

import asyncio
import json
from collections.abc import Mapping

import httpx

from services.contracts.ports import Clock
from services.esign._moments import utc_now
from services.esign._wire import Wire
from services.esign.account import Account, EssAccount, LegacyAccount, PartnerAccount

from .table import Fields

TO_FILES = frozenset({"UploadFiles"})
"""Served by the file host (the documents of UploadFiles; no other action names one)."""

WHOLE_COMPANY: Mapping[str, str] = {
    "CancelOrganizationFlows": "withdraws every contract of the company that is under way",
    "DeleteOrganizationAuthorizations": "ends every company registration that is under way",
    "ModifyApplicationCallbackInfo": "changes where all news of all contracts is sent",
    "ModifyExtendedService": "opens or closes a service for everybody in the company",
    "ModifyOrganizationBusinessInfo": "changes the name and the licence of the company itself",
    "ModifySubOrganizationInfo": "changes the name and the licence of the company itself",
    "CreateWebThemeConfig": "changes every embedded page of the company",
    "ChannelCreateWebThemeConfig": "changes every embedded page of every company",
}
"""What hits a whole company at once, and how."""


def who(account: Account, fields: Fields) -> Mapping[str, object]:
    """Those of `fields` by which Tencent is told in whose name a request is made."""
    told = {name: value for name, value in _told(account).items() if name in fields}
    operator = fields.get("Operator")
    if isinstance(account, PartnerAccount) and operator and operator.required:
        # Elsewhere this edition says "not open" of it.
        told["Operator"] = {"OpenId": account.operator_id}
    return told


def _told(account: Account) -> Mapping[str, object]:
    match account:
        case EssAccount(operator_id=operator, member_id=member):
            agent = {"Agent": {"ProxyOrganizationId": member}} if member else {}
            return {"Operator": {"UserId": operator}, "Caller": {"OperatorId": operator}, **agent}
        case PartnerAccount(app_id=app, organization_id=company, operator_id=operator):
            whom = {"AppId": app, "ProxyOrganizationOpenId": company}
            return {"Agent": {**whom, "ProxyOperator": {"OpenId": operator}}}
        case LegacyAccount(application_id=app, sub_organization_id=company, operator_id=operator):
            whom = {"ApplicationId": app, "SubOrganizationId": company}
            return {"Caller": {**whom, "OperatorId": operator}}
    return {}


class Sender:
    """Sends what it is given, never twice: nobody knows here what costs money."""

    def __init__(self, account: Account, client: httpx.AsyncClient, clock: Clock = utc_now) -> None:
        self._wire = Wire(account, client, clock, asyncio.sleep)

    async def send(self, action: str, body: Mapping[str, object]) -> Mapping[str, object]:
        """What Tencent answered, an `Error` included; `Unavailable`, `Misconfigured`."""
        sent = json.dumps(body, ensure_ascii=False).encode()
        return await self._wire.exchange(action, sent, to_files=action in TO_FILES)
