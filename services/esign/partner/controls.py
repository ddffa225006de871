"""What stands on a document, as Tencent's components.

Vendor document: Component (qian.tencent.com/developers/partnerApis/dataTypes).
"""

from services.contracts.controls import Control, Mark
from services.esign._controls import TYPE, extra_of, place, written

from .structs import Component

ONE_FILE = 0
SEALS = (Mark.SEAL, Mark.PAGING_SEAL)
"""The marks whose value is the id of a seal."""


def component(control: Control, seal_id: str = "") -> Component:
    """`seal_id` is that of a signer who signs by themselves, where the control names none."""
    own = control.seal_id or (seal_id if control.mark in SEALS else "")
    plain = Component(
        ComponentType=TYPE[control.mark],
        ComponentName=control.name or None,
        ComponentRequired=None if control.mark.signs else control.required,
        ComponentExtra=extra_of(control.choices),
        ComponentValue=own or written(control.mark, control.value) or None,
        FileIndex=ONE_FILE,
    )
    return plain.model_copy(update=place(control.at))
