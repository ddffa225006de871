"""Tencent E-Sign, and only here.

`Ess`, `Partner` and `Legacy` are the port of the domain over one edition each; `CallbackReader`
understands what Tencent tells by itself; `open_client` opens the connections that they need.
"""

from ._wire import open_client
from .account import Account, EssAccount, LegacyAccount, PartnerAccount, Place, World, hosts_of
from .callback import CallbackReader
from .ess import Ess
from .legacy import Legacy
from .partner import Partner

__all__ = [
    "Account",
    "CallbackReader",
    "Ess",
    "EssAccount",
    "Legacy",
    "LegacyAccount",
    "Partner",
    "PartnerAccount",
    "Place",
    "World",
    "hosts_of",
    "open_client",
]
