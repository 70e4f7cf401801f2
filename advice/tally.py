"""A week in numbers. What nobody told is not counted against anybody.

An unsaid end is taken in the person's favour, and a leg day of unknown hardness breaks no rule: unlike in an answer,
nothing is about to be allowed by it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from advice.body_sites import is_leg_or_hip
from advice.kinds import intensity_of, minutes_of
from advice.leg_day import FOCUSED_MINUTES, classify, length_minutes
from advice.models import LegSession, Run, Session
from advice.nouns import Goal, Hardness, Intensity, RunKind
from advice.rule import HOURS_6, HOURS_8, HOURS_24, HOURS_48
from advice.soreness import BEFORE
from advice.timeline import LEG_SESSION, WARM_UP_GAP, WARM_UP_MINUTES
from advice.variety import alike_runs, hips_trained, said_minutes
from advice.week import Diary, Week

SORE: Final = 3  # [H] from here sore legs want it low (G46)
MINUTES_PER_KM: Final = 6  # [H] what a distance takes where nobody said how long
WEEKS_BEFORE: Final = 4  # [H]
HARDEST_FIRST: Final = ("hard", "unrated", "light", "focused")
_HOUR: Final = timedelta(hours=1)
_WALKS: Final = frozenset({RunKind.WALK, RunKind.HIKE})


class Day(NamedTuple):
    """Minutes of one local day: running by intensity, and lifting legs."""

    day: date
    low: float = 0
    moderate: float = 0
    high: float = 0
    legs: float = 0


class Breach(NamedTuple):
    """A hard session that came less than 48 h after hard legs. `run_kind` is None for legs."""

    hours: float
    run_kind: RunKind | None


class Gaps(NamedTuple):
    """Hard leg sessions by the time since the last run."""

    under_6h: int = 0
    under_8h: int = 0
    under_24h: int = 0
    day: int = 0


class Tally(NamedTuple):
    """The numbers. None: nobody can know.

    `hard`, `light`, `focused` and `unrated` are local days by the hardest leg session of each; unrated may be either.
    `guessed` runs have minutes that nobody told. `alike` of the `comparable` runs are one and the same. `usual_minutes`
    is the mean of the four weeks before.
    """

    days: tuple[Day, ...]
    hard: int = 0
    light: int = 0
    focused: int = 0
    unrated: int = 0
    upper: int = 0
    low: int = 0
    moderate: int = 0
    high: int = 0
    guessed: int = 0
    walks: int = 0
    stimuli: int = 0
    breaches: tuple[Breach, ...] = ()
    gaps: Gaps = Gaps()
    run_first_days: int = 0
    lift_first_days: int = 0
    easy_after_legs: int = 0
    sore_days: int = 0
    sore_days_low: int = 0
    leg_work: int = 0
    aerobic: int = 0
    alike: int = 0
    comparable: int = 0
    hips: bool | None = None
    usual_minutes: float | None = None

    @property
    def leg_days(self) -> int:
        """Days with legs of any hardness."""
        return self.hard + self.light + self.focused + self.unrated

    @property
    def runs(self) -> int:
        """Runs of any intensity; walks and hikes are none."""
        return self.low + self.moderate + self.high

    @property
    def run_minutes(self) -> float:
        """Running in all."""
        return sum(day.low + day.moderate + day.high for day in self.days)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was logged."""
        return not (self.leg_days or self.upper or self.runs or self.walks)


class _Ran(NamedTuple):
    start: datetime
    day: date
    sure_end: datetime
    intensity: Intensity
    run: Run


class _Lifted(NamedTuple):
    start: datetime
    day: date
    sure_end: datetime
    sort: str
    session: LegSession


def tally(week: Week, diary: Diary) -> Tally:
    """Counts the week; sessions before it matter for its clocks and for what is usual, those after it do not."""
    told = [one for one in diary.done if isinstance(one, Run)]
    near = [one for one in diary.done if week.moved(-1).start <= one.start < week.end]
    runs = sorted((_ran(week, one) for one in near if isinstance(one, Run) and _is_run(one)), key=_order)
    legs = sorted((_lifted(week, one, diary) for one in near if isinstance(one, LegSession)), key=_order)
    ours = [ran for ran in runs if ran.start >= week.start]
    lifts = [lifted for lifted in legs if lifted.start >= week.start]
    strength = diary.athlete.goal is Goal.STRENGTH
    sore, stayed_low = _sore_days(week, diary, ours)
    leg_work, aerobic = _by_mornings(week, diary, ours)
    alike, comparable = alike_runs([ran.run for ran in ours])
    hard_lifts = [one for one in lifts if one.sort == "hard"]
    run_first = {one.day for one in hard_lifts if any(_came_before(ran, one) for ran in ours if ran.day == one.day)}
    lift_first = {one.day for one in hard_lifts for ran in ours if ran.day == one.day and ran.start > one.start}
    hard_legs = [one for one in legs if one.sort == "hard"]
    return Tally(
        days=tuple(_day(day, ours, lifts) for day in week.days),
        **_leg_days(lifts),
        upper=sum(one.sort == "upper" for one in lifts),
        **{each.value: sum(ran.intensity is each for ran in ours) for each in Intensity},
        guessed=sum(said_minutes(ran.run) is None for ran in ours),
        walks=sum(not _is_run(run) and week.holds(run.start) for run in told),
        stimuli=len({one.day for one in hard_lifts}) + sum(_is_stimulus(ran) for ran in ours),
        breaches=tuple(_breaches(week, ours, hard_legs, strength=strength)),
        gaps=_gaps(hard_lifts, runs) if strength else Gaps(),
        run_first_days=len(run_first),
        lift_first_days=len(lift_first - run_first),
        easy_after_legs=sum(
            ran.intensity is Intensity.LOW and _since(ran.start, hard_legs) is not None for ran in ours
        ),
        sore_days=sore,
        sore_days_low=stayed_low,
        leg_work=leg_work,
        aerobic=aerobic,
        alike=alike,
        comparable=comparable,
        hips=hips_trained((ran.run for ran in ours), (one.session for one in lifts if one.sort != "upper")),
        usual_minutes=_usual(week, diary),
    )


def _order(one: _Ran | _Lifted) -> tuple[datetime, datetime, str]:
    what = one.run if isinstance(one, _Ran) else one.session
    return one.start, one.sure_end, what.model_dump_json()


def _is_run(run: Run) -> bool:
    return run.run_kind not in _WALKS


def _ran(week: Week, run: Run) -> _Ran:
    return _Ran(run.start, week.day_of(run.start), _sure_end(run), intensity_of(run), run)


def _lifted(week: Week, session: LegSession, diary: Diary) -> _Lifted:
    hardness, length = classify(session, diary.athlete).hardness, length_minutes(session)
    short = length is not None and length <= FOCUSED_MINUTES
    sort = {Hardness.HARD: "hard", Hardness.UNKNOWN: "unrated", Hardness.NONE: "upper"}.get(hardness, "light")
    return _Lifted(
        session.start,
        week.day_of(session.start),
        _sure_end(session),
        "focused" if short and sort == "light" else sort,
        session,
    )


def _sure_end(session: Session) -> datetime:
    """When it was over at the earliest: at once, where nobody said how long it took."""
    return session.end or session.start + timedelta(minutes=session.duration_min or 0)


def _minutes(run: Run) -> float:
    """As said, else by its distance, else as usual for its kind."""
    said = said_minutes(run)
    return said if said is not None else run.distance_km * MINUTES_PER_KM if run.distance_km else minutes_of(run)


def _day(day: date, runs: Iterable[_Ran], lifts: Iterable[_Lifted]) -> Day:
    ran = {each.value: 0.0 for each in Intensity}
    for one in runs:
        if one.day == day:
            ran[one.intensity.value] += _minutes(one.run)
    usual = LEG_SESSION / timedelta(minutes=1)
    legs = sum(length_minutes(one.session) or usual for one in lifts if one.day == day and one.sort != "upper")
    return Day(day, **ran, legs=legs)


def _is_stimulus(ran: _Ran) -> bool:
    """A hard run counts like a hard leg session (G21); strides are too short for it [H]."""
    return ran.intensity is Intensity.HIGH and ran.run.run_kind is not RunKind.STRIDES


def _leg_days(lifts: Iterable[_Lifted]) -> dict[str, int]:
    """How many local days count as what, by the hardest leg session of each."""
    days: dict[date, str] = {}
    for one in lifts:
        if one.sort in HARDEST_FIRST:
            days[one.day] = min(one.sort, days.get(one.day, one.sort), key=HARDEST_FIRST.index)
    return {sort: list(days.values()).count(sort) for sort in HARDEST_FIRST}


def _breaches(week: Week, runs: Iterable[_Ran], hard_legs: list[_Lifted], *, strength: bool) -> Iterator[Breach]:
    """Hard runs of everybody (G35), and hard legs on another day of who trains for strength (G24)."""
    for ran in runs:
        gap = _since(ran.start, hard_legs) if ran.intensity is Intensity.HIGH else None
        if gap is not None:
            yield Breach(gap / _HOUR, ran.run.run_kind or RunKind.UNKNOWN)
    for one in hard_legs if strength else ():
        gap = _since(one.start, (other for other in hard_legs if other.day != one.day))
        if one.start >= week.start and gap is not None:
            yield Breach(gap / _HOUR, None)


def _since(at: datetime, hard_legs: Iterable[_Lifted]) -> timedelta | None:
    """How long after the last hard legs, nothing while they are still on; None from 48 h on."""
    gaps = (max(timedelta(), at - one.sure_end) for one in hard_legs if one.start < at)
    return min((gap for gap in gaps if gap < HOURS_48), default=None)


def _is_warm_up(ran: _Ran, legs: _Lifted) -> bool:
    """Short and low, right before the legs; where nobody said how short, it may have been."""
    said = said_minutes(ran.run) or 0
    end = ran.start + timedelta(minutes=said or WARM_UP_MINUTES)
    return ran.intensity is Intensity.LOW and said <= WARM_UP_MINUTES and legs.start - end <= WARM_UP_GAP


def _came_before(ran: _Ran, legs: _Lifted) -> bool:
    return ran.start < legs.start and not _is_warm_up(ran, legs)


def _gaps(lifts: Iterable[_Lifted], runs: list[_Ran]) -> Gaps:
    """Only where a run was logged in the week before: without one nobody knows the gap."""
    counts = [0, 0, 0, 0]
    for legs in lifts:
        gap = min((legs.start - ran.sure_end for ran in runs if _came_before(ran, legs)), default=timedelta.max)
        if gap < timedelta(weeks=1):
            counts[(gap >= HOURS_6) + (gap >= HOURS_8) + (gap >= HOURS_24)] += 1
    return Gaps(*counts)


def _sore_days(week: Week, diary: Diary, runs: Iterable[_Ran]) -> tuple[int, int]:
    """Local days on which sore legs were told, and those of them on which every run since was low."""
    told: dict[date, datetime] = {}
    for one in diary.soreness:
        if one.level >= SORE and is_leg_or_hip(one.site) and week.holds(one.at):
            day = week.day_of(one.at)
            told[day] = min(one.at, told.get(day, one.at))
    harder = {
        ran.day
        for ran in runs
        if ran.intensity is not Intensity.LOW
        and (since := told.get(ran.day)) is not None
        and ran.start >= since - BEFORE
    }
    return len(told), len(told.keys() - harder)


def _by_mornings(week: Week, diary: Diary, runs: Iterable[_Ran]) -> tuple[int, int]:
    """Days of running after which the person woke up tired (leg work), and peppy (aerobic)."""
    ran_on = {ran.day for ran in runs}
    feels = {week.day_of(one.at) - timedelta(days=1): one.feels for one in sorted(diary.mornings)}
    after = [feeling for day, feeling in feels.items() if day in ran_on]
    return after.count("tired"), after.count("peppy")


def _usual(week: Week, diary: Diary) -> float | None:
    """Mean running minutes of the four weeks before; None where the log is younger, or has no run in them."""
    first = min((one.start for one in diary.done), default=None)
    if first is None or first >= week.moved(1 - WEEKS_BEFORE).start:
        return None
    since, until = week.moved(-WEEKS_BEFORE).start, week.start
    runs = (one for one in diary.done if isinstance(one, Run) and _is_run(one) and since <= one.start < until)
    return sum(_minutes(run) for run in runs) / WEEKS_BEFORE or None
