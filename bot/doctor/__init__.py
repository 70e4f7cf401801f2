"""What `canirun doctor` says of the installation and the workspace: each line a cause and a cure.

`facts.gather` collects once, over the real wire; `checks.examine` judges what was collected and touches nothing.
Before the bot starts, `bot.slack.preflight` stops at the first thing that is wrong; here everything is told.
"""
