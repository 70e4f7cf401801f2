"""GROUP: a moderate group run drifts into a hard one."""

from advice.nouns import Basis, Intensity, Place, RunKind
from advice.rule import Says, rule
from advice.timeline import Request, Timeline


@rule("GROUP", "G44", basis=Basis.HOUSE_WITH_SUPPORT, place=Place.ADVICE)
def moderate_group_run(asked: Request, timeline: Timeline) -> Says | None:  # noqa: ARG001 - every rule sees both
    """Reminds whoever runs with a group that its pace may not be theirs.

    Why: low and moderate running is what is fine around leg day, and groups speed up.
    Limits: advice only.
    """
    if asked.run_kind is not RunKind.GROUP or asked.intensity is not Intensity.MODERATE:
        return None
    return Says("groups tend to speed up", instead="Let them go when you can no longer talk.")
