"""The pretend Tencent E-Sign."""
