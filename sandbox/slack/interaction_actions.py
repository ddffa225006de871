"""Pressing buttons, choosing from menus, typing into inputs, asking for options.

Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload and
block_suggestion-payload.
"""

from typing import Any

from sandbox.slack import payloads
from sandbox.slack.blocks_grammar import Check, array
from sandbox.slack.blocks_objects import OPTION, OPTION_GROUP
from sandbox.slack.errors import ApiError, NotPossible
from sandbox.slack.form_state import FIELDS
from sandbox.slack.inputs import entered, forced, pick
from sandbox.slack.interactions import complain, problem
from sandbox.slack.pretend import Pretend
from sandbox.slack.screen import Place, Screens
from sandbox.slack.workspace import Person

Json = dict[str, Any]
ANSWERS: dict[str, Check] = {
    "options": array(OPTION, 0, 100),
    "option_groups": array(OPTION_GROUP, 0, 100),
}


class Actions:
    """What people do with the elements of views and messages."""

    def __init__(self, slack: Pretend, screens: Screens) -> None:
        self._slack = slack
        self._screens = screens

    async def press(self, person: Person, where: Json, action_id: str, asked: Json) -> Json:
        """Use an element; `asked` may hold block_id, value and the answer to a confirmation."""
        place = self._screens.place(person, where)
        value, block_id = asked.get("value"), asked.get("block_id")
        if all(block["block_id"] != block_id for block in place.blocks):
            block_id = None  # drawn anew while they pressed, and Slack makes up another id
        block, element = place.find(action_id, block_id, value)
        if not self._confirmed(element, asked.get("confirm")):
            return {"problem": "", "cancelled": True}
        if element["type"] in ("button", "icon_button"):
            return await self._fire(place, block, element, _pressed(element))
        if element["type"] == "feedback_buttons":
            return await self._fire(place, block, element, _feedback(element, value))
        if element["type"] == "overflow":
            chosen = {"selected_option": pick(element["options"], value)}
            return await self._fire(place, block, element, chosen)
        if block["type"] == "input":
            raise NotPossible(f"{action_id} is an input; fill it in", "gone")
        return await self._enter(place, block, element, value, unchecked=False)

    def _confirmed(self, element: Json, answer: bool | None) -> bool:
        dialog = element.get("confirm")
        if dialog is None and answer is not None:
            raise NotPossible("nothing asks for a confirmation there", "gone")
        if dialog is not None and answer is None:
            raise NotPossible(f"a dialog asks first: {dialog['title']['text']}", "gone")
        return answer is not False

    async def enter(self, person: Person, asked: Json) -> Json:
        """Enter a value into the one input that block_id and action_id name."""
        place = self._screens.place(person, asked["where"])
        block, element = place.find(asked["action_id"], asked["block_id"])
        if block["type"] != "input":
            raise NotPossible(f"{asked['action_id']} is not an input; use it", "gone")
        return await self._enter(place, block, element, asked["value"], unchecked=False)

    async def fill(self, person: Person, where: Json, values: Json, *, unchecked: bool) -> Json:
        """Enter values by block_id or action_id, one after the other as a person would."""
        worst = ""
        for name, value in values.items():
            place = self._screens.place(person, where)
            block, element = place.find(name)
            if element["type"] not in FIELDS:
                raise NotPossible(f"{name} cannot be filled in")
            if block["type"] != "input":
                self._confirmed(element, None)
            done = await self._enter(place, block, element, value, unchecked=unchecked)
            worst = worst or str(done["problem"])
        return {"problem": worst}

    async def _enter(
        self, place: Place, block: Json, element: Json, value: Any, *, unchecked: bool
    ) -> Json:
        field = FIELDS[element["type"]]
        if unchecked:
            new = forced(self._slack, element, value)
        elif "external" in element["type"] and value is not None:
            new = await self._from_bot(place, block, element, value)
        else:
            new = entered(self._slack, place.person, element, value)
        entry = {"type": element["type"], field: new}
        place.values[block["block_id"]][element["action_id"]] = entry
        self._slack.workspace.changes.mark()
        if block["type"] == "input" and not block.get("dispatch_action"):
            return {"problem": ""}
        return await self._fire(place, block, element, {field: new})

    async def _fire(self, place: Place, block: Json, element: Json, chosen: Json) -> Json:
        """Send block_actions for one element."""
        ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
        action_ts = self._slack.workspace.next_ts()
        action = {"type": element["type"], **ids, **chosen, "action_ts": action_ts}
        channel = place.channel.id if place.channel else None
        if place.view is not None:
            channel = place.view.channel
        modal = place.view if place.view and place.view.body["type"] == "modal" else None
        trigger = self._slack.views.trigger(place.person.id, channel, modal.id if modal else None)
        payload = {"type": "block_actions", **payloads.sender(self._slack, place.person)}
        payload |= {**place.described(self._slack), "trigger_id": trigger, "actions": [action]}
        if place.channel is not None:
            payload["response_url"] = self._slack.urls.create(
                "actions", place.person.id, place.channel.id, place.ts
            )
        answer = await self._slack.delivery.payload(payload)
        opened = {"opened": element["url"]} if "url" in element else {}
        return {"problem": problem(answer), **opened}

    async def _from_bot(self, place: Place, block: Json, element: Json, value: Any) -> Any:
        """Type each label into an external select and take the option that has it."""
        several = element["type"].startswith("multi_")
        if isinstance(value, list) != several:
            raise NotPossible("choose a list of entries" if several else "choose one entry")
        if several and len(value) > element.get("max_selected_items", len(value)):
            raise NotPossible(
                f"no more than {element['max_selected_items']} can be chosen", "not_accepted"
            )
        chosen = []
        for wanted in value if several else [value]:
            asked = wanted if isinstance(wanted, dict) else {"query": wanted, "pick": wanted}
            found = await self._ask(place, block, element, str(asked["query"]))
            chosen.append(pick(found, asked["pick"]))
        return chosen if several else chosen[0]

    async def suggest(
        self, person: Person, where: Json, name: str, query: str, block_id: str | None
    ) -> Json:
        """Type into an external select and look at what it offers."""
        place = self._screens.place(person, where)
        block, element = place.find(name, block_id)
        if "external" not in element["type"]:
            raise NotPossible(f"{name} is not an external select", "gone")
        return {"options": await self._ask(place, block, element, query)}

    async def _ask(self, place: Place, block: Json, element: Json, query: str) -> list[Json]:
        least = element.get("min_query_length", 3)
        if len(query) < least:
            raise NotPossible(f"the menu asks for options after {least} characters")
        payload = {"type": "block_suggestion", **payloads.sender(self._slack, place.person)}
        payload |= {**place.described(self._slack), "value": query}
        payload |= {"action_id": element["action_id"], "block_id": block["block_id"]}
        answer = await self._slack.delivery.payload(payload)
        if not answer.ok:
            raise NotPossible(f"the options could not be loaded: {problem(answer)}", "no_options")
        try:
            return _options(answer.decoded())
        except ValueError:
            error = ApiError("invalid_options", ["the answer is no JSON"])
        except ApiError as refused:
            error = refused
        complaint = complain(self._slack, "answer to block_suggestion", error)
        raise NotPossible(f"the options could not be loaded: {complaint}", "no_options")


def _options(answer: Any) -> list[Json]:
    """Options from the bot's answer, groups opened; ApiError for what Slack would not show."""
    if not isinstance(answer, dict) or len(answer) != 1 or not answer.keys() <= ANSWERS.keys():
        raise ApiError("invalid_options", ["exactly one of options and option_groups"])
    ((kind, entries),) = answer.items()
    if found := list(ANSWERS[kind](entries, f"/{kind}")):
        raise ApiError("invalid_options", found)
    if kind == "options":
        return list(entries)
    return [option for group in entries for option in group["options"]]


def _pressed(element: Json) -> Json:
    return {key: element[key] for key in ("text", "value", "style") if key in element}


def _feedback(element: Json, value: Any) -> Json:
    for side in ("positive_button", "negative_button"):
        if element[side]["value"] == value:
            return {"value": value, "text": element[side]["text"]}
    raise NotPossible(f"no feedback button has the value {value}", "gone")
