"""Every message is a picture in git. A changed one is looked at, and then approved: `make approve`."""

import json
from pathlib import Path

import pytest

from bot import folders
from tests.messages.making import HOSTILE
from tests.messages.samples import SAMPLES, built

APPROVED = Path(__file__).parent / "approved"
TEMPLATES = sorted(path.stem for path in (folders.templates() / "slack").glob("[!_]*.j2"))
SAID_BY_PEOPLE = set(
    "answer correction home import log log_form logged note review review_why say_again shared team unclear why".split()
)


def picture(template):
    return json.dumps(built(template), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


@pytest.mark.parametrize("template", SAMPLES)
def test_a_message_is_as_it_was_approved(template, request):
    path = APPROVED / f"{template}.json"
    if request.config.getoption("approve"):
        path.write_text(picture(template), encoding="utf-8")
    approved = path.read_text(encoding="utf-8") if path.exists() else "{}"
    if picture(template) == approved:
        return
    before, now = json.loads(approved), json.loads(picture(template))
    changed = [name for name in {**now, **before} if now.get(name) != before.get(name)]
    pytest.fail(
        f"{template}: {', '.join(changed) or 'its order'} changed. Run `make approve`, read `git diff tests/messages`,"
        " and commit the new picture if people should get it so.",
        pytrace=False,
    )


def test_every_template_has_samples_and_every_sample_a_template():
    assert sorted(SAMPLES) == TEMPLATES


def test_every_picture_has_its_samples():
    assert sorted(path.name for path in APPROVED.iterdir()) == [f"{template}.json" for template in TEMPLATES]


@pytest.mark.parametrize("template", SAMPLES)
def test_what_repeats_peoples_words_is_also_shown_hostile_empty_and_huge(template):
    wanted = {"usual", "hostile", "empty", "huge"} if template in SAID_BY_PEOPLE else {"usual"}
    assert wanted <= SAMPLES[template].keys()


def test_hostile_words_are_hostile():
    for part in ("<!channel>", "<@U", "{{ 7*7 }}", '"', "\\", "\u2028", "`", "*"):
        assert part in HOSTILE
