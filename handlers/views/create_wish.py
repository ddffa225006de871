"""From the form for a new contract to the wish it stands for, and back."""

import unicodedata
from collections.abc import Iterable, Sequence

from services.contracts.controls import AtKeyword, Control, FieldValue, Mark, TemplateField
from services.contracts.group import GroupOrder, Part
from services.contracts.order import (
    FromFile,
    FromTemplate,
    Order,
    PartyKind,
    Role,
    Signer,
    Source,
    Watcher,
)
from services.contracts.wish import Wish

from . import when
from .create_fields import READING_TIMES
from .create_files import GroupFile
from .create_form import (
    MOST_SIGNERS,
    MOST_WATCHERS,
    CreateForm,
    SignerRow,
    WatcherRow,
)
from .create_templates import FormTemplate
from .foreign import clean

_SEAL, _SIGNATURE = (119.0, 119.0), (119.0, 43.0)
"""In points: about 42 mm across, as the seals of most companies, and a line of handwriting."""


def form_of(order: Order, tz_name: str) -> CreateForm:
    """The form as it was when it became this order. A template is to be put in again.

    What was typed into its fields waits for it.
    """
    source: dict[str, object] = {"source": "file"}
    if isinstance(order.source, FromFile):
        source |= order.source.model_dump(exclude={"kind"})
    elif isinstance(order.source, FromTemplate):
        source = {"source": "template", "fields": order.source.fields}
    read = order.signers[0].read_seconds
    return CreateForm.model_validate(
        {
            **source,
            "name": order.name,
            "signers": tuple(map(row_of, order.signers[:MOST_SIGNERS])),
            "ordered": order.ordered,
            "growing": order.growing,
            "read_seconds": read if read in READING_TIMES else 0,
            "verify": order.signers[0].verify,
            "deadline": order.deadline.astimezone(when.zone(tz_name)).date(),
            "reviewer": order.reviewer,
            "channel": order.channel,
            "watchers": tuple(map(_watcher_row, order.watchers[:MOST_WATCHERS])),
        }
    )


def form_of_group(group: GroupOrder, tz_name: str) -> CreateForm:
    """The form as it was when it became this order; a file has no size any more.

    Templates are to be put in again.
    """
    orders = group.orders
    sources = [one.source for one in orders if isinstance(one.source, FromFile)]
    files = tuple(GroupFile(id=one.file_id, name=one.file_name) for one in sources)
    common = form_of(orders[0], tz_name)
    nothing = {"file_id": "", "file_name": ""}
    reviewer = next((one.reviewer for one in orders if one.reviewer), "")
    group_ = {"source": "group", "name": group.name, "files": files, "reviewer": reviewer}
    of_templates = {} if files else _of_templates(orders)
    return common.model_copy(update={**nothing, **group_, **of_templates})


def _of_templates(orders: Sequence[Order]) -> dict[str, object]:
    """The templates, and whoever signs any of the contracts in a row of their own."""
    signers = tuple(dict.fromkeys(one for order in orders for one in order.signers))
    templates = tuple(
        FormTemplate(
            id=order.source.template_id,
            name=order.source.template_name,
            role_ids=order.source.role_ids,
            rows=tuple(signers.index(one) for one in order.signers),
            fields=order.source.fields,
        )
        for order in orders
        if isinstance(order.source, FromTemplate)
    )
    return {"source": "templates", "templates": templates, "signers": tuple(map(row_of, signers))}


def parts(form: CreateForm) -> tuple[Part, ...]:
    """What becomes the contracts of a group."""
    if form.source == "templates":
        return tuple(_part(one, form.roles) for one in form.templates)
    return tuple(Part(FromFile(file_id=one.id, file_name=one.name)) for one in form.files)


def _part(one: FormTemplate, roles: Sequence[Role]) -> Part:
    source = FromTemplate(
        template_id=one.id,
        template_name=one.name,
        role_ids=one.role_ids,
        role_kinds=tuple(roles[row].kind for row in one.rows),
        fields=one.fields,
    )
    return Part(source, one.ordered, one.rows or None, _values(one.fields))


def wish(form: CreateForm, tz_name: str) -> Wish:
    """What the form asks for, tidied: the day ends at 23:59:59 in the zone `tz_name`.

    Nothing that was typed is ignored: whoever has a company signs for it.
    """
    rows = (signer(row) for row in form.signers)
    return Wish(
        name=clean(form.name),
        source=_source(form),
        signers=tuple(_fully(one, form) for one in rows),
        ordered=form.ordered,
        growing=form.growing and form.source == "file",
        deadline=when.end_of(form.deadline, tz_name) if form.deadline else None,
        reviewer=form.reviewer,
        channel=form.channel,
        watchers=tuple(map(_watcher, form.watchers)),
        values=_values(form.fields) if form.source == "template" else (),
    )


def signer(row: SignerRow) -> Signer:
    """Tidied. Whoever has a company signs for it, whatever the select says."""
    if row.unnamed:
        return Signer(kind=row.kind, name="", mobile="", unnamed=True)
    company = clean(row.company)
    return Signer(
        kind=PartyKind.EMPLOYEE if company else row.kind,
        name=clean(row.name),
        mobile=_mobile(row.mobile),
        company=company,
        member=row.member,
        account=clean(row.account),
        controls=_controls(clean(row.place), of_company=bool(company)),
    )


def _fully(signer: Signer, form: CreateForm) -> Signer:
    """With what is asked of all; where and how people sign on a template, the template says."""
    change = {"controls": ()} if form.of_template else {"verify": form.verify}
    return signer.model_copy(update={**change, "read_seconds": form.read_seconds})


def _controls(word: str, *, of_company: bool) -> tuple[Control, ...]:
    """A seal or a signature at every place where the word stands."""
    if not word:
        return ()
    mark, (width, height) = (Mark.SEAL, _SEAL) if of_company else (Mark.SIGNATURE, _SIGNATURE)
    at = AtKeyword(keyword=word, width=width, height=height)
    return (Control(mark=mark, at=at),)


def _watcher(row: WatcherRow) -> Watcher:
    company = clean(row.company)
    return Watcher(
        kind=PartyKind.EMPLOYEE if company else PartyKind.PERSON,
        name=clean(row.name),
        mobile=_mobile(row.mobile),
        company=company,
    )


def row_of(signer: Signer) -> SignerRow:
    """The row in which this signer was typed."""
    known = signer.model_dump(include=set(SignerRow.model_fields))
    words = [one.at.keyword for one in signer.controls if isinstance(one.at, AtKeyword)]
    return SignerRow(**known, place=words[0] if words else "")


def _watcher_row(watcher: Watcher) -> WatcherRow:
    return WatcherRow(**watcher.model_dump(include=set(WatcherRow.model_fields)))


def _source(form: CreateForm) -> Source | None:
    if form.source == "file" and form.file_id:
        return FromFile(file_id=form.file_id, file_name=form.file_name)
    if form.source == "template" and form.template_id:
        return FromTemplate(
            template_id=form.template_id,
            template_name=form.template_name,
            role_ids=tuple(role.id for role in form.roles),
            role_kinds=tuple(role.kind for role in form.roles),
            fields=form.fields,
        )
    return None


def _values(fields: Iterable[TemplateField]) -> tuple[FieldValue, ...]:
    """Of what was left empty there is none."""
    return tuple(
        FieldValue(id=one.id, name=one.name, value=one.value.strip())
        for one in fields
        if one.value.strip()
    )


def _mobile(typed: str) -> str:
    """As pasted from an address book: full-width digits, blanks, hyphens and +86 are fine."""
    bare = unicodedata.normalize("NFKC", clean(typed))
    bare = "".join(char for char in bare if char not in " -()–")
    for prefix in ("+86", "0086"):
        bare = bare.removeprefix(prefix)
    return bare
