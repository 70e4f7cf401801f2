"""The rulebook: every rule, one file each, in the order in which findings are told within their place."""

from typing import Final

from advice.rule import Rule
from advice.rules.before_legs_balanced import before_hard_legs_balanced
from advice.rules.before_legs_endurance import before_hard_legs_endurance
from advice.rules.before_legs_strength import before_hard_legs_strength
from advice.rules.before_race import hard_run_before_race
from advice.rules.beginner48 import beginner_after_hard_legs
from advice.rules.day_is_better import a_day_is_better
from advice.rules.during_legs import during_legs
from advice.rules.group_run import moderate_group_run
from advice.rules.hard48 import hard_run_after_hard_legs
from advice.rules.hard_run48 import hard_run_after_hard_run
from advice.rules.kind_note import kind_note
from advice.rules.lift_after_hard_legs import lift_after_hard_legs
from advice.rules.lift_after_hard_run import lift_after_hard_run
from advice.rules.lift_after_run import lift_after_run
from advice.rules.lift_before_quality import lift_before_quality_run
from advice.rules.lift_same_day import lift_on_hard_run_day
from advice.rules.lift_sore import lift_sore
from advice.rules.light_legs import light_legs
from advice.rules.longer_than_usual import longer_than_usual
from advice.rules.minutes48 import minutes_after_hard_legs
from advice.rules.overreaching import overreaching
from advice.rules.overreaching_others import overreaching_at_other_levels
from advice.rules.race_before_legs import race_before_hard_legs
from advice.rules.red_flag import red_flag
from advice.rules.right_after import right_after_hard_legs
from advice.rules.sore import sore
from advice.rules.strength_easy import strength_runs_are_easy
from advice.rules.tired import tired_mornings
from advice.rules.upper_body import upper_body
from advice.rules.very_sore import very_sore

RULEBOOK_VERSION: Final = "2026.11"

RULES: Final[tuple[Rule, ...]] = (
    red_flag,
    very_sore,
    during_legs,
    before_hard_legs_strength,
    before_hard_legs_balanced,
    before_hard_legs_endurance,
    race_before_hard_legs,
    hard_run_after_hard_legs,
    right_after_hard_legs,
    minutes_after_hard_legs,
    hard_run_after_hard_run,
    light_legs,
    lift_after_run,
    lift_after_hard_legs,
    lift_on_hard_run_day,
    lift_after_hard_run,
    lift_before_quality_run,
    sore,
    lift_sore,
    beginner_after_hard_legs,
    overreaching,
    tired_mornings,
    upper_body,
    kind_note,
    strength_runs_are_easy,
    a_day_is_better,
    longer_than_usual,
    moderate_group_run,
    hard_run_before_race,
    overreaching_at_other_levels,
)
