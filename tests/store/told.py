"""What people in the tests of the store tell."""

from datetime import UTC, datetime, time, timedelta

from advice.engine import advise
from advice.models import Asked, Exercise, LegSession, Pattern, Question, Run, Soreness
from advice.nouns import Goal, Hardness, Intensity, Level, Pain, RunKind
from bot.store import Consent, Delivery, LoggedSession, Person, Profile, Receipt, Schedule, SorenessAnswer, Woke
from bot.store.crypto import new_key

KEY = new_key()
NOW = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
TODAY = NOW.date()
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ANA = Person("T1", "U1")
BO = Person("T1", "U2")
ANA_ELSEWHERE = Person("T2", "U1")

AGREED = Profile(consent=Consent(version="1", at=NOW))
FULL = Profile(
    goal=Goal.STRENGTH,
    level=Level.ADVANCED,
    squat_1rm_kg=140.5,
    deadlift_1rm_kg=180,
    leg_press_1rm_kg=250,
    distance_unit="mi",
    weight_unit="lb",
    zone="Europe/Madrid",
    day_order="day_first",
    usual_leg_days=("mon", "thu"),
    tips=False,
    first_contact_step=2,
    readiness_at=NOW,
    consent=Consent(version="2026-11", at=NOW),
    mornings=(Woke(day=TODAY, at=NOW, feels="tired"),),
    corrections={"hip thrust": "legs", "thruster": "upper"},
)


def legs(session_id="legs1", *, start=NOW - 3 * HOUR, note="felt heavy", status="done", **told):
    what = LegSession(
        start=start,
        end=start + HOUR,
        duration_min=60,
        hardness=Hardness.HARD,
        exercises=(Exercise(name="squats", sets=5, reps=5, pct_1rm=80), Exercise(name="RDL", sets=3, weighted=True)),
    )
    return logged(session_id, what, note=note, status=status, **told)


def run(session_id="run1", *, start=NOW - DAY, status="done", **told):
    what = Run(
        start=start,
        end=start + HOUR,
        run_kind=RunKind.TEMPO,
        duration_min=45,
        distance_km=8.5,
        ascent_m=120,
        intensity=Intensity.HIGH,
        rpe=7.5,
    )
    return logged(session_id, what, status=status, **told)


def logged(session_id, what, *, status="done", source="command", note=None):
    return LoggedSession(
        id=session_id, status=status, what=what, zone="Europe/Madrid", source=source, created_at=NOW, note=note
    )


def sore(answer_id="sore1", *, level=4, at=NOW, site="quads", pain=None):
    told = Soreness(level=level, at=at, site=site, pain=pain)
    return SorenessAnswer(id=answer_id, soreness=told, zone="Europe/Madrid")


def hurt(answer_id="hurt1", *, at=NOW, site="left knee"):
    return sore(answer_id, level=7, at=at, site=site, pain=Pain.SHARP)


def receipt(receipt_id="r1", *, at=NOW, soreness=None, tired=0):
    question = Question(
        now=at,
        tz="Europe/Madrid",
        history=(legs(start=at - 20 * HOUR).what,),
        soreness=soreness,
        pattern=Pattern(tired_mornings=tired) if tired else None,
        query=Asked(run_kind=RunKind.SPRINTS, at=at + HOUR),
    )
    return Receipt.of(receipt_id, question, advise(question.query, question))


def scheduled(next_at=None, *, zone="Europe/Madrid", **told):
    return Schedule(zone=zone, times=(time(7, 30),) * 5 + (None, time(9)), next_at=next_at, **told)


def delivery(delivery_id="d1", *, due=NOW, expires=NOW + 2 * HOUR, day=TODAY, **told):
    return Delivery(id=delivery_id, day=day, due=due, expires=expires, **told)
