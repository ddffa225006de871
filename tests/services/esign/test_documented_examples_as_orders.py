"""What the documented examples of CreateFlowByFiles order, ordered in our own words.

Compared is what decides who signs where and what is filled in. We have no words for four things in
them: the scene of prescriptions (1), labels of roles and kinds of contracts, special fields (7,
which fill in a name by themselves), and which of their seals people may choose (11, 16).
"""

import json
from pathlib import Path
from typing import Any

import pytest

from services.contracts.controls import AtFormField, AtKeyword, AtPoint, Control, Mark
from services.contracts.model import Order, PartyKind, Signer, Watcher
from services.contracts.ways import Verify, Way

from .answers import tencent
from .orders import DEADLINE, FROM_FILE
from .sandboxed import PAPER
from .test_create import UPLOADED

EXAMPLES = Path(__file__).parents[2] / "data" / "ess_examples"
DIAN = "典子谦示例企业"
ZHANG = "张三示例企业"
SIGNER_SAYS = (
    "ApproverType",
    "ApproverName",
    "ApproverMobile",
    "OrganizationName",
    "PreReadTime",
    "ApproverSignTypes",
)
COMPONENT_SAYS = (
    "ComponentType",
    "ComponentValue",
    "ComponentWidth",
    "ComponentHeight",
    "GenerateMode",
    "KeywordOrder",
    "KeywordPage",
)


def employee(name: str, mobile: str, company: str, *controls: Control, **more: Any) -> Signer:
    return Signer(
        kind=PartyKind.EMPLOYEE,
        name=name,
        mobile=mobile,
        company=company,
        controls=controls,
        **more,
    )


def person(name: str, mobile: str, *controls: Control, **more: Any) -> Signer:
    return Signer(kind=PartyKind.PERSON, name=name, mobile=mobile, controls=controls, **more)


def at(x: float, y: float, width: float, height: float) -> AtPoint:
    return AtPoint(page=1, x=x, y=y, width=width, height=height)


def word(keyword: str, width: float = 100, height: float = 100, **more: Any) -> AtKeyword:
    return AtKeyword(keyword=keyword, width=width, height=height, **more)


def seal(place: AtPoint | AtKeyword | AtFormField, **more: Any) -> Control:
    return Control(mark=Mark.SEAL, at=place, **more)


def signature(place: AtPoint | AtKeyword | AtFormField) -> Control:
    return Control(mark=Mark.SIGNATURE, at=place)


def text(value: str, x: float, y: float) -> Control:
    return Control(mark=Mark.TEXT, at=at(x, y, 100, 100), value=value)


def tuned(name: str) -> AtKeyword:
    return word(name, dx=100.5, dy=200.5, page=1)


SQUARE = at(160, 260, 100, 100)
READS = {"read_seconds": 10}
FACE = {"verify": (Verify.FACE,)}
ONE_TEXT = {"controls": (text("我是一个单行文本", 360, 360),)}
DATE = Control(mark=Mark.DATE, at=at(160, 360, 50, 50))

ORDERS: dict[str, tuple[tuple[Signer, ...], dict[str, Any]]] = {
    "01": (
        (
            person(
                "典子谦",
                "13200000000",
                signature(word("处方医生", 200, 100, dx=80)),
                way=Way.AUTO,
            ),
            person("张三", "18888888888", signature(word("患者签名", 200, 100, dx=80))),
        ),
        {"ordered": False},
    ),
    "02": (
        (
            employee("典子谦", "13200000000", DIAN, **READS),
            employee("张三", "18888888888", ZHANG, **READS),
            person("李四", "15100000000", **READS),
        ),
        {"ordered": False},
    ),
    "03": (
        (
            employee("典子谦", "13200000000", DIAN, seal(SQUARE), **READS),
            person("张三", "18888888888", signature(SQUARE)),
        ),
        {
            "ordered": False,
            "reviewer": "U0REVIEWER",
            "watchers": (
                Watcher(kind=PartyKind.PERSON, name="李四", mobile="15100000000"),
                Watcher(kind=PartyKind.PERSON, name="王五", mobile="13700000000"),
            ),
        },
    ),
    "04": (
        (
            employee("典子谦", "13200000000", DIAN, seal(at(160, 260, 119, 119))),
            person("李四", "15100000000", signature(at(60, 260, 119, 43)), **READS),
        ),
        ONE_TEXT,
    ),
    "05": (
        (
            employee("典子谦", "13200000000", DIAN, seal(word("签名", 119, 119))),
            person("李四", "15100000000", signature(at(60, 260, 119, 43)), **READS),
        ),
        ONE_TEXT,
    ),
    "06": (
        (person("典子谦", "13200000000", signature(SQUARE)),),
        {
            "ordered": False,
            "controls": (text("典子谦", 160, 260), text("典子谦", 160, 360)),
        },
    ),
    "08": (
        (
            employee(
                "典子谦",
                "13200000000",
                DIAN,
                seal(SQUARE),
                way=Way.AUTO,
                seal_id="yDxMjUyKQDN7EkUuO4zjEBpGXvHEACSA",
                **READS,
            ),
            person("李四", "15100000000", signature(SQUARE), **READS),
        ),
        {},
    ),
    "09": ((person("", "", signature(SQUARE), DATE, unnamed=True, **FACE),), {}),
    "10": ((person("典子谦", "13200000000", signature(SQUARE), **FACE),), {}),
    "12": (
        (
            employee("典子谦", "13200000000", DIAN, seal(tuned("Test")), **READS),
            employee("张三", "18888888888", ZHANG, seal(tuned("Test1")), **READS),
            person("李四", "15100000000", signature(tuned("Test2")), **READS),
        ),
        {"ordered": False},
    ),
    "13": (
        (
            employee(
                "典子谦",
                "13200000000",
                DIAN,
                seal(AtFormField(name="seal")),
                Control(mark=Mark.PAGING_SEAL, at=SQUARE),
                **READS,
            ),
            employee("张三", "18888888888", ZHANG, seal(AtFormField(name="seal2")), **READS),
            person("李四", "15100000000", signature(AtFormField(name="signature")), **READS),
        ),
        {},
    ),
    "14": ((person("典子谦&", "13200000000", signature(SQUARE), **FACE),), {}),
    "15": ((person("典子谦", "13200000000", signature(SQUARE), DATE, **FACE),), {}),
}


@pytest.mark.parametrize("number", ORDERS)
async def test_a_documented_example_is_ordered_in_our_words(number: str) -> None:
    signers, more = ORDERS[number]
    theirs = json.loads((EXAMPLES / f"{number}.json").read_text(encoding="utf-8"))["request"]
    wanted = {"name": theirs["FlowName"], "deadline": DEADLINE, "source": FROM_FILE.source}
    ours = await sent(Order(**wanted, signers=signers, **more), preview="NeedPreview" in theirs)
    assert said(ours) == said(theirs)


async def sent(order: Order, *, preview: bool) -> dict[str, Any]:
    link = {"PreviewUrl": "https://essurl.cn/x", "FlowId": "yDFlow"}
    if preview:
        peer = tencent(("UploadFiles", {"FileIds": ["yDFile"]}), ("CreateFlowByFiles", link))
        await peer.ess().preview(order, PAPER)
    else:
        peer = tencent(("CreateFlowByFiles", link))
        await peer.ess().create_step("abc", order, UPLOADED, None)
    return peer.bodies()[-1]


def said(body: dict[str, Any]) -> dict[str, Any]:
    """What the two have in common to say; empty is as good as absent."""
    return {
        "ordered": not body.get("Unordered", False),
        "review": body.get("NeedSignReview", False),
        "preview": (body.get("NeedPreview"), body.get("PreviewType")),
        "readers": [(one["Name"], one["Mobile"]) for one in body.get("CcInfos", [])],
        "fields": [_component(one) for one in body.get("Components", [])],
        "signers": [_signer(one) for one in body["Approvers"]],
    }


def _signer(approver: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: approver[name] for name in SIGNER_SAYS if approver.get(name)},
        "open": approver.get("ApproverOption"),
        "places": [_component(one) for one in approver.get("SignComponents", [])],
    }


def _component(one: dict[str, Any]) -> dict[str, Any]:
    """Where something is found by a word or a field, the numbers of a point do not count."""
    mode = one.get("GenerateMode", "NORMAL")
    which = {
        "NORMAL": ("ComponentPosX", "ComponentPosY", "ComponentPage"),
        "KEYWORD": ("ComponentId", "OffsetX", "OffsetY"),
        "FIELD": ("ComponentName",),
    }[mode]
    told = {name: one[name] for name in (*COMPONENT_SAYS, *which) if one.get(name)}
    told.pop("GenerateMode", None)
    if told.get("KeywordOrder") == "Positive":
        del told["KeywordOrder"]  # the default
    return {"mode": mode, **told}
