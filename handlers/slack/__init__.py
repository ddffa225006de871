"""One feature of the Slack app, one small module."""
