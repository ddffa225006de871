"""The page is served to this machine's own browser, with nothing from elsewhere."""

import httpx
import pytest
from playwright.async_api import Page

from bot.stage import Stage
from sandbox.tencent.pdf import is_pdf, page_count


async def test_it_has_a_title(page: Page) -> None:
    assert await page.title() == "Signet sandbox"


async def test_another_page_in_the_same_browser_is_kept_out(stage: Stage) -> None:
    own = stage.slack.url
    async with httpx.AsyncClient(base_url=own, trust_env=False) as http:
        for path in ("/", "/_page/about", "/_control/workspace", "/_tencent/_control/flows"):
            assert (await http.get(path)).status_code == 200
            assert (await http.get(path, headers={"Origin": own})).status_code == 200
            foreign = await http.get(path, headers={"Origin": "https://elsewhere.example"})
            rebound = await http.get(path, headers={"Host": "elsewhere.example"})
            assert (foreign.status_code, rebound.status_code) == (403, 403)
        press = await http.post(
            "/_control/people/li/command",
            json={"line": "/esign help", "channel": "legal"},
            headers={"Origin": "https://elsewhere.example"},
        )
        assert press.status_code == 403


@pytest.mark.parametrize("name", ["service-agreement", "fuwu-xieyi"])
async def test_there_are_contracts_to_try_it_with(stage: Stage, name: str) -> None:
    async with httpx.AsyncClient(base_url=stage.slack.url, trust_env=False) as http:
        sample = await http.get(f"/_page/samples/{name}.pdf")
    assert sample.headers["content-type"] == "application/pdf"
    assert is_pdf(sample.content)
    assert page_count(sample.content) in (1, 2)
    assert len(sample.content) < 100_000


async def test_only_the_files_of_the_page_are_served(stage: Stage) -> None:
    async with httpx.AsyncClient(base_url=stage.slack.url, trust_env=False) as http:
        script = await http.get("/_page/js/el.js")
        assert script.headers["content-type"].startswith("text/javascript")
        assert "script-src 'self'" in script.headers["content-security-policy"]
        for path in (
            "served.py",
            "..%2f__init__.py",
            "%2e%2e/changes.py",
            "js",
            "js/none.js",
            "%00.js",
        ):
            assert (await http.get(f"/_page/{path}")).status_code == 404
