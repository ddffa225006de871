"""Links: which kind for whom, and that a foreign one is never passed on."""

from dataclasses import replace

import pytest

from services.contracts.errors import Reason, Refused
from services.contracts.model import Party
from services.esign import EssAccount
from services.esign._trust import checked

from .answers import ACCOUNT, OPERATOR, Answer, refusal, tencent
from .orders import EMPLOYEE, PARTY

PRODUCTION = "https://ess.tencentcloudapi.com"
TEST = "https://ess.test.ess.tencent.cn"
HERE = "http://127.0.0.1:9124"
GATEWAY = "https://esign.example.com"
LINK = "https://essurl.cn/x9nvWU8fTg"


def flow(template_id: str | None) -> tuple[str, Answer]:
    detail = {"FlowId": "yDFlow", "FlowStatus": 1, "TemplateId": template_id}
    return "DescribeFlowInfo", {"FlowDetailInfos": [detail]}


async def test_a_contract_from_a_template_is_signed_in_the_browser() -> None:
    peer = tencent(
        flow("yDTemplate"), ("CreateFlowSignUrl", {"FlowApproverUrlInfos": [{"SignUrl": LINK}]})
    )
    assert await peer.ess().sign_link("yDFlow", PARTY) == LINK
    assert peer.bodies()[1] == {
        "Operator": {"UserId": OPERATOR},
        "FlowId": "yDFlow",
        "FlowApproverInfos": [
            {
                "ApproverType": 1,
                "ApproverName": "李四",
                "ApproverMobile": "15100000000",
                "RecipientId": PARTY.id,
            }
        ],
    }


async def test_a_contract_from_a_file_is_signed_in_the_mini_program() -> None:
    """The browser cannot place seals."""
    peer = tencent(flow(None), ("CreateSchemeUrl", {"SchemeUrl": LINK}))
    assert await peer.ess().sign_link("yDFlow", Party(signer=EMPLOYEE)) == LINK
    assert peer.bodies()[1] == {
        "Operator": {"UserId": OPERATOR},
        "FlowId": "yDFlow",
        "Name": "典子谦",
        "Mobile": "13200000000",
        "OrganizationName": "典子谦示例企业",
        "EndPoint": "HTTP_SHORT_URL",
        "PathType": 1,
    }


async def test_a_company_without_browser_signing_gets_the_mini_program() -> None:
    peer = tencent(
        flow("yDTemplate"),
        ("CreateFlowSignUrl", refusal("UnauthorizedOperation.NoPermissionFeature")),
        ("CreateSchemeUrl", {"SchemeUrl": LINK}),
    )
    assert await peer.ess().sign_link("yDFlow", PARTY) == LINK


async def test_a_signer_that_tencent_does_not_know_gets_no_link() -> None:
    peer = tencent(flow("yDTemplate"), ("CreateFlowSignUrl", refusal("ResourceNotFound")))
    with pytest.raises(Refused) as refused:
        await peer.ess().sign_link("yDFlow", PARTY)
    assert refused.value.reason is Reason.NO_SIGNER


@pytest.mark.parametrize("infos", [None, [], [{"SignUrl": ""}], [{"SignUrl": LINK}] * 2])
async def test_a_link_of_which_it_is_unclear_whose_it_is_is_kept_back(infos: object) -> None:
    peer = tencent(flow("yDTemplate"), ("CreateFlowSignUrl", {"FlowApproverUrlInfos": infos}))
    with pytest.raises(Refused) as refused:
        await peer.ess().sign_link("yDFlow", PARTY)
    assert refused.value.reason is Reason.NO_SIGNER


async def test_a_contract_that_tencent_does_not_know_has_no_links() -> None:
    answers: list[Answer] = [{"FlowDetailInfos": []}, refusal("FailedOperation")]
    for answer in answers:
        peer = tencent(("DescribeFlowInfo", answer))
        with pytest.raises(Refused) as refused:
            await peer.ess().sign_link("yDFlow", PARTY)
        assert refused.value.reason is Reason.NO_CONTRACT


async def test_a_signed_pdf_has_a_link() -> None:
    url = "https://file.ess.tencent.cn/file/FLOW/x?hkey=1"
    peer = tencent(("DescribeFileUrls", {"FileUrls": [{"Url": url, "Option": "x"}]}))
    assert await peer.ess().download_link("yDFlow") == url
    assert peer.bodies()[0]["BusinessIds"] == ["yDFlow"]


async def test_no_pdf_no_link() -> None:
    peer = tencent(("DescribeFileUrls", {"FileUrls": None}))
    with pytest.raises(Refused) as refused:
        await peer.ess().download_link("yDFlow")
    assert refused.value.reason is Reason.NO_CONTRACT


async def test_a_foreign_link_is_refused_wherever_it_comes_from() -> None:
    foreign = "https://essurl.cn.example.com/x"
    peer = tencent(
        flow(""),
        ("CreateSchemeUrl", {"SchemeUrl": foreign}),
        flow("yDTemplate"),
        ("CreateFlowSignUrl", {"FlowApproverUrlInfos": [{"SignUrl": foreign}]}),
        ("DescribeFileUrls", {"FileUrls": [{"Url": foreign}]}),
    )
    ess = peer.ess()
    for making in (
        ess.sign_link("yDFlow", PARTY),
        ess.sign_link("yDFlow", PARTY),
        ess.download_link("yDFlow"),
    ):
        with pytest.raises(Refused) as refused:
            await making
        assert (refused.value.code, refused.value.reason) == ("UnexpectedLinkHost", Reason.OTHER)


async def test_links_of_a_service_on_this_machine_are_taken_from_there() -> None:
    url = "http://127.0.0.1:9124/sign/x"
    peer = tencent(flow(""), ("CreateSchemeUrl", {"SchemeUrl": url}))
    account = replace(ACCOUNT, api_url=HERE, file_url=HERE)
    assert await peer.ess(account).sign_link("yDFlow", PARTY) == url


@pytest.mark.parametrize(
    ("url", "api_url"),
    [
        (LINK, PRODUCTION),
        ("https://test.essurl.cn/x", TEST),
        ("https://file.ess.tencent.cn/x?y=z", PRODUCTION),
        ("https://res.ess.tencent.cn/cdn/jump-mp.html?x", PRODUCTION),
        (LINK, HERE),
        ("https://ESSURL.cn/x", PRODUCTION),
        (f"{GATEWAY}/x", GATEWAY),
        ("https://files.example.com/x", GATEWAY),
        ("http://127.0.0.1:1/x", HERE),
        ("http://localhost/x", HERE),
        ("http://[::1]:8080/x", "http://localhost:9"),
    ],
)
def test_links_that_are_passed_on(url: str, api_url: str) -> None:
    assert checked(url, _at(api_url)) == url


@pytest.mark.parametrize(
    ("url", "api_url"),
    [
        ("", PRODUCTION),
        ("essurl.cn/x", PRODUCTION),
        ("http://essurl.cn/x", PRODUCTION),
        ("http://essurl.cn/x", HERE),
        ("javascript://essurl.cn/%0aalert(1)", PRODUCTION),
        ("https://essurl.cn@evil.example/x", PRODUCTION),
        ("https://evil.example@essurl.cn/x", PRODUCTION),
        ("https://notessurl.cn/x", PRODUCTION),
        # Only in answers that are nobody's sign link.
        ("https://qian.tencent.com/console/batch-register?token=x", PRODUCTION),
        ("https://quick.test.qian.tencent.cn/guide?Code=x", TEST),
        ("https://ess.tencent.cn.evil.example/x", PRODUCTION),
        ("https://[essurl.cn/x", PRODUCTION),
        ("https://ess.tencentcloudapi.com/x", PRODUCTION),
        ("https://ess.tencentcloudapi.com/x", f"{PRODUCTION}/"),
        ("http://127.0.0.1/x", PRODUCTION),
        ("http://127.0.0.1/x", TEST),
        ("http://127.0.0.1/x", GATEWAY),
        (f"http://{GATEWAY[8:]}/x", GATEWAY),
        ("https://other.example.com/x", GATEWAY),
        ("https://files.example.com/x", PRODUCTION),
        ("https://evil.example/x", HERE),
    ],
)
def test_links_that_are_not(url: str, api_url: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(url, _at(api_url))
    assert refused.value.code == "UnexpectedLinkHost"


def _at(api_url: str) -> EssAccount:
    return replace(ACCOUNT, api_url=api_url, file_url="https://files.example.com")
