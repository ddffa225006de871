"""Files: download with a token, upload in three steps through the official client."""

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.slack.peers import TOKEN, World

PDF = b"%PDF-1.7 pretend"


async def test_a_file_is_downloaded_with_the_token_only(world: World) -> None:
    file_id = await world.desk.person("li").upload("合同 #1.pdf", PDF)
    info = await world.web.files_info(file=file_id)
    url = info["file"]["url_private_download"]
    async with httpx.AsyncClient(trust_env=False) as http:
        good = await http.get(url, headers={"Authorization": f"Bearer {TOKEN}"})
        assert (good.status_code, good.content) == (200, PDF)
        assert good.headers["content-type"] == "application/pdf"
        for headers in ({}, {"Authorization": "Bearer xoxb-other"}):
            page = await http.get(url, headers=headers)
            assert page.status_code == 200
            assert page.headers["content-type"].startswith("text/html")


async def test_an_upload_by_the_official_client_is_shared_in_the_thread(world: World) -> None:
    legal = await world.desk.channel_id("legal")
    root = await world.web.chat_postMessage(channel=legal, text="root")
    await world.web.files_upload_v2(
        channel=legal,
        thread_ts=str(root["ts"]),
        filename="signed.pdf",
        title="Signed",
        content=PDF,
        initial_comment="here it is",
    )
    (reply,) = await world.desk.thread("legal", str(root["ts"]))
    assert reply.text == "here it is"
    (file,) = reply.raw["files"]
    assert (file["title"], file["size"]) == ("Signed", len(PDF))


async def test_an_upload_of_another_length_is_refused(world: World) -> None:
    step = await world.web.files_getUploadURLExternal(filename="a.pdf", length=3)
    async with httpx.AsyncClient(trust_env=False) as http:
        wrong = await http.post(str(step["upload_url"]), content=b"four")
    assert wrong.status_code == 400
    with pytest.raises(SlackApiError, match="file_not_found"):
        await world.web.files_completeUploadExternal(files=[{"id": str(step["file_id"])}])


async def test_an_upload_as_a_form_works_and_is_completed_once(world: World) -> None:
    step = await world.web.files_getUploadURLExternal(filename="a.pdf", length=len(PDF))
    async with httpx.AsyncClient(trust_env=False) as http:
        sent = await http.post(str(step["upload_url"]), files={"file": ("a.pdf", PDF)})
    assert sent.status_code == 200
    files: list[dict[str, str | None]] = [{"id": str(step["file_id"]), "title": "A"}]
    await world.web.files_completeUploadExternal(files=files)
    with pytest.raises(SlackApiError, match="file_already_completed"):
        await world.web.files_completeUploadExternal(files=files)


async def test_a_file_cannot_be_shared_where_the_bot_is_not(world: World) -> None:
    random = await world.desk.channel_id("random")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await world.web.files_upload_v2(channel=random, filename="a.pdf", content=PDF)


async def test_slack_can_report_a_larger_size_than_there_is(world: World) -> None:
    file_id = await world.desk.person("li").upload("big.pdf", PDF, reported_size=61_000_000)
    info = await world.web.files_info(file=file_id)
    assert info["file"]["size"] == 61_000_000


async def test_a_file_in_a_channel_without_the_bot_is_not_for_the_bot(world: World) -> None:
    li = world.desk.person("li")
    hidden, known = await li.upload("a.pdf", PDF), await li.upload("b.pdf", PDF)
    url = (await world.web.files_info(file=hidden))["file"]["url_private_download"]
    await li.say("for the board", channel="board", files=[hidden, known])
    await li.say("for all of us", channel="legal", files=[known])

    with pytest.raises(SlackApiError, match="file_not_found"):
        await world.web.files_info(file=hidden)
    async with httpx.AsyncClient(trust_env=False) as http:
        answered = await http.get(url, headers={"Authorization": f"Bearer {TOKEN}"})
    assert answered.status_code == 404
    shared = (await world.web.files_info(file=known))["file"]["channels"]
    assert set(shared) == {await world.desk.channel_id(name) for name in ("board", "legal")}
