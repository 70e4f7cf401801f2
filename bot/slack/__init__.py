"""The bot's side of the wire to Slack: it carries, and knows nothing of what is said."""
