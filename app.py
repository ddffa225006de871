"""`slack run` starts this file: the web server and the worker in one process."""

from bot.cli import main

if __name__ == "__main__":
    raise SystemExit(main(["run"]))
