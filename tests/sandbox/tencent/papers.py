"""Files that people send, each the smallest of its kind."""

from io import BytesIO
from zipfile import ZipFile, ZipInfo


def office(name: str = "[Content_Types].xml") -> bytes:
    """What Word and Excel save today: an archive with a list of what is in it. Always the same
    bytes, for tests are called by them."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr(ZipInfo(name), "<Types/>")
    return content.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"
PICTURE = b"\x89PNG\r\n\x1a\n and so on"
