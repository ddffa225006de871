"""Every body that makes a contract, or leads up to it, is understood whole by the official SDK."""

from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.model import Creation, Step
from services.contracts.office import Made
from services.contracts.order import FromFile, FromTemplate, Order
from services.esign import Ess
from services.esign.ess import create_requests
from services.esign.ess.requests import EssRequest
from tests.port.opened import make_group

from .against_the_sdk import check
from .answers import Answer, tencent
from .orders import texts
from .rich_orders import orders

Script = list[tuple[str, Answer]]
LINK = "https://essurl.cn/x"
UPLOAD: tuple[str, Answer] = ("UploadFiles", {"FileIds": ["yDFile"]})
CONVERT: Script = [
    ("CreateFileConvertTask", {"TaskId": "20260701"}),
    ("DescribeFileConvertTask", {"TaskStatus": 8, "ResourceId": "yDPdf"}),
]
MAKE: tuple[str, Answer] = ("CreateFlowByFiles", {"FlowId": "yDFlow"})
FROM_A_TEMPLATE: Script = [
    ("CreateFlow", {"FlowId": "yDFlow"}),
    ("CreateDocument", {}),
    ("StartFlow", {"Status": "START"}),
]
GROUP = {"FlowGroupId": "yDGroup", "FlowIds": ["yDFlow1", "yDFlow2"]}
documents = st.sampled_from([b"%PDF-1.7", b"PK"])
FEW = settings(max_examples=25)
"""An order is large, and so is each request made of it."""


def of_different_templates(wanted: Iterable[Order]) -> bool:
    ids = [one.source.template_id for one in wanted if isinstance(one.source, FromTemplate)]
    return len(set(ids)) == len(ids)


@FEW
@given(order=orders(FromFile), our_id=texts, document=documents)
async def test_a_contract_from_a_file(order: Order, our_id: str, document: bytes) -> None:
    peer = tencent(*uploading(order, document), MAKE)
    assert (await made(peer.ess(), order, our_id, document)).step is Step.STARTED
    check(peer)


@FEW
@given(order=orders(FromTemplate), our_id=texts)
async def test_a_contract_from_a_template(order: Order, our_id: str) -> None:
    peer = tencent(*FROM_A_TEMPLATE)
    assert (await made(peer.ess(), order, our_id)).step is Step.STARTED
    check(peer)


@FEW
@given(wanted=st.lists(orders(FromTemplate), min_size=1, max_size=3).filter(of_different_templates))
async def test_many_from_templates(wanted: list[Order]) -> None:
    reserve, compose, start = FROM_A_TEMPLATE
    count = len(wanted)
    peer = tencent(templates(wanted), *[reserve] * count, *[compose] * count, *[start] * count)
    outcomes = await peer.ess().create_many({str(n): one for n, one in enumerate(wanted)})
    assert all(_is_started(one) for one in outcomes.values())
    check(peer)


@FEW
@given(wanted=st.tuples(orders(FromFile), orders(FromFile)), document=documents)
async def test_a_group_from_files(wanted: tuple[Order, Order], document: bytes) -> None:
    uploads = [call for order in wanted for call in uploading(order, document)]
    peer = tencent(*uploads, ("CreateFlowGroupByFiles", GROUP))
    await make_group(peer.ess(), "abc", "两份合同", wanted, document, document)
    check(peer)


@FEW
@given(wanted=st.tuples(orders(FromTemplate), orders(FromTemplate)).filter(of_different_templates))
async def test_a_group_from_templates(wanted: tuple[Order, Order]) -> None:
    peer = tencent(templates(wanted), ("CreateFlowGroupByTemplates", GROUP))
    await peer.ess().create_group("abc", "两份合同", wanted, [])
    check(peer)


@FEW
@given(order=orders(FromFile), document=documents)
async def test_a_preview_of_a_file(order: Order, document: bytes) -> None:
    peer = tencent(*uploading(order, document), ("CreateFlowByFiles", {"PreviewUrl": LINK}))
    assert await peer.ess().preview(order, document) == LINK
    check(peer)


@FEW
@given(order=orders(FromTemplate))
async def test_a_preview_of_a_template(order: Order) -> None:
    peer = tencent(("CreateDocument", {"PreviewFileUrl": LINK}))
    assert await peer.ess().preview(order, None) == LINK
    check(peer)


@given(search=st.text(max_size=5), template_id=texts)
async def test_templates(search: str, template_id: str) -> None:
    found = {"TemplateId": template_id, "TemplateName": search}
    peer = tencent(*[("DescribeFlowTemplates", {"Templates": [found]})] * 2)
    await peer.ess().templates(search)
    await peer.ess().template(template_id)
    check(peer)


def test_no_request_of_ours_is_left_out_here() -> None:
    single = [UPLOAD, *CONVERT, MAKE, *FROM_A_TEMPLATE]
    more = {"CreateFlowGroupByFiles", "CreateFlowGroupByTemplates", "DescribeFlowTemplates"}
    here = create_requests.__name__
    ours = {one.action for one in EssRequest.__subclasses__() if one.__module__ == here}
    assert {action for action, _ in single} | more == ours


def uploading(order: Order, document: bytes) -> Iterator[tuple[str, Answer]]:
    yield UPLOAD
    assert isinstance(order.source, FromFile)
    if not document.startswith(b"%PDF") and not order.source.file_name.lower().endswith(".pdf"):
        yield from CONVERT


def templates(wanted: list[Order] | tuple[Order, ...]) -> tuple[str, Answer]:
    """Of the orders, with the roles that they name."""
    infos: list[dict[str, Any]] = []
    for order in wanted:
        assert isinstance(order.source, FromTemplate)
        roles = [{"RecipientId": one} for one in order.source.role_ids]
        infos.append({"TemplateId": order.source.template_id, "Recipients": roles})
    return "DescribeFlowTemplates", {"Templates": infos}


def _is_started(outcome: Made) -> bool:
    return isinstance(outcome, Creation) and outcome.step is Step.STARTED


async def made(ess: Ess, order: Order, our_id: str, document: bytes = b"") -> Creation:
    creation = Creation()
    while not creation.done:
        creation = await ess.create_step(our_id, order, creation, document)
    return creation
