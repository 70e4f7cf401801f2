"""What the environment tells, and what a secret looks like."""

import pytest

from bot.settings import Settings, Shape, shape_of

HEX = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("secret", "shape"),
    [
        pytest.param("xoxb-" + HEX, Shape.BOT, id="a bot token"),
        pytest.param("xapp-A0-" + HEX, Shape.APP, id="an app-level token"),
        pytest.param("xoxp-" + HEX, Shape.USER, id="a person's token"),
        pytest.param("xoxe.xoxb-" + HEX, Shape.EXPIRING, id="a bot token under rotation"),
        pytest.param("xoxe-" + HEX, Shape.EXPIRING, id="a refresh token"),
        pytest.param(HEX, Shape.SIGNING, id="a signing secret"),
        pytest.param(f'"xoxb-{HEX}"', Shape.QUOTED, id="quotes that a file of variables kept"),
        pytest.param("xoxb-", Shape.UNKNOWN, id="a beginning without an end"),
        pytest.param(f"xoxb-{HEX}\nX: y", Shape.UNKNOWN, id="a second line"),
        pytest.param(HEX[1:], Shape.UNKNOWN, id="a signing secret cut short"),
        pytest.param("hunter2", Shape.UNKNOWN, id="somebody's password"),
        pytest.param("", Shape.UNKNOWN, id="nothing"),
    ],
)
def test_a_secret_is_known_by_its_shape(secret, shape):
    assert shape_of(secret) is shape


@pytest.mark.parametrize(
    ("url", "keeps"),
    [
        pytest.param("", True, id="Slack itself"),
        pytest.param("https://slack.example.com/api", True, id="another Slack by https"),
        pytest.param("http://127.0.0.1:8080/api/", True, id="a local Slack on this machine"),
        pytest.param("http://slack.example.com/api/", False, id="another machine without encryption"),
        pytest.param("http://127.0.0.1.example.com/api/", False, id="a host that only begins like this machine"),
        pytest.param("http://[::1/api", False, id="no address at all"),
    ],
)
def test_tokens_go_only_where_nobody_reads_them_on_the_way(url, keeps):
    assert Settings.of({"CANIRUN_SLACK_API_URL": url}).keeps_secrets is keeps


def test_a_secret_is_never_part_of_what_is_printed():
    settings = Settings.of({"CANIRUN_BOT_TOKEN": "xoxb-" + HEX, "CANIRUN_SIGNING_SECRET": HEX})
    assert HEX not in repr(settings)
