"""What can go wrong, as one tree. Whoever raises one speaks to the person who can mend it, in whole sentences.

CanirunError
├── BadInput      what a person gave cannot be used; the text says what would have worked
├── Forgotten     a button asks about an answer that is no longer kept
├── NotSetUp      the environment or the workspace is not ready: a cause, and a cure
└── SlackRefused  Slack answered a call with an error of its own

Anything else that is raised is a fault of ours: it gets a reference id, and its words go nowhere.
"""


class CanirunError(Exception):
    """Something that a person can be told in one line."""


class BadInput(CanirunError):
    """What was given cannot be used; the text says what would have worked."""


class Forgotten(CanirunError):
    """A button asks about an answer that is no longer kept."""


class NotSetUp(CanirunError):
    """The environment or the workspace is not ready.

    Attributes:
        cause: what is wrong, in one sentence.
        cure: what to do about it, in one sentence.
    """

    def __init__(self, cause: str, cure: str) -> None:
        super().__init__(f"{cause} {cure}")
        self.cause = cause
        self.cure = cure


class SlackRefused(CanirunError):
    """Slack answered a call with an error of its own.

    Attributes:
        method: the Web API method, such as `chat.postMessage`.
        code: Slack's name for the error, such as `channel_not_found`.
    """

    def __init__(self, method: str, code: str) -> None:
        super().__init__(f"Slack refused {method}: {code}")
        self.method = method
        self.code = code
