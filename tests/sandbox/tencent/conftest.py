"""A pretend Tencent on a clock that stands still, its caller, its control and a callback URL."""

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.tencent import Delays, Tencent, TencentConfig, TencentControl, open_tencent
from tests.sandbox.tencent.caller import Caller
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.receiver import Receiver, open_receiver


@pytest.fixture
def time() -> ManualTime:
    return ManualTime()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with open_receiver() as receiver:
        yield receiver


@pytest.fixture
async def tencent(time: ManualTime, receiver: Receiver) -> AsyncIterator[Tencent]:
    config = TencentConfig(
        callback=receiver.target(), clock=time, sleep=time.sleep, delays=Delays(compose=3)
    )
    async with open_tencent(config) as tencent:
        yield tencent


@pytest.fixture
async def caller(tencent: Tencent, time: ManualTime) -> AsyncIterator[Caller]:
    async with httpx.AsyncClient(trust_env=False) as http:
        yield Caller(tencent, time, http)


@pytest.fixture
async def control(tencent: Tencent) -> AsyncIterator[TencentControl]:
    async with TencentControl(tencent.api_url) as control:
        yield control
