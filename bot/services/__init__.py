"""What is done with what is kept about a person: one module for each noun. They ask the store, and know no Slack."""
