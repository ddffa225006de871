"""The domain: no I/O, no vendor, no Slack."""
