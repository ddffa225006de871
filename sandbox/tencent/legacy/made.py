"""What only this edition remembers of a contract and of who signs it."""

from dataclasses import dataclass

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.state import Flow, Signer, World


@dataclass
class SentTo(Signer):
    """Somebody a contract was sent to. `recipient_id` and `sign_id` are both the SignId.

    `components` are the places that were named for them; `sub_organization` whose company they
    sign for, empty for a person.
    """

    components: tuple[Json, ...] = ()
    sub_organization: str = ""
    channels: tuple[str, ...] = ("FACEID",)
    reading: int = 0
    last: bool = False


@dataclass
class Made(Flow):
    """`custom_id` is the caller's own id of it."""

    custom_id: str = ""
    file_name: str = ""


def made(world: World, flow_id: str) -> Made:
    flow = world.flow(flow_id)
    assert isinstance(flow, Made)
    return flow


def sent_to(flow: Made) -> list[SentTo]:
    """Those it was sent to, in that order."""
    return [signer for signer in flow.signers if isinstance(signer, SentTo)]


def check_honoured(body: Json, honoured: frozenset[str]) -> None:
    """Refuse a parameter that exists but does nothing here, unless it is switched off."""
    for name, value in body.items():
        if name not in honoured and value not in (None, "", [], {}, False, 0):
            raise Refusal(f"the pretend service lacks the parameter {name}", "UnsupportedOperation")
