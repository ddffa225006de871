"""What is sealed opens only whole, in its place, and with its key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.errors import Misconfigured
from services.store.vault import NONCE_BYTES, Vault

VAULT = Vault(bytes(range(32)))


@given(st.text(), st.binary())
def test_what_is_sealed_opens_again(place: str, value: bytes) -> None:
    assert VAULT.open(place, VAULT.seal(place, value)) == value


@given(st.binary(min_size=1), st.data())
def test_a_changed_byte_is_noticed(value: bytes, data: st.DataObject) -> None:
    sealed = bytearray(VAULT.seal("place", value))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Misconfigured):
        VAULT.open("place", bytes(sealed))


@given(st.binary(), st.data())
def test_a_piece_of_it_does_not_open(value: bytes, data: st.DataObject) -> None:
    sealed = VAULT.seal("place", value)
    cut = data.draw(st.integers(0, len(sealed) - 1))
    with pytest.raises(Misconfigured):
        VAULT.open("place", sealed[:cut])


def test_moved_to_another_place_it_does_not_open() -> None:
    with pytest.raises(Misconfigured):
        VAULT.open("contract:B", VAULT.seal("contract:A", b"secret"))


def test_another_key_does_not_open_it_and_the_error_names_the_setting() -> None:
    with pytest.raises(Misconfigured, match="STATE_KEY"):
        Vault(bytes(32)).open("place", VAULT.seal("place", b"secret"))


def test_the_same_value_is_sealed_differently_each_time() -> None:
    assert VAULT.seal("place", b"secret") != VAULT.seal("place", b"secret")


def test_randomness_is_given_from_outside() -> None:
    vault = Vault(bytes(range(32)), random=lambda count: b"n" * count)
    assert vault.seal("place", b"secret") == vault.seal("place", b"secret")
    assert vault.seal("place", b"").startswith(b"n" * NONCE_BYTES)


@given(st.binary(min_size=4))
def test_nothing_of_the_value_shows(value: bytes) -> None:
    assert value not in VAULT.seal("place", value)[NONCE_BYTES:]
