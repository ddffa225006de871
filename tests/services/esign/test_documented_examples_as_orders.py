"""What the documented examples of CreateFlowByFiles order, ordered in our own words.

Compared is what decides who signs where and what is filled in. We have no words for three things
in them: the scene of prescriptions (1); labels of roles and kinds of contracts; and how a field
looks or behaves in Tencent's page (7: fonts, where a picture lies, how many are attached, and
ManualFill), which no document explains.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from services.contracts.order import Order

from .answers import tencent
from .documented_orders import ORDERS
from .orders import DEADLINE, FROM_FILE
from .sandboxed import PAPER
from .test_create import UPLOADED

EXAMPLES = Path(__file__).parents[2] / "data" / "ess_examples"
SIGNER_SAYS = (
    "ApproverType",
    "ApproverName",
    "ApproverMobile",
    "OrganizationName",
    "PreReadTime",
    "ApproverSignTypes",
    "AddSignComponentsLimits",
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
THEY_PLACE = 1
EXTRA_SAYS = ("PageRanges", "RecipientInfoType", "SubType")


def test_none_of_them_is_left_out() -> None:
    assert sorted(ORDERS) == [path.stem for path in sorted(EXAMPLES.glob("*.json"))]


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
        "they place": _they_place(body),
        "review": body.get("NeedSignReview", False),
        "preview": (body.get("NeedPreview"), body.get("PreviewType")),
        "readers": [(one["Name"], one["Mobile"]) for one in body.get("CcInfos", [])],
        "fields": [_component(one) for one in body.get("Components", [])],
        "signers": [_signer(one) for one in body["Approvers"]],
    }


def _they_place(body: dict[str, Any]) -> bool:
    """Whether signers place what they may: where nobody says what that is, it does not matter."""
    limited = any(one.get("AddSignComponentsLimits") for one in body["Approvers"])
    return limited and body.get("SignBeanTag") == THEY_PLACE


def _signer(approver: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: approver[name] for name in SIGNER_SAYS if approver.get(name)},
        "open": approver.get("ApproverOption"),
        "places": [_component(one) for one in approver.get("SignComponents", [])],
        "fills": [_component(one) for one in approver.get("Components", [])],
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
    extra = json.loads(one.get("ComponentExtra") or "{}")
    told |= {name: extra[name] for name in EXTRA_SAYS if name in extra}
    return {"mode": mode, **told}
