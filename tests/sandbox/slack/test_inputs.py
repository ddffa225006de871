"""What a client lets a person enter, choose and press, and what it refuses."""

from typing import Any

import pytest
from slack_bolt.response import BoltResponse

from sandbox.slack.client import NotPossible, Person
from tests.sandbox.slack.drawing import (
    Json,
    actions,
    button,
    field,
    modal,
    option,
    plain,
    section,
)
from tests.sandbox.slack.peers import World

FEW = [option("Apple", "a"), option("Bean", "b"), option("Corn", "c")]
KINDS: list[tuple[str, Json, Any, Any]] = [
    ("plain_text_input", {"max_length": 5}, "hello", {"value": "hello"}),
    ("plain_text_input", {"multiline": True}, "a\nb", {"value": "a\nb"}),
    ("plain_text_input", {}, "", {"value": None}),
    ("email_text_input", {}, "a@b.example", {"value": "a@b.example"}),
    ("url_text_input", {}, "https://b.example", {"value": "https://b.example"}),
    ("number_input", {"is_decimal_allowed": False}, 3, {"value": "3"}),
    ("static_select", {"options": FEW}, "Bean", {"selected_option": FEW[1]}),
    ("static_select", {"options": FEW}, "b", {"selected_option": FEW[1]}),
    ("static_select", {"options": FEW}, None, {"selected_option": None}),
    ("multi_static_select", {"options": FEW}, ["a", "Corn"], {"selected_options": FEW[::2]}),
    ("radio_buttons", {"options": FEW}, "a", {"selected_option": FEW[0]}),
    ("checkboxes", {"options": FEW}, ["a"], {"selected_options": FEW[:1]}),
    ("users_select", {}, "wang", {"selected_user": "U00000WANG"}),
    ("multi_users_select", {}, ["manager"], {"selected_users": ["U00000WANG"]}),
    ("channels_select", {}, "#legal", {"selected_channel": "C000000001"}),
    ("conversations_select", {}, "deals", {"selected_conversation": "C000000003"}),
    ("datepicker", {}, "2026-12-31", {"selected_date": "2026-12-31"}),
    ("timepicker", {}, "18:00", {"selected_time": "18:00"}),
    ("datetimepicker", {}, 1_800_000_000, {"selected_date_time": 1_800_000_000}),
]


@pytest.mark.parametrize(("kind", "more", "value", "state"), KINDS)
async def test_an_entry_becomes_the_state_that_slack_sends(
    world: World, li: Person, kind: str, more: Json, value: Any, state: Json
) -> None:
    await show(world, modal(field("f", kind, **more)))
    view = await li.fill({"f": value})
    assert view is not None
    assert view.values["f"]["value"] == {"type": kind, **state}


REFUSED: list[tuple[str, Json, Any]] = [
    ("plain_text_input", {"max_length": 5}, "too long"),
    ("plain_text_input", {}, "a\nb"),
    ("plain_text_input", {}, 5),
    ("email_text_input", {}, "nobody"),
    ("url_text_input", {}, "b.example"),
    ("number_input", {"is_decimal_allowed": False}, "1.5"),
    ("number_input", {"is_decimal_allowed": True, "max_value": "3"}, 4),
    ("static_select", {"options": FEW}, "Date"),
    ("multi_static_select", {"options": FEW, "max_selected_items": 1}, ["a", "b"]),
    ("checkboxes", {"options": FEW}, "a"),
    ("users_select", {}, "nobody"),
    ("users_select", {}, "esign"),
    ("channels_select", {}, "deals"),
    ("conversations_select", {"filter": {"include": ["public"]}}, "deals"),
    (
        "conversations_select",
        {"filter": {"exclude_external_shared_channels": True}},
        "partners",
    ),
    ("datepicker", {}, "31.12.2026"),
    ("timepicker", {}, "24:00"),
    ("file_input", {}, ["F404"]),
]


@pytest.mark.parametrize(("kind", "more", "value"), REFUSED)
async def test_an_entry_that_no_client_would_take_is_refused(
    world: World, li: Person, kind: str, more: Json, value: Any
) -> None:
    await show(world, modal(field("f", kind, **more)))
    with pytest.raises(NotPossible):
        await li.fill({"f": value})


async def test_a_picker_hides_private_channels_of_others(world: World) -> None:
    await show(world, modal(field("f", "conversations_select")), "sam")
    with pytest.raises(NotPossible):
        await world.desk.person("sam").fill({"f": "board"})


async def test_initial_values_count_as_state(world: World, li: Person) -> None:
    await show(
        world,
        modal(
            field("a", "plain_text_input", initial_value="typed"),
            field("b", "static_select", options=FEW, initial_option=FEW[0]),
            field("c", "multi_users_select", initial_users=["U00000WANG"]),
            field("d", "datepicker", initial_date="2026-12-31"),
            field("e", "file_input"),
        ),
    )
    view = await li.modal()
    assert view is not None
    fields = [entry["value"] for entry in view.values.values()]
    assert [list(entry.values())[1] for entry in fields] == [
        "typed",
        FEW[0],
        ["U00000WANG"],
        "2026-12-31",
        [],
    ]


async def test_files_are_checked_by_name_number_and_size(world: World, li: Person) -> None:
    await show(world, modal(field("f", "file_input", filetypes=["pdf"], max_files=1)))
    good = await li.upload("contract.pdf", b"%PDF-1.7")
    view = await li.fill({"f": [good]})
    assert view is not None
    (file,) = view.values["f"]["value"]["files"]
    assert (file["id"], file["mimetype"], file["size"]) == (good, "application/pdf", 8)
    wrong = await li.upload("contract.docx", b"x")
    huge = await li.upload("huge.pdf", b"%PDF", reported_size=61_000_000)
    foreign = await world.desk.person("wang").upload("hers.pdf", b"%PDF")
    for refused in ([wrong], [huge], [foreign], [good, good]):
        with pytest.raises(NotPossible):
            await li.fill({"f": refused})


async def test_a_client_without_manners_can_send_what_it_wants(world: World, li: Person) -> None:
    blocks = [field("f", "file_input", filetypes=["pdf"]), field("n", "plain_text_input")]
    await show(world, modal(*blocks))
    huge = await li.upload("huge.exe", b"MZ", reported_size=61_000_000)
    view = await li.fill({"f": [huge], "n": "x" * 5000}, unchecked=True)
    assert view is not None
    assert view.values["f"]["value"]["files"][0]["size"] == 61_000_000
    assert len(view.values["n"]["value"]["value"]) == 5000


async def test_only_what_is_shown_now_can_be_pressed(world: World, li: Person) -> None:
    legal = await world.desk.channel_id("legal")
    posted = await world.web.chat_postMessage(
        channel=legal, text="x", blocks=[actions(button("go"))]
    )
    (before,) = await world.desk.messages("legal")
    with pytest.raises(NotPossible, match="nothing asks"):
        await li.press(before, "go", confirm=True)
    await world.web.chat_update(channel=legal, ts=str(posted["ts"]), text="done")
    with pytest.raises(NotPossible, match="not shown"):
        await li.press(before, "go")


async def test_buttons_with_one_action_id_are_told_apart_by_value(world: World, li: Person) -> None:
    rows = [section(n, accessory=button("open", value=n)) for n in ("K1", "K2")]
    legal = await world.desk.channel_id("legal")
    await world.web.chat_postMessage(channel=legal, text="list", blocks=rows)
    (shown,) = await world.desk.messages("legal")
    with pytest.raises(NotPossible, match="more than once"):
        await li.press(shown, "open")
    await li.press(shown, "open", value="K2")
    assert "K2" in (await world.desk.sent())[-1]["body"]


async def test_an_overflow_menu_offers_its_options_only(world: World, li: Person) -> None:
    menu = section(accessory={"type": "overflow", "action_id": "more", "options": FEW})
    legal = await world.desk.channel_id("legal")
    await world.web.chat_postMessage(channel=legal, text="list", blocks=[menu])
    (shown,) = await world.desk.messages("legal")
    with pytest.raises(NotPossible, match="not one of the options"):
        await li.press(shown, "more", value="Date")
    assert (await li.press(shown, "more", value="Bean")).problem == "dispatch_failed"


async def test_somebody_outside_a_channel_sees_nothing_of_it(world: World) -> None:
    deals = await world.desk.channel_id("deals")
    await world.web.chat_postMessage(channel=deals, text="x", blocks=[actions(button("go"))])
    (shown,) = await world.desk.messages("deals")
    with pytest.raises(NotPossible, match="not in"):
        await world.desk.person("sam").press(shown, "go")


@pytest.mark.parametrize(
    "answer",
    [
        b"no json",
        b"",
        b'{"options": [{"text": {"type": "mrkdwn", "text": "x"}, "value": "x"}]}',
        b'{"options": [], "option_groups": []}',
    ],
)
async def test_options_that_slack_would_not_show_are_a_loud_failure(
    world: World, li: Person, answer: bytes
) -> None:
    await show(world, modal(field("f", "external_select", min_query_length=0)))

    @world.bolt.middleware
    async def raw() -> BoltResponse:
        return BoltResponse(status=200, body=answer.decode())

    with pytest.raises(NotPossible, match="could not be loaded"):
        await li.suggest("f", "x")
    assert [call.error for call in await world.desk.errors()] == ["invalid_options"]


async def test_an_external_select_waits_for_enough_letters(world: World, li: Person) -> None:
    await show(world, modal(field("f", "external_select")))
    with pytest.raises(NotPossible, match="3 characters"):
        await li.suggest("f", "ab")


async def show(world: World, view: Json, name: str = "li") -> None:
    parts = world.slack.parts
    person = parts.workspace.person(name)
    view = {**view, "close": plain("Back")}
    trigger = parts.views.trigger(person.id, parts.workspace.channel("legal").id)
    await world.web.views_open(trigger_id=trigger, view=view)


@pytest.fixture
def li(world: World) -> Person:
    return world.desk.person("li")
