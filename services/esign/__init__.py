"""Tencent E-Sign, and only here."""
