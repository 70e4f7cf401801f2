"""Words into a question: what a person wrote becomes a frozen `SessionQuery`. No clock, no I/O, no Slack."""
