"""What is not Slack's ends at the edge, with one plain line and without a trace of what it said."""

import asyncio
import logging
from urllib.parse import urlencode

import pytest

from bot.playground.events_http import sign
from bot.slack.edge import BODY_BYTES, Edge

SECRET = "0123456789abcdef" * 2
NOW = 1_800_000_000
JSON = ("content-type", "application/json")
FORM = ("content-type", "application/x-www-form-urlencoded")
HELLO = b'{"type":"event_callback"}'


def signed(body, at_s=NOW):
    return [(name.lower(), value) for name, value in sign(SECRET.encode(), body, at_s).items()]


class Inner:
    """In Bolt's place: reads what it is given and answers 200."""

    def __init__(self):
        self.got = []

    async def __call__(self, scope, receive, send):
        message = await receive()
        assert not message["more_body"]
        assert scope["query_string"] == b""  # Bolt would decode it as UTF-8
        self.got.append((dict(scope["headers"]), message["body"]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"read"})


async def knock(  # one request, piece by piece
    body=HELLO, headers=None, *, method="POST", path="/slack/events", inner=None, ready=True, pieces=None
):
    headers = [JSON, *signed(body)] if headers is None else headers
    pieces = [body] if pieces is None else list(pieces)
    sent = []

    async def receive():
        if pieces:
            piece = pieces.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    raw = [(name.encode(), value if isinstance(value, bytes) else value.encode()) for name, value in headers]
    scope = {"type": "http", "method": method, "path": path, "headers": raw, "query_string": b"a=\xff"}
    await Edge(inner or Inner(), SECRET, lambda: ready, lambda: NOW)(scope, receive, send)
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    return sent[0]["status"], sent[1]["body"].decode()


# What comes in


async def test_what_slack_signed_is_handed_over_whole_and_with_slacks_headers_only():
    inner = Inner()
    headers = [JSON, *signed(HELLO), ("x-slack-retry-num", "1"), ("cookie", "a=b"), ("x-slack-odd", b"\xff")]
    assert await knock(headers=headers, inner=inner, pieces=[HELLO[:5], b"", HELLO[5:]]) == (200, "read")
    ((seen, body),) = inner.got
    assert body == HELLO
    assert set(seen) == {b"content-type", b"x-slack-signature", b"x-slack-request-timestamp", b"x-slack-retry-num"}


FORMS = [
    pytest.param({"command": "/canirun", "text": "payload of 5 kg"}, id="a command"),
    pytest.param({"payload": '{"type":"block_actions"}'}, id="a button"),
    pytest.param({"ssl_check": "1", "token": "x"}, id="a check of the certificate"),
]


@pytest.mark.parametrize("form", FORMS)
async def test_a_form_is_handed_over(form):
    body = urlencode(form).encode()
    kind = (FORM[0], "Application/X-WWW-Form-Urlencoded; charset=utf-8")
    assert (await knock(body, [kind, *signed(body)]))[0] == 200


async def test_a_signature_is_good_for_five_minutes_on_either_side():
    told = {age: (await knock(headers=[JSON, *signed(HELLO, NOW - age)]))[0] for age in (-301, -300, 0, 300, 301)}
    assert told == {-301: 401, -300: 200, 0: 200, 300: 200, 301: 401}


# What does not


def without(name):
    return [JSON, *(pair for pair in signed(HELLO) if pair[0] != name)]


def with_(name, value):
    return [*without(name), (name, value)]


SIGNATURE, TIMESTAMP = "x-slack-signature", "x-slack-request-timestamp"
HEADERS = [
    pytest.param([JSON], 401, id="unsigned"),
    pytest.param(without(SIGNATURE), 401, id="without a signature"),
    pytest.param(without(TIMESTAMP), 401, id="without a timestamp"),
    pytest.param(with_(SIGNATURE, "v0=" + "0" * 64), 401, id="signed by another"),
    pytest.param(with_(SIGNATURE, ""), 401, id="an empty signature"),
    pytest.param(with_(SIGNATURE, b"v0=\xff\xfe"), 401, id="a signature that is not ASCII"),
    pytest.param(with_(TIMESTAMP, "soon"), 401, id="a timestamp in words"),
    pytest.param(with_(TIMESTAMP, "-1800000000"), 401, id="a negative timestamp"),
    pytest.param(with_(TIMESTAMP, "1_800_000_000"), 401, id="a timestamp as Python would write it"),
    pytest.param(with_(TIMESTAMP, "٣".encode()), 401, id="a timestamp in other digits"),
    pytest.param(with_(TIMESTAMP, "9" * 5000), 401, id="a timestamp without end"),
    pytest.param([JSON, *signed(HELLO), signed(HELLO)[1]], 401, id="signed twice"),
    pytest.param([JSON, *signed(HELLO), signed(HELLO)[0]], 401, id="dated twice"),
    pytest.param(signed(HELLO), 415, id="without a kind"),
    pytest.param([("content-type", "text/plain"), *signed(HELLO)], 415, id="plain text"),
    pytest.param([("content-type", b"\xff"), *signed(HELLO)], 415, id="a kind that is not ASCII"),
    pytest.param([JSON, FORM, *signed(HELLO)], 415, id="of two kinds"),
    pytest.param([JSON, ("content-length", "1000001"), *signed(HELLO)], 413, id="announced as too long"),
    pytest.param([JSON, ("content-length", "9" * 5000), *signed(HELLO)], 413, id="announced without end"),
    pytest.param([JSON, ("content-length", "-1"), *signed(HELLO)], 400, id="announced as less than nothing"),
]


@pytest.mark.parametrize(("headers", "status"), HEADERS)
async def test_headers_that_are_not_slacks(headers, status):
    inner = Inner()
    told, line = await knock(headers=headers, inner=inner)
    assert (told, inner.got) == (status, [])
    assert line.count("\n") == 1


BODIES = [
    pytest.param(JSON, b"{", id="half of it"),
    pytest.param(JSON, b"", id="empty"),
    pytest.param(JSON, b"[]", id="a list"),
    pytest.param(JSON, b'"text"', id="a string"),
    pytest.param(JSON, b'{"a":NaN}', id="not a number"),
    pytest.param(JSON, b'{"a":"\xff"}', id="not UTF-8"),
    pytest.param(JSON, b'{"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}", id="too deep"),
    pytest.param(FORM, b"{", id="a form that Bolt takes for JSON"),
    pytest.param(FORM, b"text=\xff", id="a form that is not UTF-8"),
    pytest.param(FORM, b"payload=%7B", id="a form with half a payload"),
    pytest.param(FORM, b"payload=%5B%5D", id="a form with a list"),
    pytest.param(FORM, b"payload=", id="a form with an empty payload"),
]


@pytest.mark.parametrize(("kind", "body"), BODIES)
async def test_a_body_that_bolt_could_not_read_is_refused_even_when_it_is_signed(kind, body):
    inner = Inner()
    assert (await knock(body, [kind, *signed(body)], inner=inner))[0] == 400
    assert (await knock(body, [kind], inner=inner))[0] == 401
    assert inner.got == []


async def test_a_body_may_be_a_megabyte_long_and_no_longer_whatever_it_announced():
    room = BODY_BYTES - len(b'{"a":""}')
    just = b'{"a":"%b"}' % (b"x" * room)
    assert (await knock(just))[0] == 200
    over = just + b" "
    assert (await knock(over, pieces=[over[:500_000], over[500_000:]]))[0] == 413
    assert (await knock(over, [JSON, ("content-length", "3"), *signed(over)]))[0] == 413


async def test_whoever_hangs_up_gets_no_answer_and_bolt_no_request():
    async def gone():
        return {"type": "http.disconnect"}

    async def never(message):
        raise AssertionError(message)

    inner = Inner()
    headers = [(name.encode(), value.encode()) for name, value in [JSON, *signed(HELLO)]]
    scope = {"type": "http", "method": "POST", "path": "/slack/events", "headers": headers}
    await Edge(inner, SECRET, lambda: True, lambda: NOW)(scope, gone, never)
    assert inner.got == []


async def test_whoever_is_too_slow_is_not_waited_for(monkeypatch):
    monkeypatch.setattr("bot.slack.edge.READ_S", 0.02)
    sent = []

    async def never():
        await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    headers = [(name.encode(), value.encode()) for name, value in [JSON, *signed(HELLO)]]
    scope = {"type": "http", "method": "POST", "path": "/slack/events", "headers": headers}
    await Edge(Inner(), SECRET, lambda: True, lambda: NOW)(scope, never, send)
    assert sent[0]["status"] == 408


async def test_a_fault_behind_the_edge_is_told_by_its_reference_only(caplog):
    async def fail(_scope, _receive, _send):
        raise LookupError("knee hurts 9/10")

    with caplog.at_level(logging.DEBUG):
        status, line = await knock(inner=fail)
    assert status == 500
    assert line.startswith("a fault of ours: ")
    assert line.split()[-1] in caplog.text
    assert "knee" not in caplog.text + line


async def test_nothing_of_a_refused_body_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        await knock(b'{"text":"knee hurts"}', [JSON, *signed(b"other")])
    assert "knee" not in caplog.text


# Other doors


WAYS = [
    pytest.param("GET", "/healthz", False, 200, id="alive, though not ready"),
    pytest.param("HEAD", "/healthz", True, 200, id="alive, without a body"),
    pytest.param("GET", "/readyz", True, 200, id="ready"),
    pytest.param("GET", "/readyz", False, 503, id="not ready"),
    pytest.param("POST", "/healthz", True, 405, id="health is asked, not told"),
    pytest.param("DELETE", "/readyz", True, 405, id="so is readiness"),
    pytest.param("GET", "/slack/events", True, 405, id="events are posted"),
    pytest.param("PUT", "/slack/events", True, 405, id="and not put"),
    pytest.param("GET", "/", True, 404, id="the root"),
    pytest.param("POST", "/slack/events/", True, 404, id="a slash too many"),
    pytest.param("POST", "/slack/install", True, 404, id="Bolt's other ways"),
]


@pytest.mark.parametrize(("method", "path", "ready", "status"), WAYS)
async def test_ways_in(method, path, ready, status):
    told, line = await knock(headers=[], method=method, path=path, ready=ready)
    assert told == status
    assert (line == "") == (method == "HEAD")


async def test_a_server_may_tell_of_its_start_and_its_end():
    inbox, sent = ["lifespan.startup", "lifespan.shutdown"], []

    async def receive():
        return {"type": inbox.pop(0)}

    async def send(message):
        sent.append(message["type"])

    await Edge(Inner(), SECRET, lambda: True)({"type": "lifespan"}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
