"""Every script touches one slot, so one code serves a single Redis and a cluster."""

import inspect

import pytest
from redis.crc import key_slot

from services.store import keys

BUILDERS = [
    build
    for _, build in inspect.getmembers(keys, inspect.isfunction)
    if build.__module__ == keys.__name__ and build is not keys.partition
]


def test_every_key_lies_in_the_same_slot() -> None:
    made = [
        build(*("7KQ2M9XA0B" for _ in inspect.signature(build).parameters)) for build in BUILDERS
    ]
    slots = {key_slot(key.encode()) for key in [*made, keys.OPEN, keys.STRAYS, keys.KEY_CHECK]}
    assert len(BUILDERS) >= 10
    assert len(slots) == 1


@pytest.mark.parametrize("hostile", ["}{other}", "{", "a:b", "名字", ""])
def test_an_id_cannot_move_a_key_to_another_slot(hostile: str) -> None:
    slots = {key_slot(build(hostile).encode()) for build in (keys.contract, keys.once, keys.draft)}
    assert slots == {key_slot(keys.OPEN.encode())}


def test_no_two_kinds_share_a_key() -> None:
    made = [build(*("x" for _ in inspect.signature(build).parameters)) for build in BUILDERS]
    assert len(set(made)) == len(made)
