"""The names that travel through Slack and back: of buttons, selects, inputs, modals, and of answers."""

import re
import secrets
from hashlib import sha256
from typing import Final, NamedTuple, NewType

AnswerId = NewType("AnswerId", str)

WHY: Final = "why"
ANOTHER_TIME: Final = "another_time"
ANOTHER_KIND: Final = "another_kind"
NOT_MEANT: Final = "not_what_i_meant"
SHARE: Final = "share_here"
DID_IT_ANYWAY: Final = "did_it_anyway"
EXPORT: Final = "export"
FORGET_ME: Final = "forget_me"

KEEP_SORENESS: Final = "keep_soreness"
SORE_ONCE: Final = "sore_once"
STOP_KEEPING: Final = "stop_keeping"
RESOLVED: Final = "pain_resolved"
SORE: Final = "sore"
SORE_LEVEL: Final = "sore_level"
SORE_SITE: Final = "sore_site"
SORE_PAIN: Final = "sore_pain"

CHECKIN_LEGS: Final = "checkin_legs"
CHECKIN_MOOD: Final = "checkin_mood"
CHECKIN_PAIN: Final = "checkin_pain"
CHECKIN_DID: Final = "checkin_did"
CHECKIN_MOVED: Final = "checkin_moved"
CHECKIN_DID_NOT: Final = "checkin_did_not"
CHECKIN_SKIP: Final = "checkin_skip"
CHECKIN_UNSKIP: Final = "checkin_unskip"
ON_AGAIN: Final = "on_again"
BACK: Final = "back"
CHECKIN_SNOOZE: Final = "checkin_snooze"

SET_UP: Final = "set_up"
SETUP_GOAL: Final = "setup_goal"
SETUP_LEVEL: Final = "setup_level"
SETUP_READY: Final = "setup_ready"
SETTINGS: Final = "settings"
NO_ANSWER: Final = "none"
"""Stands for an answer's id where something is asked that belongs to none."""

SAY_AGAIN: Final = "say_again"
WORDS: Final = "words"
ANYWAY: Final = "anyway"
REASON: Final = "reason"
PRIVACY: Final = "privacy"
SHOW_PRIVACY: Final = "show_privacy"

CALENDAR: Final = "calendar"
IMPORT: Final = "import"
IMPORT_UNIT: Final = "import_unit"
IMPORT_CANCEL: Final = "import_cancel"
IMPORT_UNDO: Final = "import_undo"

CAN_I_DO_THIS: Final = "can_i_do_this"

LOG: Final = "log"
LOG_IT: Final = "log_it"
LOG_THIS: Final = "log_this"
LOG_A_SESSION: Final = "log_a_session"
LOG_FORM: Final = "log_form"
EDIT: Final = "edit"
UNDO: Final = "undo"
PUT_BACK: Final = "put_back"
WAS_HARD: Final = "was_hard"
WAS_LIGHT: Final = "was_light"
WAS_AT: Final = "was_at"
WAS: Final = "was"
DID: Final = "did"
MOVED: Final = "moved"
SKIPPED: Final = "skipped"
IS_LEGS: Final = "is_legs"
IS_UPPER: Final = "is_upper"
ROW_EDIT: Final = "row_edit"
ROW_DELETE: Final = "row_delete"

REVIEW_WHY: Final = "review_why"
REVIEW_WEEK: Final = "review_week"

TEAM: Final = "team"
TEAM_CHANGE: Final = "team_change"
TEAM_SHARE: Final = "team_share"

WHAT: Final = "what"
RUN_KIND: Final = "run_kind"
DAY: Final = "day"
TIME: Final = "time"
MINUTES: Final = "minutes"
DISTANCE: Final = "distance"
EXERCISES: Final = "exercises"
HARDNESS: Final = "hardness"
NOTE: Final = "note"

_SIGNS: Final = "23456789abcdefghjkmnpqrstvwxyz"  # none that is taken for another one
_LENGTH: Final = 8
_ANSWER: Final = re.compile(f"[{_SIGNS}]{{{_LENGTH}}}")


class Around(NamedTuple):
    """What a button of the log stands among: the sessions of its message, the answer below, and what it chooses."""

    sessions: tuple[str, ...]
    answer: str = ""
    chosen: str = ""

    def packed(self, chosen: str = "") -> str:
        """As it travels in a button's value."""
        return "|".join((",".join(self.sessions), self.answer, chosen))


def around(value: str) -> Around:
    """What came back in a button's value."""
    sessions, _, rest = value.partition("|")
    answer, _, chosen = rest.partition("|")
    return Around(tuple(filter(None, sessions.split(","))), answer, chosen)


class Drop(NamedTuple):
    """A file that was dropped, as its buttons carry it: where it lies in Slack, and the units that were said of it."""

    url: str
    weight_unit: str = ""
    distance_unit: str = ""

    def packed(self) -> str:
        """As it travels in a button's value."""
        return f"{self.weight_unit}|{self.distance_unit}|{self.url}"

    def with_unit(self, name: str, unit: str) -> "Drop":
        """The same with one unit said."""
        return self._replace(**{name: unit})


def dropped(value: str) -> Drop:
    """What came back in a button's value."""
    weight, distance, url = value.split("|", 2)
    return Drop(url, weight, distance)


def new_answer_id(delivery: str = "") -> AnswerId:
    """A short id, told apart from any other (30^8), and easy to type; one and the same for one delivery."""
    number = int.from_bytes(sha256((delivery or secrets.token_hex()).encode()).digest(), "big")
    return AnswerId("".join(_SIGNS[number // len(_SIGNS) ** place % len(_SIGNS)] for place in range(_LENGTH)))


def answer_id(text: str) -> AnswerId | None:
    """The id that somebody typed, as it was made; None where it is none."""
    typed = text.lower().strip("`?!. ")
    return AnswerId(typed) if _ANSWER.fullmatch(typed) else None
