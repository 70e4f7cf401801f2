"""What can be wrong with a question. The tree: AdviceError > QueryInPast."""


class AdviceError(ValueError):
    """A question that the rules do not answer; the text says what would have worked."""


class QueryInPast(AdviceError):
    """The asked time has passed; `code` is its name in receipts."""

    code = "query_in_past"

    def __init__(self) -> None:
        """Say what would have worked."""
        super().__init__("that time has passed: log the session instead, or ask about a time from now on")
