"""A file that is no PDF: Tencent makes one of it, soon, late, never, or says that it cannot."""

from collections.abc import Sequence

import pytest

from services.contracts.announcements import Announcement, TellTrouble, Trouble
from services.contracts.create import create
from services.contracts.errors import NotYet, Reason, Refused
from services.contracts.model import Creation, Status, Step
from services.contracts.order import FromFile
from services.contracts.upload import CONVERTING_LIMIT, FILE_LIFE

from .made import ID, OWNER, RULES, order
from .world import World

pytestmark = pytest.mark.real_redis

WORD = order(source=FromFile(file_id="F-word", file_name="合同.docx"))
CONVERTING = Creation(step=Step.CONVERTING, file_id="file-1", task_id="task-1")
BAD_FILE = Refused("TaskStatus -6", reason=Reason.BAD_FILE)


async def test_a_file_is_converted_before_the_contract_is_made_of_it(world: World) -> None:
    world.esign.will("upload", give=CONVERTING)
    world.esign.will("convert", "make", "look")
    await create(world.ports, ID, OWNER, WORD)
    made = await world.contract()
    assert (made.status, made.creation.file_id) == (Status.WAITING, "pdf-1")


async def test_one_that_is_still_converted_is_asked_for_again_and_not_uploaded_again(
    world: World,
) -> None:
    world.esign.will("upload", give=CONVERTING)
    world.esign.will("convert", give=NotYet("converting", 2))
    with pytest.raises(NotYet):
        await create(world.ports, ID, OWNER, WORD)
    assert (await world.contract()).creation.step is Step.CONVERTING
    world.clock.pass_by(CONVERTING_LIMIT.total_seconds())
    world.esign.will("convert", "make", "look")
    await create(world.ports, ID, OWNER, WORD)
    assert (await world.contract()).status is Status.WAITING


async def test_one_that_never_ends_is_given_up_and_its_owner_is_told(world: World) -> None:
    world.esign.will("upload", give=CONVERTING)
    world.esign.will("convert", give=NotYet("converting", 2))
    with pytest.raises(NotYet):
        await create(world.ports, ID, OWNER, WORD)
    world.clock.pass_by(CONVERTING_LIMIT.total_seconds() + 1)
    world.esign.will("convert", give=NotYet("converting", 2))
    await create(world.ports, ID, OWNER, WORD)
    assert (await world.contract()).status is Status.FAILED
    assert world.esign.made == 0
    assert _told(await world.announced()) == [Reason.NEVER_CONVERTED]


async def test_one_that_cannot_be_converted_is_told_to_its_owner(world: World) -> None:
    world.esign.will("upload", give=CONVERTING)
    world.esign.will("convert", give=BAD_FILE)
    await create(world.ports, ID, OWNER, WORD)
    assert (await world.contract()).status is Status.FAILED
    assert _told(await world.announced()) == [Reason.BAD_FILE]


async def test_after_a_long_gap_the_file_is_uploaded_anew(world: World) -> None:
    world.esign.will("upload", give=CONVERTING)
    world.esign.will("convert", give=NotYet("converting", 2))
    with pytest.raises(NotYet):
        await create(world.ports, ID, OWNER, WORD)
    world.clock.pass_by(FILE_LIFE.total_seconds())
    world.esign.will("upload", "make", "look")
    await create(world.ports, ID, OWNER, WORD)
    assert (await world.contract()).status is Status.WAITING


async def test_a_picture_is_fetched_within_its_own_limit(world: World) -> None:
    world.esign.will("upload", "make", "look")
    source = FromFile(file_id="F-scan", file_name="扫描.PNG")
    await create(world.ports, ID, OWNER, order(source=source))
    assert world.papers.limits == [RULES.picture_bytes]


def _told(announced: Sequence[Announcement]) -> list[Reason | None]:
    return [
        one.reason
        for one in announced
        if isinstance(one, TellTrouble) and one.doing is Trouble.CREATE
    ]
