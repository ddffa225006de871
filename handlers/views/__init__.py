"""Modals and cards: pure functions over the models of slack_sdk."""
