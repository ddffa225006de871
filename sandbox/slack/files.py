"""Files: what people put into the workspace and what the bot uploads in three steps.

Source: docs.slack.dev/messaging/working-with-files and .../reference/objects/file-object.
"""

import mimetypes
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sandbox.slack.config import TEAM
from sandbox.slack.errors import ApiError
from sandbox.slack.workspace import BOT_USER, Workspace

Json = dict[str, Any]
PRETTY = {"pdf": "PDF", "txt": "Plain Text", "docx": "Word Document", "png": "PNG", "zip": "Zip"}


@dataclass(slots=True)
class File:
    """A file; `size` is what Slack says, which a test may set apart from the real length."""

    id: str
    name: str
    title: str
    user: str
    size: int
    created: int
    content: bytes | None = None
    complete: bool = False
    shared_in: set[str] = field(default_factory=set)
    external_url: str = ""
    """Where it lies, when that is not Slack: a shared drive, say."""

    @property
    def filetype(self) -> str:
        """Slack's short name of the type, told from the name alone."""
        _, dot, ending = self.name.rpartition(".")
        return ending.lower() if dot and ending else "binary"

    @property
    def mimetype(self) -> str:
        """The MIME type, told from the name alone."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"


class Files:
    """All files; `base` is the public address that urls start with."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._config = workspace.config
        self.base = ""
        self.all: dict[str, File] = {}
        self._tickets: dict[str, str] = {}

    def _add(self, name: str, user: str, size: int) -> File:
        file_id, created = self._workspace.next_id("F"), int(self._config.clock())
        self.all[file_id] = File(file_id, name, name, user, size, created)
        return self.all[file_id]

    def put(
        self,
        user: str,
        name: str,
        content: bytes,
        reported_size: int | None,
        external_url: str = "",
    ) -> File:
        """A person drops a file into Slack, or shares one that lies elsewhere."""
        size = len(content) if reported_size is None else reported_size
        file = self._add(name, user, size)
        file.content, file.complete, file.external_url = content, True, external_url
        self._workspace.changes.mark()
        return file

    def announce(self, name: str, length: int) -> tuple[str, File]:
        """files.getUploadURLExternal: a url for exactly `length` bytes."""
        file = self._add(name, BOT_USER, length)
        ticket = self._config.token_hex(16)
        self._tickets[ticket] = file.id
        return f"{self.base}/upload/v1/{ticket}", file

    def receive(self, ticket: str, content: bytes) -> File | None:
        """The bytes of an upload; None for an unknown url or another length than announced."""
        file = self.all.get(self._tickets.get(ticket, ""))
        if file is None or file.content is not None or len(content) != file.size:
            return None
        file.content = content
        return file

    def finish(self, file_id: str, title: str | None) -> File:
        """files.completeUploadExternal for one file."""
        file = self.all.get(file_id)
        if file is None or file.user != BOT_USER or file.content is None:
            raise ApiError("file_not_found")
        if file.complete:
            raise ApiError("file_already_completed")
        file.complete = True
        file.title = title or file.name
        self._workspace.changes.mark()
        return file

    def get(self, file_id: str) -> File:
        """A file that is completely there, else `file_not_found`."""
        file = self.all.get(file_id)
        if file is None or not file.complete:
            raise ApiError("file_not_found")
        return file

    def readable(self, file: File) -> bool:
        """Whether the bot may: what was given to it in a form, or lies where it is a member."""
        rooms = [self._workspace.channels[one] for one in file.shared_in]
        return not rooms or any(BOT_USER in room.members for room in rooms)

    def shown(self, file: File) -> Json:
        """The file object as payloads and files.info carry it."""
        private, name = f"{self.base}/files-pri/{file.id}", quote(file.name, safe="")
        stored = {
            "mode": "hosted",
            "is_external": False,
            "external_type": "",
            "url_private": f"{private}/{name}",
            "url_private_download": f"{private}/download/{name}",
        }
        elsewhere = {
            "mode": "external",
            "is_external": True,
            "external_type": "gdrive",
            "url_private": file.external_url,
        }
        return {
            **(elsewhere if file.external_url else stored),
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.title,
            "mimetype": file.mimetype,
            "filetype": file.filetype,
            "pretty_type": PRETTY.get(file.filetype, file.filetype.upper()),
            "user": file.user,
            "user_team": self._workspace.people[file.user].team,
            "editable": False,
            "size": file.size,
            "is_public": False,
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            "permalink": f"{self.base}/files/{file.user}/{file.id}/{name}",
            "channels": sorted(file.shared_in),
            "has_rich_preview": False,
            "file_access": "visible",
        }


def told(message: Json) -> Json:
    """A message as the app is told of it: what another company's file is, files.info says.

    Source: docs.slack.dev/apis/slack-connect ("check_file_info").
    """
    if "files" not in message:
        return message
    return {**message, "files": [_told(file) for file in message["files"]]}


def _told(file: Json) -> Json:
    if file["user_team"] == TEAM:
        return file
    kept = ("id", "created", "timestamp", "user_team")
    return {**{name: file[name] for name in kept}, "file_access": "check_file_info"}
