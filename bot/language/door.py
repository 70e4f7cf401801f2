"""The door: Slack's way of writing becomes plain lowercase words, once, in linear time."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 500

_ESCAPES: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ESCAPE: Final = re.compile("&(?:lt|gt|amp);")
_ANGLE: Final = re.compile(r"<([^<>]{0,400})>")
_CODE: Final = re.compile(r"`{1,3}[^`]{0,400}`{1,3}")
_EMOJI_NAME: Final = re.compile(r":([a-z][a-z0-9_+-]{1,40}):")
_CONTRACTED: Final = re.compile(
    r"(?<=[a-z])'(?:ve|ll|re|d|m)\b|\b(?:ca|wo|sha)n't\b|(?<=[a-z])n't\b|\b(?:i|it|what|let|that|there|how|when|where|who|he|she)'s\b"
)
_SPACES: Final = re.compile(r"[ \t\r\f\v]+")
_MARKUP: Final = re.compile(r"(?<![\w*])[*_~]+(?=\w)|(?<=\w)[*_~]+(?![\w*])")
_BULLET: Final = re.compile(r"^\s*(?:[•◦>*-]|\d+[.)])\s+", re.MULTILINE)

_CONTRACTIONS: Final = {
    "'ve": " have",
    "'ll": " will",
    "'re": " are",
    "'d": " would",
    "'m": " am",
    "n't": " not",
    "let's": "let us",
    "can't": "can not",
    "won't": "will not",
    "shan't": "shall not",
}
_WITH: Final = re.compile(r"\bw/(?:(o)(?:ut)?\b)? ?")
_PUNCTUATION: Final = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "′": "'",
        "″": '"',
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": " - ",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "…": "...",
        "×": "x",
        "✕": "x",
        "✖": "x",
        "⁄": "/",
        "\u00a0": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u200b": "",
        "\u200d": "",
        "\ufe0f": "",
        "¿": " ",
        "¡": " ",
        "？": "?",
        "！": "!",
        "，": ",",
        "½": ".5",
        "¼": ".25",
        "¾": ".75",
    }
)
_EMOJI: Final = {
    "🏃": "run",
    "👟": "run",
    "🏋": "lift",
    "🦵": "legs",
    "🍗": "legs",
    "🚶": "walk",
    "🥾": "hike",
    "🏊": "swimming",
    "🚴": "cycling",
    "🚲": "cycling",
    "🎾": "tennis",
    "🧘": "yoga",
    "😭": "emojisore",
    "😵": "emojisore",
    "😩": "emojisore",
    "😫": "emojisore",
    "💀": "emojisore",
    "☠": "emojisore",
    "🥵": "emojisore",
    "🤕": "emojisore",
    "🪦": "emojisore",
    "😖": "emojisore",
    "😣": "emojisore",
    "⛰": "hill",
    "🏔": "hill",
    "💤": "sleep",
    "✅": "done",
    "☑": "done",
    "✔": "done",
    "❓": "?",
    "❔": "?",
    "⁉": "?",
    "🌙": "tonight",
    "🌅": "morning",
    "🌄": "morning",
}
_EMOJI_NAMES: Final = {
    "runner": "run",
    "running": "run",
    "man-running": "run",
    "woman-running": "run",
    "person_running": "run",
    "running_shirt_with_sash": "run",
    "athletic_shoe": "run",
    "leg": "legs",
    "poultry_leg": "legs",
    "weight_lifter": "lift",
    "weight_lifting": "lift",
    "man-lifting-weights": "lift",
    "woman-lifting-weights": "lift",
    "person_lifting_weights": "lift",
    "walking": "walk",
    "hiking_boot": "hike",
    "swimmer": "swimming",
    "bicyclist": "cycling",
    "bike": "cycling",
    "tennis": "tennis",
    "sob": "emojisore",
    "cry": "emojisore",
    "tired_face": "emojisore",
    "weary": "emojisore",
    "skull": "emojisore",
    "face_with_head_bandage": "emojisore",
    "white_check_mark": "done",
    "heavy_check_mark": "done",
    "ballot_box_with_check": "done",
    "question": "?",
    "mountain": "hill",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A message inside the door: `kept` as it was written, `words` lowercase and plain."""

    kept: str
    words: str
    truncated: bool


def opened(text: str) -> Opened:
    """Undoes Slack's escapes, mentions, links and emoji, evens out quotes and digits; reads 500 characters at most."""
    kept = text[:LONGEST]
    words = kept
    if "<" in words:
        words = _ANGLE.sub(_angle, words)
    if "&" in words:
        words = _ESCAPE.sub(lambda found: _ESCAPES[found.group()], words)
    if not words.isascii():
        words = _plain(words)
    words = words.lower()
    if ":" in words:
        words = _EMOJI_NAME.sub(_emoji_name, words)
    if "`" in kept:
        words = _CODE.sub(" ", kept.lower()) if words == kept.lower() else words.replace("`", " ")
    if "\n" in words:
        words = _BULLET.sub(" ", words).replace("\n", " . ")
    if "*" in words or "_" in words or "~" in words:
        words = _MARKUP.sub(" ", words)
    words = _in_full(words)
    if "  " in words or not words.isprintable():
        words = _SPACES.sub(" ", words)
    return Opened(kept, words.strip()[:LONGEST], len(text) > LONGEST)


def _angle(found: re.Match[str]) -> str:
    """A mention or a link says nothing about training; a link's label does."""
    inside = found.group(1)
    if inside[:1] in {"@", "#", "!"}:
        return " "
    return f" {inside.partition('|')[2]} "


def _in_full(words: str) -> str:
    if "'" in words:
        words = _CONTRACTED.sub(_spelt_out, words)
    if "w/" in words:
        words = _WITH.sub(lambda found: "without " if found.group(1) else "with ", words)
    return words


def _spelt_out(found: re.Match[str]) -> str:
    said = found.group()
    return _CONTRACTIONS.get(said) or f"{said[:-2]} is"


def _plain(words: str) -> str:
    return "".join(map(_plain_sign, words.translate(_PUNCTUATION)))


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    known = _EMOJI.get(sign)
    if known is not None:
        return f" {known} "
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.digit(sign))
    if category in {"So", "Sk", "Cf", "Cn", "Co", "Cs", "Mn"}:
        return " "
    folded = unicodedata.normalize("NFKD", sign)
    return "".join(letter for letter in folded if letter.isascii()) or " "


def _emoji_name(found: re.Match[str]) -> str:
    name = found.group(1)
    known = _EMOJI_NAMES.get(name)
    return f" {known} " if known is not None else " " if not name.isdigit() else found.group()
