"""What people keep with the coach: one file for each noun, async functions of the store and of whose it is."""
