"""Documents that were uploaded, and links to documents."""

from .answers import Refusal
from .state import StoredFile, World

FILE_LIFE = 3600
"""Seconds a FileId can be used."""
FILE_LIMIT = 60 * 1024 * 1024
URL_LIFE = 300
"""Seconds a download link works, where UrlTtl says nothing."""


def usable_file(world: World, file_id: str) -> StoredFile:
    stored = world.files.get(file_id)
    if stored is None:
        raise Refusal("The file does not exist.", "ResourceNotFound.Resource")
    if stored.expires <= world.now:
        raise Refusal("The file has expired.", "OperationDenied.FileDeleted")
    return stored


def download(world: World, token: str) -> bytes | None:
    """The PDF behind a link; None when the link is unknown or too old."""
    link = world.links.get(token)
    if link is None or link.recipient_id or link.expires <= world.now:
        return None
    return link.preview or world.flows[link.flow_id].document
