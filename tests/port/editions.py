"""The editions that the suite runs over: an edition is one entry here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from sandbox.tencent import Tencent, TencentConfig
from sandbox.tencent.edition import EditionName
from services.contracts.can import Can
from services.contracts.controls import AtPoint, Control, Mark
from services.contracts.order import PartyKind, Signer
from services.contracts.ports import Clock, Esign
from services.contracts.rules import Rules
from services.esign import Ess, EssAccount, Legacy, LegacyAccount, Partner, PartnerAccount
from services.esign._wire import Sleep
from services.esign.ess import edition as ess
from services.esign.legacy import edition as legacy
from services.esign.partner import edition as partner

Open = Callable[[Tencent, httpx.AsyncClient, Clock, Sleep], Esign]


@dataclass(frozen=True)
class Edition:
    """`us` signs for the company that orders, `them` and `witness` for themselves: as this
    edition wants it. `colleague` is the account of another employee of ours. `making` has
    Tencent's actions that make a contract of a file or a template, or a group of several.
    """

    name: EditionName
    can: frozenset[Can]
    rules: Rules
    open: Open
    us: Signer
    them: Signer
    witness: Signer
    colleague: str
    making: Mapping[str, str]


_CONFIG = TencentConfig()
US = Signer(
    kind=PartyKind.EMPLOYEE,
    name=_CONFIG.employees[0].name,
    mobile=_CONFIG.employees[0].mobile,
    company=_CONFIG.organization,
    ours=True,
)
THEM = Signer(kind=PartyKind.PERSON, name="李四", mobile="13900000002")
WITNESS = Signer(kind=PartyKind.PERSON, name="王五", mobile="13900000003")
COLLEAGUE = _CONFIG.employees[1]


def _ess(tencent: Tencent, client: httpx.AsyncClient, clock: Clock, sleep: Sleep) -> Esign:
    config = tencent.config
    account = EssAccount(
        secret_id=config.secret_id,
        secret_key=config.secret_key,
        operator_id=config.operator_id,
        api_url=tencent.api_url,
        file_url=tencent.file_url,
    )
    return Ess(account, client, clock, sleep)


def _partner(tencent: Tencent, client: httpx.AsyncClient, clock: Clock, sleep: Sleep) -> Esign:
    config = tencent.config
    account = PartnerAccount(
        secret_id=config.secret_id,
        secret_key=config.secret_key,
        operator_id=config.operator_id,
        api_url=tencent.api_url,
        file_url=tencent.file_url,
        app_id=config.application_id,
        organization_id=config.clients[0].open_id,
    )
    return Partner(account, client, clock, sleep)


def _legacy(tencent: Tencent, client: httpx.AsyncClient, clock: Clock, sleep: Sleep) -> Esign:
    config = tencent.config
    account = LegacyAccount(
        secret_id=config.secret_id,
        secret_key=config.secret_key,
        operator_id=config.operator_id,
        api_url=tencent.api_url,
        file_url=tencent.api_url,
        application_id=config.application_id,
        sub_organization_id=config.organization_id,
        seal_ids=(config.seals[0].id,),
    )
    return Legacy(account, client, clock, sleep)


def _with_account(signer: Signer, account: str, mark: Mark, x: float) -> Signer:
    """As legacy wants signers: known to the application, and with a place to sign."""
    place = AtPoint(page=1, x=x, y=600, width=120, height=50)
    update = {"account": account, "controls": (Control(mark=mark, at=place),)}
    return signer.model_copy(update=update)


EDITIONS = (
    Edition(
        "ess",
        Ess.can,
        ess.RULES,
        _ess,
        US,
        THEM,
        WITNESS,
        COLLEAGUE.user_id,
        {
            "file": "CreateFlowByFiles",
            "template": "CreateFlow",
            "group": "CreateFlowGroupByFiles",
            "group of templates": "CreateFlowGroupByTemplates",
        },
    ),
    Edition(
        "partner",
        Partner.can,
        partner.RULES,
        _partner,
        US.model_copy(update={"account": _CONFIG.employees[0].open_id}),
        THEM,
        WITNESS,
        COLLEAGUE.open_id,
        {
            "file": "ChannelCreateFlowByFiles",
            "template": "CreateFlowsByTemplates",
            "group": "ChannelCreateFlowGroupByFiles",
            "group of templates": "ChannelCreateFlowGroupByTemplates",
        },
    ),
    Edition(
        "legacy",
        Legacy.can,
        legacy.RULES,
        _legacy,
        _with_account(US, _CONFIG.employees[0].user_id, Mark.SEAL, 80),
        _with_account(THEM, _CONFIG.users[0].user_id, Mark.SIGNATURE, 320),
        _with_account(WITNESS, _CONFIG.users[1].user_id, Mark.SIGNATURE, 320),
        COLLEAGUE.user_id,
        {"file": "CreateFlowByFiles"},
    ),
)
