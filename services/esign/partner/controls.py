"""What stands on a document, as Tencent's components.

Vendor document: Component (qian.tencent.com/developers/partnerApis/dataTypes).
"""

from services.contracts.controls import Control, Placeable
from services.esign._controls import SEALS, TYPE, extra_of, limit_of, place, written

from .structs import Component, ComponentLimit

ONE_FILE = 0


def component(control: Control, seal_id: str = "") -> Component:
    """`seal_id` is that of a signer who signs by themselves, where the control names none."""
    own = control.seal_id or (seal_id if control.mark in SEALS else "")
    plain = Component(
        ComponentType=TYPE[control.mark],
        ComponentName=control.name or None,
        ComponentRequired=None if control.mark.signs else control.required,
        ComponentExtra=extra_of(control),
        ComponentValue=own or written(control.mark, control.value) or None,
        FileIndex=ONE_FILE,
    )
    return plain.model_copy(update=place(control.at))


def limit(one: Placeable) -> ComponentLimit:
    """What a signer may place themselves."""
    return ComponentLimit.model_validate(limit_of(one))
