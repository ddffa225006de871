"""Answers to whoever asks how contracts stand, and the help that teaches how to ask."""

from handlers.text import EN, ZH
from handlers.views import card, help, links, status  # noqa: A004 - the feature is called so
from handlers.views.message import Message
from services.contracts.model import Contract, Creation, Party, Standing, Status
from tests.handlers.views.limits import strings, walk
from tests.handlers.views.samples import (
    EVERYTHING,
    OWNER,
    REVIEWER,
    SIGNER,
    STRANGER,
    contract,
)


def test_the_owner_may_remind_and_cancel() -> None:
    assert _buttons(_status(contract(), OWNER)) == [card.REMIND, card.CANCEL]


def test_others_may_only_look() -> None:
    assert _buttons(_status(contract(), STRANGER)) == []


def test_a_signer_may_get_a_link_when_it_is_their_turn() -> None:
    assert _buttons(_status(contract(), SIGNER)) == [links.GET_LINK]
    signed = tuple(p.model_copy(update={"standing": Standing.SIGNED}) for p in contract().parties)
    assert _buttons(_status(contract(parties=signed), SIGNER)) == []
    assert _buttons(_status(contract(Status.EXPIRED), SIGNER)) == []


def test_an_owner_who_signs_may_do_both() -> None:
    assert _buttons(_status(contract(owner=SIGNER), SIGNER)) == [
        card.REMIND,
        card.CANCEL,
        links.GET_LINK,
    ]


def test_whoever_sees_a_finished_contract_may_download_it() -> None:
    assert _buttons(_status(contract(Status.FINISHED), STRANGER)) == [card.DOWNLOAD]


def test_a_list_begins_with_what_needs_the_person() -> None:
    waits = contract(id="AAAAAAAAA2", parties=_elsewhere(), review=None)
    done = contract(Status.FINISHED, id="AAAAAAAAA3")
    mine = contract(id="AAAAAAAAA1")
    message = status.listing([done, waits, mine], SIGNER, EN)
    places = [message.text.index(one.id) for one in (mine, waits, done)]
    assert places == sorted(places)
    headings = [b.elements[0].text for b in message.blocks if b.type == "context"]  # type: ignore[attr-defined]
    assert headings == ["Needs you", "Waiting for others", "Recently ended"]


def test_the_reviewer_and_the_asked_owner_are_needed_too() -> None:
    unclear = contract(Status.CREATING, creation=Creation(unclear=True), parties=_elsewhere())
    assert status.needs(contract(), REVIEWER)
    assert not status.needs(contract(review=None), REVIEWER)
    assert status.needs(unclear, OWNER)
    assert not status.needs(contract(), OWNER)


def test_a_list_shows_ten_and_says_how_many_more() -> None:
    many = [contract(id=f"AAAAAAAA{n}") for n in range(10, 25)]
    message = status.listing(many, SIGNER, EN)
    assert _buttons(message) == [status.DETAILS] * 10
    assert "5 more are not shown" in message.text


def test_an_empty_list_offers_the_first_step() -> None:
    message = status.listing([], OWNER, ZH)
    assert _buttons(message) == [status.NEW]
    assert message.text == ZH.status.empty


def test_several_that_fit_are_offered_by_id() -> None:
    two = [contract(id="AAAAAAAAA1"), contract(id="AAAAAAAAA2")]
    message = status.several(two, "<!here>", EN)
    assert "2 contracts fit “&lt;!here&gt;”" in message.text
    values = [one["value"] for one in walk(message.payload()) if one.get("type") == "button"]
    assert values == ["AAAAAAAAA1", "AAAAAAAAA2"]


def test_help_teaches_every_verb_in_both_languages() -> None:
    for text in (EN, ZH):
        shown = " ".join(strings(help.card(text).payload()["blocks"]))
        for verb in ("new", "status", "list", "remind", "cancel", "help"):
            assert verb in shown
            assert verb in help.card(text).text
        for verb in ("新建", "状态", "列表", "催办", "撤销", "帮助"):
            assert verb in shown


def test_an_unknown_verb_is_answered_with_the_nearest() -> None:
    message = help.unknown_verb("<@U1>", "new", EN)
    assert "“&lt;@U1&gt;”" in message.text
    assert "Did you mean /esign new?" in message.text
    assert "Did you mean" not in help.unknown_verb("zzz", "", EN).text


def test_a_sign_link_is_behind_a_button_and_never_in_the_words() -> None:
    url = "https://sign.example/secret"
    message = links.sign(url, contract(), EN)
    assert url not in message.text
    (button,) = (one for one in walk(message.payload()) if one.get("type") == "button")
    assert (button["url"], button["action_id"]) == (url, links.OPEN_SIGN)
    assert "yours alone" in message.text


def _status(one: Contract, viewer: str) -> Message:
    return status.status(one, viewer, EN, can=EVERYTHING)


def _buttons(message: Message) -> list[str]:
    return [one["action_id"] for one in walk(message.payload()) if one.get("type") == "button"]


def _elsewhere() -> tuple[Party, ...]:
    strangers = (p.signer.model_copy(update={"member": ""}) for p in contract().parties)
    return tuple(Party(signer=signer, standing=Standing.TO_SIGN) for signer in strangers)
