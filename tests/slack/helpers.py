"""What the tests of the wire share: settings for the local Slack, and a count of connections."""

from bot.settings import Settings


def settings_of(slack, **other):
    told = {
        "bot_token": slack.bot_token,
        "app_token": slack.app_token,
        "signing_secret": slack.signing_secret,
        "slack_api_url": f"{slack.url}/api/",
    }
    return Settings(**told | other)


def calls(slack, method):
    return [entry for entry in slack.world.journal.entries if entry.kind == "call" and entry.name == method]
