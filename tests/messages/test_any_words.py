"""Whatever somebody writes, Slack takes what is answered."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import render
from bot.coach import ask
from bot.listeners.words import words_of
from bot.playground.blocks import view_faults
from bot.playground.posting import read_body
from bot.telling import by_message
from tests.messages.making import ANA, BEN, ID, NOW, USER

SPOKEN = """
    easy sprints tempo long run 5k 10km 90min tonight tomorrow yesterday friday 7am 18:30 heavy light squats 5x5 @80%
    deadlifts legs 6/10 9/10 hurts sharp pain knee beginner strength marathon can I how long after before ? . , & < > `
    <!channel> <@U1> {{ 🏃 \u2028
""".split()
WORDS = st.one_of(
    st.lists(st.sampled_from(SPOKEN), max_size=40).map(" ".join),
    st.text(max_size=600),
    st.tuples(st.text(max_size=40), st.sampled_from(["easy run tonight", "squats yesterday"])).map(" ".join),
)

NUMBERS = "0 00 0.0 0:00 00:00 0-0 -1 0.0001 1e9 101 99999999999".split()
UNITS = "min h ' \" km miles m kg % /10 x5 reps hours s ascent km/h".split()
AMOUNTS = st.tuples(st.sampled_from(NUMBERS), st.sampled_from(["", " "]), st.sampled_from(UNITS)).map("".join)
SENTENCES = ["easy run {} tomorrow?", "ran {} yesterday", "squats 5x5 {} last night, run tonight?", "in {} run?", "{}"]


@given(st.sampled_from(SENTENCES), AMOUNTS, st.sampled_from(["run", "legs", None]))
def test_no_amount_is_too_odd_to_be_answered(sentence, amount, subject):
    said = sentence.format(amount)
    assert read_body(dict(render.answer(ask(said, ANA, command=subject), ID, NOW))).blocks
    assert by_message(said, ANA).words == said


@given(WORDS, st.sampled_from([ANA, BEN]), st.sampled_from(["run", "legs", None]))
@settings(max_examples=150)
def test_slack_takes_what_is_answered_to_any_words(said, asker, subject):
    answer = ask(words_of(said), asker, command=subject)
    messages = [render.answer(answer, ID, NOW, in_channel=True), render.why(answer, ID)]
    if render.can_share(answer):
        messages.append(render.shared(answer, USER))
    for message in messages:
        assert read_body(dict(message)).blocks
        assert "<!" not in str(message)
    assert view_faults(render.say_again(answer, ID)) == []
