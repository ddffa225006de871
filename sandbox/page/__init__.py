"""The page in the browser: its files, and how they are served.

The page is plain HTML, CSS and ES modules, and nothing builds it. It talks to the control doors of
the pretend services and knows nothing that they do not tell it.
"""

from sandbox.page.served import own_visitors_only, page_routes

__all__ = ["own_visitors_only", "page_routes"]
