"""What a person hears when something did not work."""

from typing import Any

from handlers.text import EN, ZH
from handlers.views import trouble
from handlers.views.message import Message
from services.contracts.announcements import TellTrouble, Trouble
from services.contracts.errors import Reason
from services.contracts.model import Contract, Creation, Status
from tests.handlers.views.limits import walk
from tests.handlers.views.samples import OWNER, contract


def test_a_refusal_says_what_why_what_to_do_and_the_reference() -> None:
    message = _told(reason=Reason.NO_QUOTA, code="OperationDenied.NoQuota", request_id="s17")
    assert message.text.startswith("“采购合同 2026” could not be created.")
    assert "used up its contracts" in message.text
    assert "Ask your administrator to buy more" in message.text
    assert "Reference: ABCDEFGH23 OperationDenied.NoQuota s17" in message.text


def test_tencents_own_words_are_shown_where_ours_say_less_and_masked() -> None:
    message = _told(reason=Reason.OTHER, detail="手机号 13912345678 有误")
    assert "Tencent E-Sign says: 手机号 139****5678 有误" in message.text
    assert "有误" not in _told(reason=Reason.NO_QUOTA, detail="有误").text


def test_waiting_asks_for_nothing() -> None:
    message = _told(waiting=True)
    assert "You need not do anything" in message.text
    assert _buttons(message) == []


def test_an_unclear_creation_asks_and_warns_before_each_choice() -> None:
    one = contract(Status.CREATING, creation=Creation(unclear=True))
    message = _told(one, ask=True)
    again, give_up = _buttons(message)
    assert [again["action_id"], give_up["action_id"]] == [trouble.CREATE_AGAIN, trouble.GIVE_UP]
    assert again["value"] == one.id
    assert "another contract of your quota" in again["confirm"]["text"]["text"]
    assert "console" in again["confirm"]["text"]["text"]
    assert "stop trying" in give_up["confirm"]["text"]["text"]


def test_a_question_that_settled_itself_is_not_asked_any_more() -> None:
    message = _told(contract(), ask=True)
    assert _buttons(message) == []
    assert "dealt with already" in message.text


def test_a_closed_channel_says_how_to_let_the_bot_in() -> None:
    for code in ("not_in_channel", "channel_not_found", "is_archived"):
        message = _told(doing=Trouble.ANNOUNCE, error="Refused", code=code)
        assert "/invite" in message.text


def test_classes_of_errors_have_sentences_and_unknown_ones_a_general_one() -> None:
    assert "does not answer" in _told(error="Unavailable").text
    assert "edition" in _told(error="Unsupported").text
    assert "We" not in _told(error="ZeroDivisionError").text.split("could not")[0]
    assert "went wrong on our side" in _told(error="ZeroDivisionError").text


def test_it_is_said_in_chinese_too() -> None:
    told = TellTrouble(
        contract_id="x", who=OWNER, doing=Trouble.CANCEL, reason=Reason.ENDED, code="c"
    )
    message = trouble.trouble(told, contract(), ZH)
    assert message.text.startswith("“采购合同 2026”撤销失败。")


def _told(one: Contract | None = None, **changes: Any) -> Message:
    told = TellTrouble(contract_id="ABCDEFGH23", who=OWNER, doing=Trouble.CREATE)
    return trouble.trouble(told.model_copy(update=changes), one or contract(), EN)


def _buttons(message: Message) -> list[dict[str, Any]]:
    return [one for one in walk(message.payload()) if one.get("type") == "button"]
