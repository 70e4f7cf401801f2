"""What a channel may learn of those who share with it. Pure: single weeks in, ranges of all of them together out."""
