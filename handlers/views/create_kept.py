"""What the form for a new contract must remember and no input holds."""

from typing import Literal

from services.contracts.frozen import Frozen
from services.contracts.order import Role
from services.contracts.ways import Verify

from .create_files import GroupFile, file_name
from .create_form import CreateForm, SourceKind
from .create_templates import FormTemplate


class Kept(Frozen):
    """It travels in private_metadata.

    Slack allows 3,000 characters there; what could be longer, the form holds to a length (see
    `CreateForm.fitted`). What a template wants filled in is read from the inputs themselves.
    """

    v: Literal[1] = 1
    source: SourceKind
    file_id: str
    file_name: str
    file_size: int | None
    template_id: str
    template_name: str
    roles: tuple[Role, ...]
    files: tuple[GroupFile, ...] = ()
    templates: tuple[FormTemplate, ...] = ()
    resets: int
    drawings: int = 0
    rows: int
    readers: int = 0
    ordered: bool
    growing: bool = False
    verify: tuple[Verify, ...] = ()

    @classmethod
    def of(cls, form: CreateForm) -> "Kept":
        shared = form.model_dump(include=set(cls.model_fields) & set(CreateForm.model_fields))
        shared["file_name"] = file_name(form.file_name)
        shared["files"], shared["templates"] = form.kept_files, form.kept_templates
        return cls(**shared, rows=len(form.signers), readers=len(form.watchers))
