"""The sixteen documented examples of CreateFlowByFiles, as they stood in 2023.

Today's API differs from them in what it adds; what they say must still be sayable and readable.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from tencentcloud.ess.v20201111 import models

from services.contracts.errors import Reason, Refused
from services.esign._wire import answer
from services.esign.ess.create_requests import CreateFlowByFiles
from services.esign.ess.replies import Created

EXAMPLES = sorted((Path(__file__).parents[2] / "data" / "ess_examples").glob("*.json"))
OF_AN_ERROR = "14"


def test_there_are_sixteen_of_them() -> None:
    assert len(EXAMPLES) == 16


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_documented_request_loads_and_comes_back_equal(example: Path) -> None:
    request = _load(example)["request"]
    assert json.loads(CreateFlowByFiles.model_validate(request).to_bytes()) == request


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_official_sdk_reads_the_same_from_it(example: Path) -> None:
    ours = CreateFlowByFiles.model_validate(_load(example)["request"]).to_bytes()
    theirs = models.CreateFlowByFilesRequest()
    theirs.from_json_string(ours)
    assert theirs._serialize() == json.loads(ours)


@pytest.mark.parametrize(
    "example", [path for path in EXAMPLES if path.stem != OF_AN_ERROR], ids=lambda path: path.stem
)
def test_a_documented_reply_is_read_whole(example: Path) -> None:
    reply = _load(example)["reply"]
    created = Created.model_validate(answer("CreateFlowByFiles", 200, {}, _bytes(reply)))
    assert created.model_dump(mode="json", exclude_unset=True) == reply["Response"]


def test_the_documented_error_is_a_refusal() -> None:
    example = next(path for path in EXAMPLES if path.stem == OF_AN_ERROR)
    with pytest.raises(Refused) as refused:
        answer("CreateFlowByFiles", 200, httpx.Headers(), _bytes(_load(example)["reply"]))
    assert refused.value.reason is Reason.BAD_NAME
    assert refused.value.request_id == "s1692325082060040872"


def _load(example: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(example.read_text(encoding="utf-8"))
    return loaded


def _bytes(reply: Mapping[str, Any]) -> bytes:
    return json.dumps(reply).encode()
