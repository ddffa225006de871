"""The message shortcut: a contract from a PDF that somebody shared."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.text import Text
from handlers.views import create as form_view
from handlers.views import foreign
from handlers.views import send_file as view
from handlers.views.create_files import file_name, suffix_of
from handlers.views.facts import NAME_LIMIT
from handlers.views.problems import sentence
from services.contracts.can import Can
from services.contracts.errors import Refused, SignetError, Unavailable
from services.contracts.rules import At, Problem, Wrong

from .asked import Asked
from .create import Create
from .deps import Deps
from .failures import failures_translated
from .files import PDF, is_called_pdf, looks_like_pdf

File = Mapping[str, Any]
ON_DEMAND = "check_file_info"


class SendFile:
    def __init__(self, deps: Deps, create: Create) -> None:
        self._deps = deps
        self._create = create

    async def open(self, asked: Asked) -> None:
        await asked.later(self._open(asked))

    async def _open(self, asked: Asked) -> None:
        """The trigger lives for three seconds, so something opens before we look at the file."""
        text = asked.person.text
        opened = await asked.open(form_view.loading(text))
        asked.front.view = opened  # whatever fails is said in there, and leaves no spinner
        files = [await self._known(one) for one in asked.body["message"].get("files") or ()]
        types = self._deps.file_types
        usable = sorted((one for one in files if _may_be_sent(one, types)), key=_is_no_pdf)
        file, wrong = await self._first_usable(usable, text)
        if file is None:
            await asked.redraw(view.refused(wrong, text), opened)
            return
        channel = await self._channel(asked)
        notice = text.send_file.first_of_several(_name(file, text)) if len(usable) > 1 else ""

        def put_in(form: form_view.CreateForm) -> form_view.CreateForm:
            untouched = form.channel in ("", self._deps.default_channel)
            name = file_name(str(file.get("name") or ""))
            with_file = form.with_file(str(file["id"]), name, file.get("size"))
            change = {"channel": channel} if channel and untouched else {}
            return with_file.model_copy(update=change)

        await self._create.fill(asked, opened, put_in=put_in, notice=notice, begun=True)

    async def _known(self, file: File) -> File:
        """Of what another company shared, Slack tells the id alone and the rest on demand."""
        if file.get("file_access") != ON_DEMAND:
            return file
        try:
            return await self._deps.files.info(str(file["id"]))
        except Refused:
            return file

    async def _first_usable(self, files: Sequence[File], text: Text) -> tuple[File | None, str]:
        """The one to make a contract from; or none, and why not from the first of them."""
        said, types = text.send_file, self._deps.file_types
        if Can.FILES not in self._deps.esign.can:
            return None, said.no_files
        reasons = []
        for file in files:
            wrong = await self._wrong_with(file, text)
            if not wrong:
                return file, ""
            reasons.append(wrong)
        nothing = said.no_pdf if types == (PDF,) else said.no_file(", ".join(types))
        return None, reasons[0] if reasons else nothing

    async def _wrong_with(self, file: File, text: Text) -> str:
        """Why no contract can be made from it; empty when one can."""
        said, name = text.send_file, _name(file, text)
        if file.get("is_external"):
            return said.outside(name)
        limit = self._deps.esign.rules.bytes_of(str(file.get("name") or ""))
        if (file.get("size") or 0) > limit:
            return sentence(Problem(At.SOURCE, Wrong.FILE_TOO_BIG, limit=limit), text)
        try:
            head = await self._deps.files.head(str(file["id"]))
        except Unavailable:
            return ""  # Slack is slow just now: it is looked at again when the form is sent
        except Refused:
            return said.unreadable(name)
        sound = looks_like_pdf(head) or not is_called_pdf(file)
        return "" if sound else said.not_a_pdf(name)

    async def _channel(self, asked: Asked) -> str:
        """The channel of the message, where we may post and no other company reads along."""
        try:
            with failures_translated():
                answer = await asked.client.conversations_info(channel=asked.body["channel"]["id"])
        except SignetError:
            return ""
        found = answer["channel"]
        talk = found.get("is_im") or found.get("is_mpim")
        shared = found.get("is_ext_shared") or found.get("is_pending_ext_shared")
        ours = found.get("is_member") and not (talk or shared or found.get("is_archived"))
        return str(found["id"]) if ours else ""


def _may_be_sent(file: File, types: Sequence[str]) -> bool:
    """What Slack takes for a PDF, and what is called like something that one can be made of.

    A file that was deleted has left its id behind, and no type.
    """
    kind = str(file.get("mimetype") or "").rpartition("/")[2]
    pdf = PDF in (file.get("filetype"), kind) and PDF in types
    named = suffix_of(str(file.get("name") or "")) in types and len(types) > 1
    return pdf or named or file.get("file_access") == ON_DEMAND


def _is_no_pdf(file: File) -> bool:
    """Beside a PDF a picture is rather something else than the contract."""
    return not is_called_pdf(file) and file.get("file_access") != ON_DEMAND


def _name(file: File, text: Text) -> str:
    return foreign.short(str(file.get("name") or ""), NAME_LIMIT) or text.words.no_name
