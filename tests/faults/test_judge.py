"""The judge sees what was broken: whoever looks for faults must not overlook them."""

from copy import deepcopy
from random import Random
from typing import Any

import pytest

from sandbox.slack import SlackConfig
from sandbox.slack.client import Call
from sandbox.slack.workspace import BOT_ID, Channel, Workspace
from services.contracts.model import Contract, Standing, Status

from .judge import (
    Verdict,
    Wall,
    judge_callbacks,
    judge_cards,
    judge_creations,
    judge_messages,
    unfinished,
)
from .ledger import Ledger
from .stories import Author, Stand, Story, shuffled

ROOM = "C1"


@pytest.fixture
def workspace() -> Workspace:
    workspace = Workspace(SlackConfig("secret", "xoxb-token"))
    workspace.channels[ROOM] = Channel(ROOM, "room", "public", set())
    return workspace


@pytest.fixture
def story() -> Story:
    """One that both parties sign."""
    stories = Author(Random(1), ["U1"], [ROOM]).stories(20)
    return next(one for one in stories if one.stands[-1].status is Status.FINISHED)


def ended(story: Story) -> Contract:
    """As it is stored once everything is heard."""
    signed = [p.model_copy(update={"standing": Standing.SIGNED}) for p in story.contract.parties]
    last = {"status": story.stands[-1].status, "parties": tuple(signed)}
    return story.contract.model_copy(update=last)


def say(workspace: Workspace, text: str, key: str, **more: Any) -> str:
    metadata = {"event_type": "signet", "event_payload": {"key": key}}
    message = {"bot_id": BOT_ID, "text": text, "metadata": metadata, **more}
    return str(workspace.post(workspace.channels[ROOM], message)["ts"])


def show(workspace: Workspace, story: Story, text: str = "Completed. 2 of 2 signed.") -> str:
    return say(workspace, f"Contract 1: {text} Bye.", f"{story.contract.id}:card")


def tell(workspace: Workspace, story: Story, card: str) -> None:
    for number in range(story.stands[-1].lines):
        say(workspace, f"line {number}", f"{number}", thread_ts=card)


def judged(
    workspace: Workspace, story: Story, stored: Contract, *, acked: set[int] | None = None
) -> Verdict:
    verdict, heard = Verdict(), set(range(len(story.stands))) if acked is None else acked
    judge_callbacks(
        verdict,
        Wall(workspace),
        [story],
        {story.contract.id: heard},
        {story.contract.id: stored},
        all_known=acked is None,
    )
    judge_messages(verdict, Wall(workspace))
    return verdict


def test_all_is_well(workspace: Workspace, story: Story) -> None:
    tell(workspace, story, show(workspace, story))
    assert judged(workspace, story, ended(story)).kept


def test_a_callback_that_was_acked_and_changed_nothing_is_lost(
    workspace: Workspace, story: Story
) -> None:
    tell(workspace, story, show(workspace, story))
    verdict = judged(workspace, story, story.contract)
    assert verdict.lost == len(story.stands)
    assert verdict.wrong == 1


def test_what_was_never_acked_may_be_missing_and_may_be_there(
    workspace: Workspace, story: Story
) -> None:
    started = story.contract.model_copy(update={"status": Status.WAITING})
    card = show(workspace, story, "Waiting for signatures. 0 of 2 signed.")
    tell(workspace, story, card)
    assert judged(workspace, story, started, acked={0}).kept
    workspace.channels[ROOM].messages[card]["text"] = "Contract 1: Completed. 2 of 2 signed."
    assert judged(workspace, story, ended(story), acked={0}).kept


def test_a_card_that_does_not_show_what_is_stored_is_wrong(
    workspace: Workspace, story: Story
) -> None:
    tell(workspace, story, show(workspace, story, "Partly signed. 1 of 2 signed."))
    assert judged(workspace, story, ended(story)).wrong == 1


def test_a_line_that_was_never_said_is_lost(workspace: Workspace, story: Story) -> None:
    show(workspace, story)
    assert judged(workspace, story, ended(story)).lost == story.stands[-1].lines


def test_a_second_card_is_seen(workspace: Workspace, story: Story) -> None:
    for _ in range(2):
        tell(workspace, story, show(workspace, story))
    assert judged(workspace, story, ended(story)).twice == 1


def test_one_line_under_two_keys_is_seen(workspace: Workspace, story: Story) -> None:
    card = show(workspace, story)
    tell(workspace, story, card)
    say(workspace, "line 1", "another key", thread_ts=card)
    assert judged(workspace, story, ended(story)).twice == 1


def test_a_card_that_steps_back_is_seen_though_it_is_right_in_the_end(
    workspace: Workspace, story: Story
) -> None:
    ledger = Ledger(workspace)
    card = show(workspace, story)
    for said in ("Completed. 2 of 2", "Partly signed. 1 of 2", "Completed. 2 of 2"):
        shown = {"channel": ROOM, "ts": card, "text": f"Contract 1: {said} signed."}
        ledger.append(Call("chat.update", shown, "", (), 200, 0.0))
    verdict = Verdict()
    judge_cards(verdict, Wall(workspace), ledger)
    assert verdict.stepped_back == 1


def test_two_contracts_of_one_name_are_one_too_many() -> None:
    verdict = Verdict()
    judge_creations(verdict, ["a", "b", "a"])
    assert verdict.created_twice == 1


def test_what_arrived_though_it_was_given_up_is_not_waited_for(
    workspace: Workspace, story: Story
) -> None:
    """Nothing more would come: a row would wait for it until its patience is over."""
    tell(workspace, story, show(workspace, story))
    assert unfinished(Wall(workspace), [story], {story.contract.id: {0}}) == 0


def test_what_was_heard_is_waited_for_until_the_card_and_the_thread_say_so(
    workspace: Workspace, story: Story
) -> None:
    heard = {story.contract.id: set(range(len(story.stands)))}
    assert unfinished(Wall(workspace), [story], heard) == 1
    card = show(workspace, story, "Partly signed. 1 of 2 signed.")
    tell(workspace, story, card)
    assert unfinished(Wall(workspace), [story], heard) == 1
    workspace.channels[ROOM].messages[card]["text"] = "Contract 1: Completed. 2 of 2 signed."
    assert unfinished(Wall(workspace), [story], heard) == 0
    last = next(reversed(workspace.channels[ROOM].messages))
    del workspace.channels[ROOM].messages[last]
    assert unfinished(Wall(workspace), [story], heard) == 1


def test_a_story_is_told_whole_and_some_of_it_twice() -> None:
    stories = Author(Random(1), ["U1"], [ROOM]).stories(40)
    told = shuffled(stories, 200, Random(1))
    assert len(told) == 200
    assert {(one.contract_id, one.place) for one in told} == {
        (story.contract.id, place) for story in stories for place in range(len(story.stands))
    }
    in_order = sorted(told, key=lambda one: one.place)
    assert told != deepcopy(in_order)


def test_a_story_ends_as_its_last_message_says(story: Story) -> None:
    assert story.stands[-1] == Stand(Status.FINISHED, (True, True), refused=False)
    assert story.told[-1].message["MsgData"]["FlowCallbackShowStatus"] == "ALL"
