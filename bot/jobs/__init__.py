"""What the bot does by itself: the clock, the outbox, and what they say when. No words are read here."""
