"""The pretend Tencent E-Sign: edition `ess` 2020-11-11, over HTTP, as strict as the real one.

`open_tencent(TencentConfig(...))` serves it, `TencentControl` plays the people and the weather.
What it does not implement is refused with `UnsupportedOperation`.
"""

from .client import ControlRefused, TencentControl
from .config import (
    EMPLOYEES,
    OPERATOR_ID,
    TEMPLATES,
    CallbackTarget,
    Delays,
    Employee,
    Feature,
    TemplateRole,
    TemplateSpec,
    TencentConfig,
)
from .described import describe
from .run import Tencent, open_tencent, serve
from .views import (
    CallbackFaults,
    CallbackSent,
    CallbackSetting,
    Fault,
    FlowView,
    RequestSeen,
    Settings,
    SignerView,
    State,
    Try,
)

__all__ = [
    "EMPLOYEES",
    "OPERATOR_ID",
    "TEMPLATES",
    "CallbackFaults",
    "CallbackSent",
    "CallbackSetting",
    "CallbackTarget",
    "ControlRefused",
    "Delays",
    "Employee",
    "Fault",
    "Feature",
    "FlowView",
    "RequestSeen",
    "Settings",
    "SignerView",
    "State",
    "TemplateRole",
    "TemplateSpec",
    "Tencent",
    "TencentConfig",
    "TencentControl",
    "Try",
    "describe",
    "open_tencent",
    "serve",
]
