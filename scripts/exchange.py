"""Writes README's exchange again from what `canirun ask` really answers; with --check, only says whether it is true.

The block stands between `<!-- exchange now=… tz=… -->` and `<!-- /exchange -->`: its comment tells the instant at which
the question was asked, so that the answer is the same on every day.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(
    r"(?P<open><!-- exchange now=(?P<now>\S+) tz=(?P<tz>\S+) -->\n)"
    r"```console\n\$ canirun ask \"(?P<question>[^\"]+)\"\n(?P<answer>.*?)```\n"
    r"(?P<close><!-- /exchange -->)",
    re.DOTALL,
)


def answered(readme: str) -> str:
    """README's text, with the exchange as the product gives it today."""

    def block(found: re.Match[str]) -> str:
        answer = ask(found["question"], now=found["now"], tz=found["tz"])
        return f'{found["open"]}```console\n$ canirun ask "{found["question"]}"\n{answer}\n```\n{found["close"]}'

    text, blocks = BLOCK.subn(block, readme)
    if not blocks:
        sys.exit("README.md has no exchange: <!-- exchange now=… tz=… -->, a console block, <!-- /exchange -->")
    return text


def ask(question: str, *, now: str, tz: str) -> str:
    """What a person reads who asks this from a terminal without colour, 80 columns wide."""
    command = [sys.executable, "-m", "bot", "ask", question, "--now", now, "--tz", tz]
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def main() -> None:
    readme = README.read_text(encoding="utf-8")
    true = answered(readme)
    if "--check" not in sys.argv[1:]:
        README.write_text(true, encoding="utf-8")
    elif true != readme:
        sys.exit("README's exchange is not what Canirun answers now. Write it again: make rulebook")


if __name__ == "__main__":
    main()
