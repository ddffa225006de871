"""What stands on a document, as Tencent's components.

Vendor document: Component (qian.tencent.com/developers/companyApis/dataTypes).
"""

from services.contracts.controls import Control, Mark, Placeable
from services.esign._controls import SEALS, TYPE, extra_of, limit_of, place, written

from .structs import Component, ComponentLimit


def component(control: Control, seal_id: str = "") -> Component:
    """`seal_id` is that of a signer who signs by themselves, where the control names none."""
    own = control.seal_id or (seal_id if control.mark in SEALS else "")
    value = own or written(control.mark, control.value)
    bare = blank(control.mark).model_copy(
        update={
            "ComponentName": control.name or None,
            "ComponentRequired": None if control.mark.signs else control.required,
            "ComponentExtra": extra_of(control),
            "ComponentValue": value or None,
        }
    )
    return bare.model_copy(update=place(control.at))


def blank(mark: Mark) -> Component:
    """One that stands nowhere yet: most of its numbers are asked for even where nobody looks."""
    return Component(
        ComponentType=TYPE[mark],
        ComponentHeight=0,
        ComponentWidth=0,
        ComponentPage=1,
        ComponentPosX=0,
        ComponentPosY=0,
        FileIndex=0,
    )


def limit(one: Placeable) -> ComponentLimit:
    """What a signer may place themselves."""
    return ComponentLimit.model_validate(limit_of(one))
