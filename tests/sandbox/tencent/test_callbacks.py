"""What callbacks say and how they are wrapped, read by a decryption of the test's own."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.tencent import CallbackSetting, Settings, TencentControl
from sandbox.tencent.callbacks import encrypt
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, Caller
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.receiver import KEY, TOKEN, Receiver, decrypt
from tests.sandbox.tencent.test_templates import compose, reserve, settle

VECTOR = json.loads((Path(__file__).parents[2] / "data" / "callback_vector.json").read_text())


def test_the_official_sample_is_encrypted_to_the_same_characters() -> None:
    plain = json.dumps(VECTOR["plaintext"], ensure_ascii=False, separators=(",", ":"))
    assert encrypt(plain.encode(), VECTOR["key"]) == VECTOR["body_base64"]


@given(st.binary(max_size=200))
def test_what_is_encrypted_can_be_decrypted(plain: bytes) -> None:
    assert decrypt(encrypt(plain, KEY), KEY) == plain


async def test_a_contract_tells_every_step_and_its_end_twice(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await caller.make(UserData="YWJj")
    await control.sign(flow, 0)
    await control.sign(flow, 1)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1), ("sign", 2), ("sign", 4), ("finish", 4)]
    messages = [one.plain() for one in receiver.arrived]
    assert len({message["MsgId"] for message in messages}) == 4
    assert messages[2]["MsgData"]["UpdatedOn"] == messages[3]["MsgData"]["UpdatedOn"]
    assert {message["MsgData"]["UserData"] for message in messages} == {"YWJj"}


@pytest.mark.parametrize(
    ("end", "step"),
    [("refuse", ("reject", 3)), ("cancel", ("cancel", 6)), ("expire", ("deadline", 5))],
)
async def test_every_other_end_is_told_once(
    caller: Caller,
    control: TencentControl,
    receiver: Receiver,
    end: str,
    step: tuple[str, int],
) -> None:
    flow = await caller.make()
    if end == "cancel":
        await caller.call("CancelFlow", FlowId=flow, CancelMessage="发错了")
    elif end == "refuse":
        await control.refuse(flow, 0)
    else:
        await control.expire(flow)
    await control.wait_callbacks_settled()
    assert receiver.steps() == [("start", 1), step]


async def test_names_and_numbers_arrive_unmasked(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    known = {**PERSON_SIGNS, "ApproverIdCardNumber": "11010119900307123X"}
    await caller.make(known, OURS_SIGNS)
    await control.wait_callbacks_settled()
    first, second = receiver.arrived[0].plain()["MsgData"]["Approvers"]
    assert first["ApproverMobile"] == "13900000002"
    assert first["ApproverIdCardNumber"] == "11010119900307123X"
    assert (first["ApproverType"], second["ApproverType"]) == (1, 0)
    assert (first["ApproveCallbackStatus"], second["ApproveCallbackStatus"]) == (2, 7)
    assert len(second["ApproverIdCardNumber"]) == 18


async def test_the_newer_form_is_enveloped_and_signed(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await caller.make()
    await control.wait_callbacks_settled()
    (arrived,) = receiver.arrived
    assert set(json.loads(arrived.body)) == {"encrypt"}
    assert arrived.headers["Content-Type"] == "application/json"
    assert arrived.is_signed_with(TOKEN)
    message = arrived.plain()
    assert (message["MsgType"], message["MsgVersion"]) == ("FlowStatusChange", "CustomApp")


async def change_target(control: TencentControl, receiver: Receiver, **changes: object) -> None:
    target = receiver.target(**changes)
    setting = CallbackSetting.model_validate(vars(target))
    await control.change(Settings(callback=setting))


async def test_the_older_form_is_flat_and_has_the_keys_of_the_official_sample(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await change_target(control, receiver, enveloped=False, as_json=False, token="")
    await caller.make()
    await control.wait_callbacks_settled()
    (arrived,) = receiver.arrived
    assert arrived.headers["Content-Type"] == "text/plain"
    assert base64.b64decode(arrived.body, validate=True)
    assert "Content-Signature" not in arrived.headers
    message, sample = arrived.plain(), VECTOR["plaintext"]
    assert set(message) == set(sample)
    assert set(message["Approvers"][0]) == set(sample["Approvers"][0])


async def test_without_a_key_the_message_is_plain(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    await change_target(control, receiver, key="")
    await caller.make()
    await control.wait_callbacks_settled()
    assert json.loads(receiver.arrived[0].body)["MsgType"] == "FlowStatusChange"


async def test_the_probe_is_an_empty_object_and_may_be_signed(
    control: TencentControl, receiver: Receiver
) -> None:
    await control.probe()
    await control.wait_callbacks_settled()
    (arrived,) = receiver.arrived
    assert arrived.body == b"{}"
    assert arrived.is_signed_with(TOKEN)


@pytest.mark.parametrize("enveloped", [True, False])
async def test_a_composed_document_is_told(
    caller: Caller, control: TencentControl, receiver: Receiver, time: ManualTime, enveloped: bool
) -> None:
    await change_target(control, receiver, enveloped=enveloped)
    flow = await reserve(caller)
    await compose(caller, flow)
    await settle(caller.tencent, control, time)
    (message,) = (one.plain() for one in receiver.arrived)
    assert message["MsgType"] == "DocumentFill"
    assert message["MsgData"]["FlowId"] == flow
    assert ("MsgVersion" in message) is enveloped


def test_a_key_of_another_length_is_no_key(receiver: Receiver) -> None:
    with pytest.raises(ValueError, match="32"):
        receiver.target(key="short")
