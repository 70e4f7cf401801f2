"""What the documents say about running and leg day, as pure, cited rules. No clock, no I/O, no Slack."""
