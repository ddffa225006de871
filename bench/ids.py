"""Every id that Signet answers to, as its page of routes names them."""

from typing import Any, cast

from handlers.slack.deps import Deps
from handlers.slack.routes import make_routes


class _Nothing:
    """Stands where the routes only keep a reference."""

    def __getattr__(self, _: str) -> Any:
        return self

    def __rand__(self, _: Any) -> bool:
        """As the abilities of an edition that can everything."""
        return True


_routes = make_routes(cast(Deps, _Nothing()))
ACTIONS = tuple(_routes.actions)
SUBMISSIONS = tuple(_routes.submissions)
CLOSINGS = tuple(_routes.closings)
SEARCHES = tuple(_routes.searches)
SHORTCUTS = tuple(_routes.shortcuts)
