"""Signing by a PIN that was agreed beforehand.

Source: PinCode in tencentcloud-sdk-python-ess 3.1.194: HMAC_SHA256(SHA256(PIN), FlowName), the
name stripped. That the inner digest is written in hexadecimal, as the outer one, is our reading.
"""

import hashlib
import hmac
import re

from .answers import Refusal
from .state import World

_CODE = re.compile(r"[0-9a-f]{64}")


def check_pin(world: World, holder: str, flow_name: str, code: str) -> None:
    """`holder` is the key of `TencentConfig.pins`. No document has a code for a wrong one."""
    pin = world.config.pins.get(holder, "")
    key = hashlib.sha256(pin.encode()).hexdigest()
    expected = hmac.new(key.encode(), flow_name.strip().encode(), "sha256").hexdigest()
    if not pin or not _CODE.fullmatch(code) or not hmac.compare_digest(expected, code):
        raise Refusal("The PinCode is wrong.", "InvalidParameter.ParamError", "OperationDenied")
