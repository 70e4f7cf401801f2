"""What can go wrong, as one tree, and the words for it.

CanirunError
└── BadInput  what a person gave cannot be used; the text says what would have worked
"""


class CanirunError(Exception):
    """Something that a person can be told in one line."""


class BadInput(CanirunError):
    """What was given cannot be used; the text says what would have worked."""
