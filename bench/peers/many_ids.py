"""Signet, answering to a thousand more ids of every kind."""

import sys
from collections.abc import Mapping
from dataclasses import replace

from bot import cli, slack_app
from handlers.slack.deps import Deps
from handlers.slack.door import Handler, Routes
from handlers.slack.routes import make_routes

MORE = 1_000


def many(deps: Deps) -> Routes:
    routes = make_routes(deps)

    def more(ids: Mapping[str, Handler]) -> Mapping[str, Handler]:
        return {**{f"more:{n}": routes.outdated for n in range(MORE)}, **ids}

    return replace(
        routes,
        verbs=more(routes.verbs),
        actions=more(routes.actions),
        submissions=more(routes.submissions),
        closings=more(routes.closings),
        searches=more(routes.searches),
        shortcuts=more(routes.shortcuts),
        events=more(routes.events),
    )


if __name__ == "__main__":
    slack_app.__dict__["make_routes"] = many
    sys.exit(cli.main(["web"]))
