"""`signet call`: any action of the edition in use, signed and sent as it is typed."""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from services.contracts.errors import Refused, Unavailable
from services.esign import open_client
from services.esign.actions import (
    WHOLE_COMPANY,
    Actions,
    NoSuchAction,
    Sender,
    actions_of,
    masked,
    who,
)

from .call_arguments import NotUnderstood, body_of
from .edition import account_of, mini_program_of
from .settings import Settings, load_settings

_USAGE = "signet call ACTION [JSON | @FILE | - | KEY=VALUE ...]"
_EPILOG = """A body is JSON as it stands, in a FILE or on standard input (-); KEY=VALUE sets one
field of it. A KEY may be dotted (Filters.0.Key=template-name), a VALUE is JSON where the field is
no text (FlowIds='["a", "b"]'), and @FILE as a VALUE is the Base64 of the file. Who acts (Operator,
Agent or Caller) is taken from the settings unless it is given."""


def add_call(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    # Nothing starts an option here: the parser below takes them, anywhere between the rest.
    call = commands.add_parser(
        "call", help="any action of Tencent's API", add_help=False, prefix_chars="\0"
    )
    call.add_argument("rest", nargs="*")
    call.set_defaults(run=_with_settings)


async def _with_settings(asked: argparse.Namespace) -> int:
    return await call(asked.rest, lambda: load_settings(os.environ, env_file=".env"))


async def call(arguments: Sequence[str], settings: Callable[[], Settings]) -> int:
    """The exit status: 0, 1 where Tencent would not, 2 where nothing was sent."""
    parser = _parser()
    asked = parser.parse_intermixed_args(arguments)
    if asked.list or asked.action:
        return await _run(asked, settings())
    (_say if asked.help else _warn)(parser.format_help().rstrip())
    return 0 if asked.help else 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("signet call", _USAGE, epilog=_EPILOG, add_help=False)
    parser.add_argument("action", nargs="?", metavar="ACTION", help="one that --list names")
    parser.add_argument("body", nargs="*", metavar="BODY", help="see below")
    for name, help_ in (
        ("--list", "every action, with the fields that it requires"),
        ("--help", "this, or every field of ACTION"),
        ("--reveal", "show names, numbers and links in the reply whole"),
        ("--yes-the-whole-company", "go on although it hits a whole company at once"),
    ):
        parser.add_argument(name, action="store_true", help=help_)
    return parser


async def _run(asked: argparse.Namespace, settings: Settings) -> int:
    edition = settings.esign.edition
    actions = actions_of(edition)
    if asked.list:
        _say(*_listed(actions))
        return 0
    try:
        if asked.help:
            _say(*_fields(actions, asked.action))
            return 0
        body = _body(asked, actions, settings)
    except NoSuchAction as error:
        like = f" Is it {' or '.join(error.like)}?" if error.like else ""
        _warn(f"The edition {edition} has no action {asked.action}.{like}")
        return 2
    except NotUnderstood as error:
        _warn(str(error))
        return 2
    if problems := [*_too_much(asked), *actions.problems(asked.action, body)]:
        _warn(*problems, "Nothing was sent.")
        return 2
    return await _sent(asked, settings, body)


def _body(asked: argparse.Namespace, actions: Actions, settings: Settings) -> dict[str, Any]:
    acting = who(account_of(settings.esign), actions.fields(asked.action))
    return {**acting, **body_of(asked.body, actions, asked.action)}


def _too_much(asked: argparse.Namespace) -> Iterator[str]:
    effect = WHOLE_COMPANY.get(asked.action)
    if effect and not asked.yes_the_whole_company:
        yield f"{asked.action} {effect}. Add --yes-the-whole-company if that is meant."


async def _sent(asked: argparse.Namespace, settings: Settings, body: Mapping[str, Any]) -> int:
    """0, or 1 where Tencent refuses or does not answer."""
    try:
        async with open_client() as client:
            sender = Sender(account_of(settings.esign), client)
            return _told(await sender.send(asked.action, body), asked, settings)
    except Unavailable as error:
        maybe = " It may have been carried out: look before you repeat it."
        _warn(f"Tencent did not answer ({error}).{maybe if error.maybe_done else ''}")
    except Refused as error:
        _warn(f"Tencent refuses: {error.code}")
    return 1


def _told(reply: Mapping[str, Any], asked: argparse.Namespace, settings: Settings) -> int:
    shown = reply if asked.reveal else masked(reply)
    match shown:
        case {"Error": {"Code": code, "Message": message}}:
            _warn(f"Tencent refuses: {code}: {message}", f"RequestId {reply.get('RequestId')}")
            return 1
    written = json.dumps(shown, ensure_ascii=False, indent=2)
    _say(written)
    if re.search(r'"/?pages/', written):
        # They are no addresses, and each world has a mini-program of its own.
        _warn(f"Paths open in the mini-program {mini_program_of(settings.esign)}.")
    return 0


def _listed(actions: Actions) -> Iterator[str]:
    wide = max(map(len, actions.by_name))
    for name, fields in actions.by_name.items():
        required = " ".join(field for field, told in fields.items() if told.required)
        yield f"{name:{wide}}  {required}".rstrip()


def _fields(actions: Actions, action: str) -> Iterator[str]:
    """Every field of `action`, and of every struct in it, in the notation of the table."""
    waiting, shown = [action], set[str]()
    while waiting:
        name = waiting.pop(0)
        fields = actions.fields(name) if name == action else actions.structs[name]
        yield from (name, *(f"  {field}: {told.told}" for field, told in fields.items()))
        shown.add(name)
        for told in fields.values():
            if told.type in actions.structs and told.type not in {*shown, *waiting}:
                waiting.append(told.type)
    yield "! is required, [] a list, ≤ how many characters or entries, or which number, at most."


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _warn(*lines: str) -> None:
    sys.stderr.writelines(f"{line}\n" for line in lines)
