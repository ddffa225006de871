"""Our id of a contract, as it travels to Tencent and back.

`UserData` (ess) and `CustomerData` (partner) must be Base64; every callback brings them back.
"""

import base64
import re

OUR_ID = re.compile(r"[A-Za-z0-9]{1,64}")


def user_data(our_id: str) -> str:
    return base64.b64encode(our_id.encode()).decode("ascii")


def our_id(user_data: str) -> str:
    """The Contract.id that UserData brings back; empty when it is not one of ours."""
    try:
        text = base64.b64decode(user_data, validate=True).decode("ascii")
    except ValueError:
        return ""
    return text if OUR_ID.fullmatch(text) else ""
