"""Every action of every edition, as Tencent's official SDK has it, to be called by name.

`actions_of` has the fields of each request and measures a body against them before it leaves;
`Sender` signs and sends it; `masked` takes people out of what came back.
"""

from .private import masked
from .sender import WHOLE_COMPANY, Sender, who
from .table import Actions, Field, NoSuchAction, actions_of

__all__ = [
    "WHOLE_COMPANY",
    "Actions",
    "Field",
    "NoSuchAction",
    "Sender",
    "actions_of",
    "masked",
    "who",
]
