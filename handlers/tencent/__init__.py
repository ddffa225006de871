"""What Tencent tells us."""
