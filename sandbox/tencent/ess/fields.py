"""What the initiator fills into a template.

Source: FormField in tencentcloud-sdk-python-ess 3.1.194; a required field that is left out is
answered as in the documented example of CreateDocument.
"""

import re
from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.charsets import is_cancel_reason

DAY = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
TICKS = ("true", "false")


def check_fields(wanted: Sequence[Json], given: Sequence[Json]) -> None:
    """`wanted` are the initiator's fields of the template, `given` is FormFields."""
    by_id = {one["ComponentId"]: one for one in wanted}
    by_name = {one["ComponentName"]: one for one in wanted}
    filled = set()
    for one in given:
        field = by_id.get(one.get("ComponentId", "")) or by_name.get(one.get("ComponentName", ""))
        if field is None:
            raise Refusal(
                "The template has no such field of the initiator.",
                "InvalidParameter.DataNotFound",
            )
        check_value(field["ComponentType"], one["ComponentValue"], field["ComponentExtra"])
        filled.add(field["ComponentId"])
    for field in wanted:
        left_out = field["ComponentId"] not in filled and not field["ComponentValue"]
        if field["ComponentRequired"] and left_out:
            raise Refusal(f"控件[{field['ComponentName']}]值未提交", "InvalidParameter.ParamError")


def check_value(kind: str, value: str, extra: str = "") -> None:
    """Refuse a value that cannot stand in a field of this ComponentType."""
    fits = {
        "CHECK_BOX": value in TICKS,
        "DATE": bool(DAY.fullmatch(value)),
        "SELECTOR": not extra or '"Values"' not in extra or f'"{value}"' in extra,
        "TEXT": is_cancel_reason(value),
        "MULTI_LINE_TEXT": is_cancel_reason(value.replace("\n", "")),
    }
    if value and not fits.get(kind, True):
        raise Refusal(
            f"The value does not fit a field of the type {kind}.",
            "InvalidParameter.ComponentTypeNoMatchValue",
            "InvalidParameter.ComponentValue",
        )
