"""Bolt's app, with everything of Bolt's turned off that we do otherwise."""

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack.deps import Deps
from handlers.slack.door import Door
from handlers.slack.people import People
from handlers.slack.routes import make_routes
from handlers.slack.workspace import Workspace


def make_slack_app(client: AsyncWebClient, people: People, deps: Deps) -> AsyncApp:
    workspace = Workspace(client)
    app = AsyncApp(
        # Without one Bolt takes the stack apart to find out which file it is called in.
        name="signet",
        # Ours is handed on below. Bolt's own is never used, and must not find a token, here or
        # in the environment, or it would ask Slack who we are on its own account.
        client=AsyncWebClient(base_url=client.base_url),
        # The door has checked the signature before Bolt hears of a request.
        request_verification_enabled=False,
        ssl_check_enabled=False,
        authorize=workspace,
        # We persist before we answer, so nothing is left to do after the answer; and Bolt's
        # own way polls every 10 ms for the ack and may lose it.
        process_before_response=True,
        # These ask for who we are on every request, for events that we do not subscribe to.
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    Door(client, workspace, people, deps.background, make_routes(deps)).hang(app)
    return app
