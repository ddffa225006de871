"""Knows contracts and nothing of Slack."""
