"""`python -m bot` is `canirun`."""

from bot.cli import main

main()
