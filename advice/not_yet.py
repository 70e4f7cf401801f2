"""What the documents ask for (P1) and no rule can say yet, each with its reason."""

from typing import Final

_PLAN: Final = "it shapes a week, and comes with the plan"
_SUMMARY: Final = "it looks back on a week, and comes with the log and its summary"
_CHECK_IN: Final = "it needs the next morning's answer, and comes with the check-in"

NOT_YET: Final[dict[str, str]] = {
    "G03": "it names what every question is read for (kind, time, goal) rather than what to answer",
    "G05": "it recommends an easy run where none was asked about; it comes with the check-in",
    "G56": f"it trims the leg session itself: {_PLAN}",
    "G70": _PLAN,
    "G74": _PLAN,
    "G82": _SUMMARY,
    "G84": _SUMMARY,
    "G85": f"it says what a week of runs does not replace: {_SUMMARY}",
    "G86": _SUMMARY,
    "G87": _SUMMARY,
    "G88": "it answers a wish to run instead of lifting, which a question cannot tell yet; it comes with the log",
    "G90": f"it needs weeks of running to compare: {_PLAN}",
    "G91": f"it needs weeks of running to compare: {_PLAN}",
    "G92": _CHECK_IN,
    "G93": _CHECK_IN,
    "G94": _SUMMARY,
}
