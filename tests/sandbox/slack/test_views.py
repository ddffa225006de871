"""Triggers, the stack of modals, hashes, and what survives an update."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from sandbox.slack.client import NotPossible
from tests.sandbox.slack.drawing import Json, actions, button, field, home, modal, section
from tests.sandbox.slack.peers import Clock, World


async def test_a_trigger_works_once(world: World) -> None:
    trigger = await trigger_of(world, "li")
    await world.web.views_open(trigger_id=trigger, view=modal(section()))
    assert await refusal(world, "views.open", trigger_id=trigger, view=modal(section())) == (
        "exchanged_trigger_id"
    )


async def test_a_trigger_lives_for_three_seconds(world: World, clock: Clock) -> None:
    young, old = await trigger_of(world, "li"), await trigger_of(world, "wang")
    clock.advance(3.0)
    await world.web.views_open(trigger_id=young, view=modal(section()))
    clock.advance(0.1)
    assert await refusal(world, "views.open", trigger_id=old, view=modal(section())) == (
        "expired_trigger_id"
    )
    assert await refusal(world, "views.open", trigger_id="1.2.3", view=modal(section())) == (
        "invalid_trigger_id"
    )


async def test_a_refused_view_does_not_spend_the_trigger(world: World) -> None:
    trigger = await trigger_of(world, "li")
    assert await refusal(world, "views.open", trigger_id=trigger, view=modal()) == (
        "invalid_arguments"
    )
    await world.web.views_open(trigger_id=trigger, view=modal(section()))


async def test_a_stack_holds_three_modals(world: World) -> None:
    await opened(world, modal(actions(button("deeper"))))
    for number in range(2):
        trigger = await press_trigger(world)
        view = modal(actions(button("deeper")), callback_id=f"v{number}")
        await world.web.views_push(trigger_id=trigger, view=view)
    trigger = await press_trigger(world)
    assert await refusal(world, "views.push", trigger_id=trigger, view=modal(section())) == (
        "push_limit_reached"
    )
    li = world.desk.person("li")
    await li.close()
    below = await li.modal()
    assert below is not None
    assert below.callback_id == "v0"
    assert below.raw["root_view_id"] == below.raw["previous_view_id"]
    await li.close(everything=True)
    assert await li.modal() is None


async def test_a_push_needs_a_trigger_from_a_modal(world: World) -> None:
    trigger = await trigger_of(world, "li")
    assert await refusal(world, "views.push", trigger_id=trigger, view=modal(section())) == (
        "invalid_trigger_id"
    )


async def test_a_stale_hash_conflicts(world: World) -> None:
    view = await opened(world, modal(section("one")))
    stale = view["hash"]
    await world.web.views_update(view_id=view["id"], hash=stale, view=modal(section("two")))
    arguments = {"view_id": view["id"], "hash": stale, "view": modal(section("three"))}
    assert await refusal(world, "views.update", **arguments) == "hash_conflict"
    await world.web.views_update(view_id=view["id"], view=modal(section("three")))


async def test_a_closed_view_cannot_be_updated(world: World) -> None:
    view = await opened(world, modal(section()))
    await world.desk.person("li").close()
    assert await refusal(world, "views.update", view_id=view["id"], view=modal(section())) == (
        "not_found"
    )


async def test_an_external_id_finds_the_view_and_is_unique(world: World) -> None:
    await opened(world, modal(section(), external_id="draft-1"))
    trigger = await trigger_of(world, "wang")
    again = modal(section(), external_id="draft-1")
    assert await refusal(world, "views.open", trigger_id=trigger, view=again) == (
        "duplicate_external_id"
    )
    again = modal(section("found"), external_id="draft-1")
    await world.web.views_update(external_id="draft-1", view=again)
    shown = await world.desk.person("li").modal()
    assert shown is not None
    assert shown.says("found")


async def test_a_view_over_250_kb_is_too_large(world: World) -> None:
    trigger = await trigger_of(world, "li")
    view = modal(*[section("x" * 2600)] * 100)
    assert await refusal(world, "views.open", trigger_id=trigger, view=view) == "view_too_large"


async def test_a_view_problem_points_into_the_view(world: World) -> None:
    trigger = await trigger_of(world, "li")
    with pytest.raises(SlackApiError) as caught:
        await world.web.views_open(trigger_id=trigger, view=modal(section("")))
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be more than 0 characters [json-pointer:/view/blocks/0/text/text]"
    ]


async def test_what_was_typed_survives_only_under_the_same_ids(world: World) -> None:
    view = await opened(world, modal(field("a", "plain_text_input"), field("b", "datepicker")))
    await world.desk.person("li").fill({"a": "typed", "b": "2026-12-31"})
    changed = modal(
        field("a", "plain_text_input", initial_value="new"),
        field("b2", "datepicker", initial_date="2027-01-01"),
    )
    await world.web.views_update(view_id=view["id"], view=changed)
    shown = await world.desk.person("li").modal()
    assert shown is not None
    assert shown.values["a"]["value"]["value"] == "typed"
    assert shown.values["b2"]["value"]["selected_date"] == "2027-01-01"


async def test_the_current_conversation_is_the_default_where_asked(world: World) -> None:
    asked = field("where", "conversations_select", default_to_current_conversation=True)
    view = await opened(world, modal(asked))
    legal = await world.desk.channel_id("legal")
    entry = view["state"]["values"]["where"]["value"]
    assert entry == {"type": "conversations_select", "selected_conversation": legal}


async def test_home_is_published_for_members_of_the_team_only(world: World) -> None:
    li, guest = await world.desk.person("li").id(), await world.desk.person("guest").id()
    first = await world.web.views_publish(user_id=li, view=home(section("one")))
    stale = first["view"]["hash"]
    await world.web.views_publish(user_id=li, view=home(section("two")), hash=stale)
    late = {"user_id": li, "view": home(section("late")), "hash": stale}
    assert await refusal(world, "views.publish", **late) == "hash_conflict"
    assert await refusal(world, "views.publish", user_id=guest, view=home()) == "user_not_found"
    assert await refusal(world, "views.publish", user_id=li, view=modal(section())) == (
        "invalid_arguments"
    )


async def test_a_modal_covers_the_channel_below_it(world: World) -> None:
    await opened(world, modal(section()))
    with pytest.raises(NotPossible, match="close it first"):
        await world.desk.person("li").command("/esign")


async def trigger_of(world: World, name: str) -> str:
    """A fresh trigger, as a command of this person would carry it."""
    workspace = world.slack.parts.workspace
    person, legal = workspace.person(name), workspace.channel("legal")
    return world.slack.parts.views.trigger(person.id, legal.id)


async def press_trigger(world: World) -> str:
    """The trigger of a press inside li's modal."""
    shown = await world.desk.person("li").modal()
    assert shown is not None
    workspace = world.slack.parts.workspace
    return world.slack.parts.views.trigger(workspace.person("li").id, None, shown.id)


async def opened(world: World, view: Json) -> Json:
    answer = await world.web.views_open(trigger_id=await trigger_of(world, "li"), view=view)
    return dict(answer["view"])


async def refusal(world: World, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await world.web.api_call(method, json=arguments)
    return str(caught.value.response["error"])
