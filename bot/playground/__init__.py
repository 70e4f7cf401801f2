"""A local Slack: a small strict server that plays Slack's side for one bot, with three people and two channels."""
