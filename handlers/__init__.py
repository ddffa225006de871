"""Translates: Slack in, Tencent in, Slack out. Decides nothing about contracts."""
