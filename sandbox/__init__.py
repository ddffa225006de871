"""A pretend Slack workspace and a pretend Tencent E-Sign, strict, over real HTTP."""
