"""A group's main company acts for one of its member companies: every call says for which."""

from dataclasses import replace

from .answers import ACCOUNT, tencent
from .orders import FROM_FILE, FROM_TEMPLATE
from .test_create_requests_against_the_sdk import FROM_A_TEMPLATE, MAKE, UPLOAD, made

MEMBER = "yDwFdUUckpsvm3ciUyVYxhuSAkZziLk7"


async def test_every_call_for_a_member_company_names_it() -> None:
    peer = tencent(UPLOAD, MAKE, *FROM_A_TEMPLATE, ("CancelFlow", {}))
    ess = peer.ess(replace(ACCOUNT, member_id=MEMBER))
    for order in (FROM_FILE, FROM_TEMPLATE):
        await made(ess, order, "abc", b"%PDF-")
    await ess.cancel("yDFlow", "价格有误")
    assert {str(body.get("Agent")) for body in peer.bodies()} == {
        str({"ProxyOrganizationId": MEMBER})
    }


async def test_a_company_that_acts_for_itself_names_none() -> None:
    peer = tencent(UPLOAD, MAKE)
    await made(peer.ess(), FROM_FILE, "abc", b"%PDF-")
    assert all("Agent" not in body for body in peer.bodies())
