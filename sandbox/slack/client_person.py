"""One person in front of Slack."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sandbox.slack.client_shown import (
    Message,
    Pressed,
    Submitted,
    Told,
    View,
    message,
    view,
)
from sandbox.slack.client_wire import Wire

Json = dict[str, Any]
WAIT = 60.0
"""Seconds until what is waited for is taken for lost; the machine may be busy."""


class Person:
    """Acts and looks as a real client would; what that would not allow raises NotPossible."""

    def __init__(self, wire: Wire, name: str) -> None:
        self._wire = wire
        self.name = name

    async def _do(self, verb: str, **asked: Any) -> Json:
        return await self._wire.post(f"people/{self.name}/{verb}", **asked)

    async def _sees(self) -> Json:
        return await self._wire.get(f"people/{self.name}")

    async def id(self) -> str:
        """The Slack id of this person."""
        return str((await self._sees())["id"])

    async def command(self, line: str, channel: str = "legal") -> Told:
        """Type `/command text` into a channel by name or id, or `dm`."""
        done = await self._do("command", line=line, channel=channel)
        said = done["ephemeral"]
        return Told(done["problem"], None if said is None else message(said))

    async def modal(self) -> View | None:
        """The modal in front, if any."""
        return view((await self._sees())["modal"])

    async def wait_modal(
        self, wanted: str | Callable[[View], bool] | None = None, seconds: float = WAIT
    ) -> View:
        """Wait for a modal: any, one with this callback_id, or one that the function takes."""

        async def look() -> View | None:
            shown = await self.modal()
            return shown if shown is not None and _fits(shown, wanted) else None

        return await self._wire.until(look, f"the modal {wanted or ''} of {self.name}", seconds)

    async def wait_no_modal(self, seconds: float = WAIT) -> None:
        """Wait until no modal is in front."""

        async def look() -> bool | None:
            return True if await self.modal() is None else None

        await self._wire.until(look, f"the end of the modal of {self.name}", seconds)

    async def fill(
        self,
        values: Mapping[str, Any],
        *,
        on: Message | View | None = None,
        unchecked: bool = False,
    ) -> View | None:
        """Enter values by block_id or action_id, in order; answers the modal in front after it.

        Text for text inputs; a label or value for menus (lists for several); `{"query", "pick"}`
        for an external select when the query is not the label; a handle, role or id for people;
        a name or id for channels; `2026-12-31`; `18:00`; unix seconds; file ids; None clears.
        `unchecked` leaves out what a client checks, as an attacker would.
        """
        where = {} if on is None else on.where
        await self._do("fill", where=where, values=dict(values), unchecked=unchecked)
        return await self.modal()

    async def suggest(self, name: str, query: str) -> list[str]:
        """Type into an external select: the labels it offers."""
        found = await self._do("suggest", name=name, query=query)
        return [option["text"]["text"] for option in found["options"]]

    async def submit(self) -> Submitted:
        """Press the submit button of the modal in front."""
        done = await self._do("submit")
        return Submitted(done["kind"], done["problem"], done["errors"], await self.modal())

    async def close(self, *, everything: bool = False) -> None:
        """Press the close button of the modal in front, or its × with `everything`."""
        await self._do("close", everything=everything)

    async def press(
        self,
        on: Message | View,
        action_id: str,
        *,
        value: Any = None,
        block_id: str | None = None,
        confirm: bool | None = None,
    ) -> Pressed:
        """Use a button or a menu; `value` is the choice, or tells buttons of one id apart.

        `confirm` answers the dialog that asks first, and must be given exactly when one does.
        """
        done = await self._do(
            "press",
            where=on.where,
            action_id=action_id,
            value=value,
            block_id=block_id,
            confirm=confirm,
        )
        return Pressed(done["problem"], done.get("cancelled", False), done.get("opened"))

    async def upload(
        self,
        name: str,
        content: bytes,
        reported_size: int | None = None,
        external_url: str = "",
    ) -> str:
        """Put a file into Slack and get its id; `reported_size` makes Slack lie about it.

        With `external_url` it lies there, and Slack only knows of it.
        """
        query: dict[str, str | int] = {"name": name, "external_url": external_url}
        if reported_size is not None:
            query["reported_size"] = reported_size
        done = await self._wire.upload(f"people/{self.name}/upload", content, **query)
        return str(done["file"]["id"])

    async def say(
        self,
        text: str,
        channel: str = "dm",
        files: Sequence[str] = (),
        thread_ts: str | None = None,
    ) -> Message:
        """Write a message, or a reply, with files that were uploaded before."""
        asked = {"text": text, "channel": channel, "files": list(files), "thread_ts": thread_ts}
        done = await self._do("say", **asked)
        return message({"text": text, **done})

    async def shortcut(self, callback_id: str, on: Message | None = None) -> str:
        """Start a global or a message shortcut; answers the problem, empty for none."""
        where = {} if on is None else on.where
        return str((await self._do("shortcut", callback_id=callback_id, where=where))["problem"])

    async def open_home(self, tab: str = "home") -> str:
        """Look at the app's tab; answers the problem, empty for none."""
        return str((await self._do("home", tab=tab))["problem"])

    async def home(self) -> View | None:
        """What App Home shows, None before anything was published."""
        return view((await self._sees())["home"])

    async def wait_home(
        self, wanted: Callable[[View], bool] | None = None, seconds: float = WAIT
    ) -> View:
        """Wait for App Home to show something."""

        async def look() -> View | None:
            shown = await self.home()
            return shown if shown is not None and _fits(shown, wanted) else None

        return await self._wire.until(look, f"the home of {self.name}", seconds)

    async def ephemerals(self) -> list[Message]:
        """The ephemeral messages this person sees, oldest first."""
        return [message(raw) for raw in (await self._sees())["ephemerals"]]

    async def dm_messages(self) -> list[Message]:
        """The direct messages with the bot, oldest first."""
        return [message(raw) for raw in (await self._sees())["dm"]]

    async def wait_ephemeral(
        self, wanted: Callable[[Message], bool], seconds: float = WAIT
    ) -> Message:
        """Wait for an ephemeral message that the function takes."""

        async def look() -> Message | None:
            return next((m for m in await self.ephemerals() if wanted(m)), None)

        return await self._wire.until(look, f"the ephemeral message of {self.name}", seconds)

    async def wait_dm(self, wanted: Callable[[Message], bool], seconds: float = WAIT) -> Message:
        """Wait for a direct message that the function takes."""

        async def look() -> Message | None:
            return next((m for m in await self.dm_messages() if wanted(m)), None)

        return await self._wire.until(look, f"the direct message of {self.name}", seconds)


def _fits(shown: View, wanted: str | Callable[[View], bool] | None) -> bool:
    if wanted is None:
        return True
    return shown.callback_id == wanted if isinstance(wanted, str) else wanted(shown)
