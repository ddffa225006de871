"""`/invite`, a command of Slack's own: no app is asked.

Refusals carry the names that docs.slack.dev/reference/methods/conversations.invite gives them.
"""

import re
from typing import Any

from sandbox.slack.config import TEAM
from sandbox.slack.workspace import Channel, Person, Workspace

Json = dict[str, Any]
COMMAND = "/invite"
WANTED = re.compile(r"@?(?P<who>[^#]+?)(?:\s+#(?P<where>[\w-]+))?")


def invite(workspace: Workspace, person: Person, place: Channel, text: str) -> str:
    """Type `/invite @who [#channel]`; answers the problem, empty for none."""
    wanted = WANTED.fullmatch(text)
    who = _called(workspace, wanted["who"]) if wanted else None
    where = _named(workspace, wanted["where"]) if wanted and wanted["where"] else place
    if refusal := _refusal(person, who, where):
        return refusal
    assert who is not None
    assert where is not None
    where.members.add(who.id)
    kind = "group_join" if where.kind == "private" else "channel_join"
    said = f"<@{who.id}> has joined the channel"
    workspace.post(where, {"subtype": kind, "user": who.id, "inviter": person.id, "text": said})
    return ""


def _refusal(person: Person, who: Person | None, where: Channel | None) -> str:
    if where is None or (where.kind == "private" and person.id not in where.members):
        return "channel_not_found"
    if where.kind == "im":
        return "method_not_supported_for_channel_type"
    if person.id not in where.members:
        return "not_in_channel"
    if where.archived:
        return "is_archived"
    if who is None or (who.team != TEAM and who.id not in where.members):
        return "user_not_found"
    if who.id in where.members:
        return "already_in_channel"
    return "restricted_action" if person.team != TEAM else ""


def _called(workspace: Workspace, name: str) -> Person | None:
    """Somebody by the name that others see, or by handle."""
    wanted = name.casefold()
    for person in workspace.people.values():
        if wanted in (person.handle, person.persona.real_name.casefold()):
            return person
    return None


def _named(workspace: Workspace, name: str) -> Channel | None:
    return next((one for one in workspace.channels.values() if one.name == name), None)
