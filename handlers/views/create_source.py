"""What a new contract is made from, a file, a template or several: its inputs, drawn and read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from handlers.text import Text
from services.contracts.can import Can
from services.contracts.order import Template

from . import create_fields, foreign, inputs
from .bricks import note, v1
from .create_files import MOST_FILES, GroupFile, file_name, group_file
from .create_form import CreateForm, SourceKind
from .create_kept import Kept
from .create_templates import MOST_TEMPLATES, TEMPLATE_NAME_LIMIT, FormTemplate
from .state import Values

SOURCE = v1("create:source")
FILE = v1("create:file")
FILES = v1("create:files")
TEMPLATE = v1("create:template")
TEMPLATES = v1("create:templates")

PDF_ONLY = ("pdf",)

_MOST_OPTIONS = 100
_OPTION_VALUE_LIMIT = 75


def kinds(can: frozenset[Can]) -> Sequence[SourceKind]:
    """What this edition can make contracts from."""
    found: list[SourceKind] = []
    if Can.FILES in can:
        found.append("file")
    if Can.TEMPLATES in can:
        found.append("template")
    if {Can.FILES, Can.GROUPS, Can.PLACES} <= can:
        found.append("group")
    if {Can.TEMPLATES, Can.GROUPS} <= can:
        found.append("templates")
    return found


def blocks(
    form: CreateForm, kinds: Sequence[SourceKind], types: Sequence[str], text: Text
) -> Sequence[Block]:
    """`types` are the kinds of file that the edition takes (`Rules.file_types`)."""
    said = text.create
    of_file = said.source_file if tuple(types) == PDF_ONLY else said.source_any_file
    labels = {
        "file": of_file,
        "template": said.source_template,
        "group": text.group.source,
        "templates": text.group.source_templates,
    }
    options = [inputs.option(kind, labels[kind]) for kind in kinds]
    choice = [inputs.radio(SOURCE, said.source, options, form.source, dispatch=True)]
    return [*(choice if len(kinds) > 1 else ()), *_document(form, types, text)]


def _document(form: CreateForm, types: Sequence[str], text: Text) -> Sequence[Block]:
    match form.source:
        case "file":
            return _file(form, types, text)
        case "template":
            return _template(form, text)
        case "group":
            return _files(form, text)
        case "templates":
            return _templates(form, text)


def _file(form: CreateForm, types: Sequence[str], text: Text) -> Sequence[Block]:
    said, any_kind = text.create, tuple(types) != PDF_ONLY
    hint = said.any_file_hint(", ".join(types)) if any_kind else said.file_hint
    if not form.file_id:
        label = said.any_file if any_kind else said.file
        return [inputs.file(FILE, label, types, hint=hint, optional=False)]
    name = foreign.clean(file_name(form.file_name)) or text.words.no_name
    label = said.any_file_again if any_kind else said.file_again
    again = inputs.file(FILE, label, types, hint=hint, optional=True)
    return [note(said.file_kept(name)), again]


def _files(form: CreateForm, text: Text) -> Sequence[Block]:
    """PDFs alone: the call that makes a group waits for no conversion."""
    said, kept = text.group, form.kept_files
    hint = said.files_hint(MOST_FILES)
    if not kept:
        return [
            inputs.file(FILES, said.files, PDF_ONLY, hint=hint, optional=False, most=MOST_FILES)
        ]
    names = [foreign.clean(one.name) or text.words.no_name for one in kept]
    again = inputs.file(
        FILES, said.files_again, PDF_ONLY, hint=hint, optional=True, most=MOST_FILES
    )
    return [note(said.files_kept(text.words.list_comma.join(names))), again]


def _template(form: CreateForm, text: Text) -> Sequence[Block]:
    said = text.create
    label = _label(form.template_name, text)
    chosen = inputs.option(form.template_id, label) if form.template_id else None
    search = inputs.searched(
        _template_block(form),
        TEMPLATE,
        said.template,
        chosen,
        search=said.template_search,
        hint=said.template_hint,
    )
    return [search] if form.roles else [search, note(said.template_first)]


def _templates(form: CreateForm, text: Text) -> Sequence[Block]:
    said = text.group
    chosen = [
        inputs.option(one.id, _label(one.name, text)) for one in form.templates[:MOST_TEMPLATES]
    ]
    search = inputs.several_searched(
        _template_block(form),
        TEMPLATES,
        said.templates,
        chosen,
        search=text.create.template_search,
        hint=said.templates_hint(MOST_TEMPLATES),
        most=MOST_TEMPLATES,
    )
    return [search] if form.roles else [search, note(said.templates_first)]


def block_of(form: CreateForm) -> str:
    """The input that a problem with the source stands at."""
    inputs_of = {"file": FILE, "group": FILES}
    return inputs_of.get(form.source) or _template_block(form)


def read_file(values: Values, kept: Kept) -> Mapping[str, Any]:
    file = values.file(FILE)
    if not file:
        return kept.model_dump(include={"file_id", "file_name", "file_size"})
    name = file_name(str(file.get("name") or ""))
    return {"file_id": str(file.get("id") or ""), "file_name": name, "file_size": file.get("size")}


def read_files(values: Values, kept: Kept) -> tuple[GroupFile, ...]:
    """Those that were added replace those from before."""
    added = values.files(FILES)[: MOST_FILES + 1]
    return tuple(map(group_file, added)) or kept.files


def read_template(values: Values, kept: Kept) -> Mapping[str, Any]:
    """Roles are known only of the template that the form was drawn with."""
    chosen, name = values.chosen(_template_block(kept)) if kept.source == "template" else ("", "")
    if chosen in ("", kept.template_id):
        return kept.model_dump(include={"template_id", "template_name", "roles"})
    return {"template_id": chosen, "template_name": name, "roles": ()}


def read_templates(view: Mapping[str, Any], values: Values, kept: Kept) -> tuple[FormTemplate, ...]:
    """Those that are chosen now. Roles are known only of those the form was drawn with."""
    if kept.source != "templates":
        return kept.templates
    known = {one.id: one for one in kept.templates}
    return tuple(
        known.get(id_, FormTemplate(id=id_)).model_copy(
            update={"name": name, "fields": create_fields.read(view, id_)}
        )
        for id_, name in values.options(_template_block(kept))[: MOST_TEMPLATES + 1]
    )


def template_options(templates: Iterable[Template], text: Text) -> dict[str, Any]:
    """The answer to what was typed into the template search."""
    options = [
        inputs.option(one.id, _label(one.name, text)).to_dict()
        for one in templates
        if 0 < len(one.id) <= _OPTION_VALUE_LIMIT
    ]
    return {"options": options[:_MOST_OPTIONS]}


def no_answer_options(text: Text, *, refused: bool = False) -> dict[str, Any]:
    """The answer when Tencent gives none; chosen, it is no template, and the form says why."""
    said = text.create.search_refused if refused else text.create.search_failed
    return {"options": [inputs.option("-", said).to_dict()]}


def _template_block(form: CreateForm | Kept) -> str:
    """A new id after every reset: under the old one Slack would keep what was chosen."""
    block = TEMPLATES if form.source == "templates" else TEMPLATE
    return f"{block}:{form.resets}" if form.resets else block


def _label(name: str, text: Text) -> str:
    return foreign.short(name, TEMPLATE_NAME_LIMIT) or text.words.no_name
