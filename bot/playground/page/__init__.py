"""The face of the local Slack: a page on which a person lives with a bot.

It looks at the wire and draws what a person sees; whatever people do on it goes through `/control`, as a test's does.
"""

from bot.playground.page.routes import Page

__all__ = ["Page"]
