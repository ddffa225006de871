"""Every body that the `legacy` adapter emits is understood whole by the official SDK.

The SDK warns of fields that it does not know; warnings are errors here.
"""

from hypothesis import given
from hypothesis import strategies as st

from services.contracts.model import Creation, Party, Step
from services.contracts.office import Verification
from services.contracts.order import Order, Signer
from services.esign.legacy.requests import LegacyRequest
from tests.services.esign.answers import Answer
from tests.services.esign.orders import texts

from .peer import ORDER, PARTY, approvers, check, orders, peer, signers

LINK = "https://essurl.cn/x"
VERIFIED = Verification("VERIFYCODE", "123456", "203.0.113.9", signature=b"PNG")

Script = list[tuple[str, Answer]]
CREATION: Script = [
    ("DescribeUsers", {}),
    ("UploadFiles", {"FileIds": ["yFFile"]}),
    ("CreateFlowByFiles", {"FlowId": "yDFlow"}),
    ("DescribeFlowApprovers", {"Approvers": []}),
]
SENDING: tuple[str, Answer] = ("SendFlow", {"SignId": "ySign"})
ENDING: Script = [
    ("DescribeCustomFlowIds", {"CustomIdList": []}),
    ("DescribeFlowApprovers", approvers(yUEmployee=1, yUPerson=1)),
    ("ArchiveFlow", {}),
    ("CancelFlow", {}),
    ("DestroyFlowFile", {}),
]
SERVER: Script = [("SignFlow", {"Status": "SUCCESS"}), ("RejectFlow", {})]
LOOKING: Script = [
    ("DescribeFlow", {"FlowId": "yDFlow", "FlowStatus": 1}),
    ("DescribeFlowApprovers", approvers(yUPerson=0)),
    ("DescribeCatalogApprovers", {"Approvers": []}),
    ("DescribeFlowApprovers", {"Approvers": [{"UserId": "yUPerson", "SignId": PARTY.id}]}),
    ("CreateSignUrl", {"SignUrl": LINK}),
    ("CreatePreviewSignUrl", {"PreviewSignUrl": LINK}),
    ("DescribeFileUrls", {"FileUrls": [{"Url": LINK}]}),
    ("DescribeSeals", {"Seals": []}),
    ("DescribeSubOrganizations", {"SubOrganizationInfos": []}),
]


@given(order=orders, our_id=texts, document=st.binary(min_size=1, max_size=50))
async def test_the_steps_of_a_creation(order: Order, our_id: str, document: bytes) -> None:
    users = [{"UserId": one.account, "Name": one.name, "VerifyStatus": 1} for one in order.signers]
    sent = 1 if order.ordered else len(order.signers)
    asked = peer(("DescribeUsers", {"Users": users}), *CREATION[1:], *[SENDING] * sent)
    creation = Creation()
    while not creation.done:
        creation = await asked.legacy().create_step(our_id, order, creation, document)
    assert creation.step is Step.STARTED
    check(asked)


@given(our_id=texts, flow_id=texts, reason=texts)
async def test_finding_filing_cancelling_and_destroying(
    our_id: str, flow_id: str, reason: str
) -> None:
    unordered = ORDER.model_copy(update={"ordered": False})
    asked = peer(*ENDING)
    legacy = asked.legacy()
    await legacy.find(our_id, Creation())
    await legacy.send_on(flow_id, unordered)
    await legacy.cancel(flow_id, reason)
    await legacy.destroy(flow_id)
    check(asked)


@given(signer=signers, party_id=texts | st.just(""), reason=texts)
async def test_signing_and_refusing_for_somebody(
    signer: Signer, party_id: str, reason: str
) -> None:
    asked = peer(*SERVER)
    party = Party(signer=signer, id=party_id)
    await asked.legacy().sign_for("yDFlow", party, VERIFIED)
    await asked.legacy().refuse_for("yDFlow", party, VERIFIED, reason)
    check(asked)


async def test_looks_links_and_the_office() -> None:
    asked = peer(*LOOKING)
    legacy = asked.legacy()
    await legacy.look(["yDFlow"])
    await legacy.look_group("yCCatalog")
    assert await legacy.sign_link("yDFlow", PARTY) == LINK
    assert await legacy.view_link("yDFlow") == LINK
    assert await legacy.download_link("yDFlow") == LINK
    await legacy.seals()
    await legacy.companies()
    check(asked)


def test_no_request_of_ours_is_left_out_here() -> None:
    scripts = (*CREATION, SENDING, *ENDING, *SERVER, *LOOKING)
    assert {action for action, _ in scripts} == {
        one.action for one in LegacyRequest.__subclasses__()
    }
