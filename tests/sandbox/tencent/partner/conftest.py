"""The pretend Tencent in the edition of third-party applications, on a clock that stands still."""

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.tencent import Tencent, TencentConfig, open_tencent
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.partner.caller import PartnerCaller
from tests.sandbox.tencent.receiver import Receiver


@pytest.fixture
async def tencent(time: ManualTime, receiver: Receiver) -> AsyncIterator[Tencent]:
    config = TencentConfig(
        edition="partner", callback=receiver.target(), clock=time, sleep=time.sleep
    )
    async with open_tencent(config) as tencent:
        yield tencent


@pytest.fixture
async def caller(tencent: Tencent, time: ManualTime) -> AsyncIterator[PartnerCaller]:
    async with httpx.AsyncClient(trust_env=False) as http:
        yield PartnerCaller(tencent, time, http)
