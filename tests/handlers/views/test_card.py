"""The one card of a contract, and the lines in its thread."""

import pytest

from handlers.text import EN, ZH
from handlers.views import card
from handlers.views.message import Message
from services.contracts.announcements import AddLine, Line
from services.contracts.can import Can
from services.contracts.model import Contract, Creation, Decision, Review, Status
from services.contracts.order import PartyKind, Releasing, Signer
from tests.handlers.views.limits import strings, walk
from tests.handlers.views.samples import EVERYTHING, NOW, OWNER, REVIEWER, contract

EACH = {
    Can.CANCEL: card.CANCEL,
    Can.REMIND: card.REMIND,
    Can.DOWNLOAD: card.DOWNLOAD,
    Can.EXTEND: card.EXTEND,
    Can.FORWARD: card.HAND_OVER,
    Can.ADD_SIGNER: card.NAME_SIGNER,
    Can.VIEW_LINK: card.VIEW,
    Can.VERIFY: card.VERIFY,
    Can.EVIDENCE: card.EVIDENCE,
    Can.RELEASE: card.RELEASE,
    Can.SERVER_SIGN: card.DESTROY,
}
OF_FINISHED = (Can.DOWNLOAD, Can.VERIFY, Can.EVIDENCE, Can.RELEASE, Can.SERVER_SIGN)
OUT = (Status.FILLING, Status.WAITING, Status.PARTLY_SIGNED)


@pytest.mark.parametrize("state", list(Status))
def test_a_card_offers_what_can_be_done_in_its_state(state: Status) -> None:
    offered = _actions(card.card(contract(state), EN, can=EVERYTHING))
    if state in OUT:
        assert offered == [card.REMIND, card.CANCEL, card.EXTEND, card.HAND_OVER, card.VIEW]
    elif state in (Status.FINISHED, Status.RELEASED):
        ends = [card.RELEASE] if state is Status.FINISHED else []
        proofs = [card.VIEW, card.VERIFY, card.EVIDENCE]
        assert offered == [card.DOWNLOAD, *proofs, *ends, card.DESTROY]
    elif state in (Status.REFUSED, Status.EXPIRED, Status.CANCELLED, Status.INVALID):
        assert offered == [card.DESTROY]
    else:
        assert offered == []


def test_of_a_destroyed_file_nothing_is_offered_but_to_end_the_contract() -> None:
    gone = card.card(contract(Status.FINISHED, destroyed=True), EN, can=EVERYTHING)
    assert _actions(gone) == [card.RELEASE]
    assert EN.destroy.gone in gone.text


@pytest.mark.parametrize("state", list(Status))
def test_a_card_offers_nothing_that_the_edition_lacks(state: Status) -> None:
    assert _actions(card.card(contract(state), EN, can=frozenset())) == []


def test_a_card_offers_each_ability_by_itself() -> None:
    for ability, action in EACH.items():
        asked = contract(Status.FINISHED) if ability in OF_FINISHED else open_place()
        offered = _actions(card.card(asked, EN, can=frozenset({ability})))
        assert offered == [action]


def test_a_place_that_is_left_open_can_be_named_and_no_other() -> None:
    can = frozenset({Can.ADD_SIGNER})
    assert _actions(card.card(open_place(), EN, can=can)) == [card.NAME_SIGNER]
    assert _actions(card.card(contract(), EN, can=can)) == []
    assert "Named later" in card.card(open_place(), EN, can=can).text


def test_how_many_reminders_are_left_is_told_before_one_is_asked_for() -> None:
    one = contract().with_party(0, reminded=1)
    shown = card.card(one, EN, can=EVERYTHING, reminders=3)
    assert "reminders left: 2" in str(shown.payload()["blocks"])
    assert card.REMIND not in _actions(card.card(one, EN, can=EVERYTHING, reminders=1))


def test_an_agreement_and_what_it_dissolves_name_each_other() -> None:
    done = contract(Status.FINISHED, agreement="8NEWAGREEM")
    assert "8NEWAGREEM" in str(card.card(done, EN, can=EVERYTHING).payload()["blocks"])
    source = Releasing(contract_id="OLDCONTRAC", remote_id="r", reason="x")
    its = contract(Status.FINISHED, order=done.order.model_copy(update={"source": source}))
    shown = card.card(its, EN, can=EVERYTHING)
    assert "OLDCONTRAC" in str(shown.payload()["blocks"])
    assert card.RELEASE not in _actions(shown)


def test_a_button_carries_the_id_of_the_contract_and_nothing_else() -> None:
    payload = card.card(contract(), EN, can=EVERYTHING).payload()
    buttons = [one for one in walk(payload) if one.get("type") == "button"]
    assert {one["value"] for one in buttons} == {contract().id}
    [rarer] = [one for one in walk(payload) if one.get("type") == "overflow"]
    for entry in rarer["options"]:
        action, value = entry["value"].split(" ")
        assert action.startswith("esign:v1:card:")
        assert value == contract().id


def test_the_text_says_name_status_people_deadline_and_next_step() -> None:
    said = card.card(contract(review=None), EN, can=EVERYTHING).text
    for part in (
        "采购合同 2026",
        "Waiting for signatures",
        "0 of 2 signed",
        "王**",
        f"<@{OWNER}>",
        "2026-11-29 10:30 (UTC+8)",
        "texted",
    ):
        assert part in said


def test_a_contract_in_review_says_so_until_it_is_approved() -> None:
    approved = Review(reviewer=REVIEWER, decision=Decision.APPROVED, by=REVIEWER, at=NOW)
    assert "审核中" in card.card(contract(), ZH, can=EVERYTHING).text
    assert "待签署" in card.card(contract(review=approved), ZH, can=EVERYTHING).text
    assert "审核中" not in card.card(contract(review=approved), ZH, can=EVERYTHING).text


def test_an_unclear_creation_needs_attention() -> None:
    unclear = contract(Status.CREATING, creation=Creation(unclear=True))
    assert "Needs attention" in card.card(unclear, EN, can=EVERYTHING).text


def test_a_reason_is_shown_when_it_ended_and_not_while_it_runs() -> None:
    for state, shown in ((Status.CANCELLED, True), (Status.WAITING, False)):
        message = card.card(contract(state, review=None), EN, can=EVERYTHING)
        assert ("价格有误" in message.text) is shown
        assert any("价格有误" in words for words in strings(message.payload())) is shown


def test_a_line_names_the_contract_for_those_who_only_hear_it() -> None:
    line = AddLine(contract_id=contract().id, line=Line.PARTY_SIGNED, party=0)
    message = card.line(line, contract(), EN)
    assert message.text == "“采购合同 2026”: 王** · 示例科技（北京）有限公司 signed."
    assert message.payload()["blocks"][0]["text"]["type"] == "plain_text"


def test_a_line_mentions_who_did_it_and_quotes_why() -> None:
    line = AddLine(contract_id="x", line=Line.CANCELLED, who=OWNER, reason="typo, call 13912345678")
    message = card.line(line, contract(), EN)
    assert f"Cancelled by <@{OWNER}>" in message.text
    assert "Reason: typo, call 139****5678." in message.text
    assert [block.type for block in message.blocks] == ["section", "rich_text"]


def test_a_line_that_the_channel_sees_too_names_its_contract_there() -> None:
    one = contract()
    for broadcast in (True, False):
        line = AddLine(contract_id=one.id, line=Line.FINISHED, broadcast=broadcast)
        seen = list(strings(card.line(line, one, EN).payload()["blocks"]))
        assert (f"采购合同 2026 · {one.id}" in seen) is broadcast


def test_a_party_that_is_not_there_is_a_signer_without_a_name() -> None:
    line = AddLine(contract_id="x", line=Line.PARTY_REFUSED, party=7)
    assert "A signer refused to sign." in card.line(line, contract(), EN).text


def _actions(message: Message) -> list[str]:
    """What can be pressed or chosen, from left to right."""
    found: list[str] = []
    for one in walk(message.payload()):
        if one.get("type") == "button":
            found.append(one["action_id"])
        elif one.get("type") == "overflow":
            found.extend(entry["value"].split(" ")[0] for entry in one["options"])
    return found


def open_place() -> Contract:
    later = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
    return contract().with_party(1, signer=later)


def test_what_does_not_fit_into_the_menu_stands_beside_it() -> None:
    """Slack takes five entries; a contract that grows, with a place left open, has six."""
    nobody = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
    order = contract().order.model_copy(update={"growing": True})
    growing = contract(order=order, review=None).with_party(1, signer=nobody)
    buttons = card.card_buttons(growing, EN, EVERYTHING)
    assert buttons is not None
    *before, menu = [element.to_dict() for element in buttons.elements]
    assert [one["action_id"] for one in before] == [card.REMIND, card.CANCEL, card.VIEW]
    entries = [one["value"].split()[0] for one in menu["options"]]
    assert entries == [card.GROW, card.END, card.EXTEND, card.NAME_SIGNER, card.HAND_OVER]
