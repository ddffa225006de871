"""`signet call`, as an administrator types it, against the pretend Tencent."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.call_command import call
from bot.settings import load_settings
from bot.stage import Stage, open_stage
from sandbox.tencent.pdf import sample_pdf
from sandbox.tencent.views import Fault
from tests.nursery import running
from tests.processes import ROOT
from tests.sandbox.tencent.caller import PERSON_SIGNS

MOBILE = "13900000002"
SIGNER = {**PERSON_SIGNS, "ApproverName": "李四光", "ApproverMobile": MOBILE}


@dataclass(frozen=True)
class Command:
    """`signet call` with the settings of the stage; its exit status and what it printed."""

    stage: Stage
    capture: pytest.CaptureFixture[str]
    more: Mapping[str, str]

    async def __call__(self, *arguments: str) -> tuple[int, str, str]:
        settings = load_settings({**self.stage.settings, **self.more})
        code = await call(arguments, lambda: settings)
        told = self.capture.readouterr()
        return code, told.out, told.err

    async def reply(self, *arguments: str) -> Any:
        code, out, err = await self(*arguments)
        assert (code, err) == (0, "")
        return json.loads(out)

    async def sent(self, action: str) -> Any:
        """The body of the last request of this action that came in."""
        return (await self.stage.tencent.requests(action))[-1].body

    async def flow(self, tmp_path: Path) -> str:
        """A contract out for signature, made with nothing but this command."""
        pdf = tmp_path / "contract.pdf"
        pdf.write_bytes(sample_pdf("合同"))
        uploaded = await self.reply(
            "UploadFiles",
            "BusinessType=DOCUMENT",
            "FileInfos.0.FileName=contract.pdf",
            f"FileInfos.0.FileBody=@{pdf}",
        )
        body = {"FlowName": "合同", "FileIds": uploaded["FileIds"], "Approvers": [SIGNER]}
        return str((await self.reply("CreateFlowByFiles", json.dumps(body)))["FlowId"])


async def test_a_contract_can_be_made_asked_for_and_cancelled(
    signet: Command, tmp_path: Path
) -> None:
    flow = await signet.flow(tmp_path)
    (shown,) = (await signet.reply("DescribeFlowInfo", f'FlowIds=["{flow}"]'))["FlowDetailInfos"]
    assert (shown["FlowId"], shown["FlowStatus"]) == (flow, 1)
    await signet.reply("CancelFlow", f"FlowId={flow}", "CancelMessage=价格有变")
    assert (await signet.stage.tencent.flow(flow)).status == 6


async def test_files_go_to_the_host_of_files(signet: Command, tmp_path: Path) -> None:
    await signet.flow(tmp_path)
    (seen,) = await signet.stage.tencent.requests("UploadFiles")
    assert (seen.host, seen.error) == ("file", "")


async def test_who_acts_is_filled_in_and_may_be_said(signet: Command) -> None:
    operator = signet.stage.settings["ESIGN_OPERATOR_ID"]
    await signet("DescribeFlowTemplates")
    assert await signet.sent("DescribeFlowTemplates") == {"Operator": {"UserId": operator}}
    await signet("DescribeFlowTemplates", "Operator.UserId=another")
    assert await signet.sent("DescribeFlowTemplates") == {"Operator": {"UserId": "another"}}
    await signet("UploadFiles", "BusinessType=DOCUMENT")
    assert (await signet.sent("UploadFiles"))["Caller"] == {"OperatorId": operator}


async def test_the_company_of_a_group_is_filled_in(
    stage: Stage, capsys: pytest.CaptureFixture[str]
) -> None:
    signet = Command(stage, capsys, {"ESIGN_MEMBER_ID": "the member"})
    await signet("DescribeFlowTemplates")
    agent = (await signet.sent("DescribeFlowTemplates"))["Agent"]
    assert agent == {"ProxyOrganizationId": "the member"}


async def test_people_numbers_and_links_are_masked_unless_they_are_to_be_revealed(
    signet: Command, tmp_path: Path
) -> None:
    flow = await signet.flow(tmp_path)
    typed = ("DescribeFlowInfo", f'FlowIds=["{flow}"]')
    _, masked, _ = await signet(*typed)
    assert MOBILE not in masked
    assert "李四光" not in masked
    assert "李**" in masked
    _, revealed, _ = await signet(*typed, "--reveal")
    assert MOBILE in revealed
    assert "李四光" in revealed


async def test_links_are_masked(signet: Command, tmp_path: Path) -> None:
    flow = await signet.flow(tmp_path)
    typed = ("DescribeFileUrls", "BusinessType=FLOW", f'BusinessIds=["{flow}"]')
    (file,) = (await signet.reply(*typed))["FileUrls"]
    assert file["Url"] == "http://127.0.0.1/…"
    (file,) = (await signet.reply("--reveal", *typed))["FileUrls"]
    assert file["Url"].startswith(signet.stage.tencent_host.file_url)


async def test_of_a_path_it_is_said_which_mini_program_opens_it(
    signet: Command, tmp_path: Path
) -> None:
    flow = await signet.flow(tmp_path)
    typed = ("CreateSchemeUrl", "EndPoint=APP", "PathType=1", f"FlowId={flow}", "Name=李四光")
    code, out, err = await signet(*typed, f"Mobile={MOBILE}", "--reveal")
    assert code == 0
    assert "pages/" in out
    assert err == "Paths open in the mini-program wx371151823f6f3edf.\n"


async def test_a_refusal_is_told_with_its_code_its_words_and_its_number(signet: Command) -> None:
    code, out, err = await signet("CancelFlow", "FlowId=nowhere", "CancelMessage=x")
    assert (code, out) == (1, "")
    refused, number = err.splitlines()
    assert refused.startswith("Tencent refuses: ResourceNotFound.")
    assert number.startswith("RequestId ")


async def test_what_may_have_been_done_is_not_done_again(signet: Command) -> None:
    await signet.stage.tencent.fail_next(
        Fault(action="CreateFlowReminds", kind="lost_after", times=9)
    )
    code, out, err = await signet("CreateFlowReminds", 'FlowIds=["x"]')
    assert (code, out) == (1, "")
    assert err.endswith("It may have been carried out: look before you repeat it.\n")
    assert len(await signet.stage.tencent.requests("CreateFlowReminds")) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["CancelFlow", "FlowId=x"], "CancelMessage is required."),
        (["CancelFlow", "FlowId=x", "CancelMessage=y", "Why=z"], "There is no field Why."),
        (["DescribeFlowTemplates", "Limit=many"], "Limit must be a whole number."),
        (["DescribeFlowTemplates", "Limit=201"], "Limit may be 200 at most."),
        (["DescribeFlowInfo", "FlowIds=x"], "FlowIds must be a list."),
        (
            ["CancelFlow", "FlowId=x", f"CancelMessage={'y' * 201}"],
            "CancelMessage has 201 characters, and 200 are allowed.",
        ),
    ],
)
async def test_what_does_not_fit_is_named_and_nothing_is_sent(
    signet: Command, typed: list[str], told: str
) -> None:
    assert await signet(*typed) == (2, "", f"{told}\nNothing was sent.\n")
    assert await signet.stage.tencent.requests() == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["CancelFlows"], "The edition ess has no action CancelFlows. Is it CancelFlow"),
        (["CancelFlow", "x"], "'x' is neither JSON, nor @file, nor key=value."),
        (["CancelFlow", "{"], "'{' is not JSON"),
        (["CancelFlow", "[]"], "'[]' must be a JSON object."),
        (["CancelFlow", "@/nowhere"], "/nowhere cannot be read: No such file or directory."),
        (["CancelFlow", "FlowId=@/nowhere"], "/nowhere cannot be read"),
        (["CreateFlow", "Approvers.1.Name=x"], "Approvers.1.Name leads nowhere"),
        (["CreateFlow", "FlowName=x", "FlowName.y=z"], "FlowName.y leads nowhere"),
    ],
)
async def test_what_cannot_be_understood_is_not_sent(
    signet: Command, typed: list[str], told: str
) -> None:
    code, out, err = await signet(*typed)
    assert (code, out) == (2, "")
    assert err.startswith(told)
    assert await signet.stage.tencent.requests() == []


async def test_what_hits_a_whole_company_must_be_meant(signet: Command) -> None:
    code, _, err = await signet("CancelOrganizationFlows")
    assert code == 2
    assert err == (
        "CancelOrganizationFlows withdraws every contract of the company that is under way. "
        "Add --yes-the-whole-company if that is meant.\nNothing was sent.\n"
    )
    assert await signet.stage.tencent.requests() == []
    await signet("CancelOrganizationFlows", "--yes-the-whole-company")
    assert len(await signet.stage.tencent.requests("CancelOrganizationFlows")) == 1


async def test_every_action_is_listed_with_what_it_requires(signet: Command) -> None:
    code, out, _ = await signet("--list")
    listed = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert code == 0
    assert len(listed) == 157
    assert listed["CancelFlow"] == ["Operator", "FlowId", "CancelMessage"]


async def test_every_field_of_an_action_can_be_looked_up(signet: Command) -> None:
    code, out, _ = await signet("CreateFlowReminds", "--help")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "CreateFlowReminds"
    assert "  FlowIds: string[]! ≤100" in lines
    assert "UserInfo" in lines
    assert "  UserId: string" in lines


async def test_alone_it_explains_itself(signet: Command) -> None:
    code, out, _ = await signet("--help")
    assert code == 0
    for part in ("--list", "--reveal", "--yes-the-whole-company", "KEY=VALUE", "@FILE"):
        assert part in out
    code, _, err = await signet()
    assert code == 2
    assert err == out


async def test_it_is_a_command_of_signet(stage: Stage) -> None:
    async with running("call", "DescribeFlowTemplates", "Limit=1", env=stage.settings) as command:
        assert await command.ended() == 0
    assert len(json.loads(command.output)["Templates"]) == 1
    async with running("call", "--list", env=stage.settings) as command:
        assert await command.ended() == 0
    assert command.output.splitlines()[0].startswith("ArchiveDynamicFlow ")


async def test_without_settings_it_says_which_are_missing() -> None:
    async with running("call", "--list", env={}) as command:
        assert await command.ended() == 2
    assert "ESIGN_SECRET_ID is not set" in command.output


async def test_a_body_may_come_from_standard_input(stage: Stage) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "call", "DescribeFlowTemplates", "-", "Offset=1"),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **stage.settings},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate(b'{"Limit": 1}')
    assert process.returncode == 0
    assert len(json.loads(out)["Templates"]) == 1
    (seen,) = await stage.tencent.requests("DescribeFlowTemplates")
    assert (seen.body["Limit"], seen.body["Offset"]) == (1, 1)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


@pytest.fixture
def signet(stage: Stage, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(stage, capsys, {})
