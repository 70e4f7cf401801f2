"""KIND: what the documents say about the kind of run that was asked about."""

from advice.kinds import KINDS
from advice.nouns import Place
from advice.rule import Says, rule
from advice.timeline import Request, Timeline


@rule("KIND", place=Place.ADVICE)
def kind_note(asked: Request, timeline: Timeline) -> Says | None:  # noqa: ARG001 - every rule sees both
    """Says what is known of the asked kind of run.

    Why: what a run does to leg day depends first on what kind of run it is.
    Limits: it never limits anything; kinds of which the documents are silent say nothing.
    Cites: each kind its own items, among G13 G22 G34 G36 G48 G66 G71 G79.
    """
    kind = KINDS[asked.run_kind]
    return Says(kind.note, cites=kind.cites) if kind.cites else None
