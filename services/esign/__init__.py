"""Tencent E-Sign, and only here.

`Ess` is the port of the domain over the `ess` edition; `CallbackReader` understands what that
edition tells by itself; `open_client` opens the connections that `Ess` needs.
"""

from ._wire import open_client
from .account import EssAccount, World, hosts
from .callback import CallbackReader
from .ess import Ess

__all__ = ["CallbackReader", "Ess", "EssAccount", "World", "hosts", "open_client"]
