"""Suggested prompts and the line that says what the bot is doing."""

from bot.playground import limits
from bot.playground.web_api.call import Call
from bot.playground.wire import Json, Refused

STATUS_S = 120  # Slack takes a status away after two minutes


def set_suggested_prompts(call: Call) -> Json:
    """Prompts of a direct conversation. Under `agent_view` Slack answers ok to a thread_ts, and shows nothing."""
    channel, prompts = call.channel(argument="channel_id"), call.tree("prompts")
    if not channel.im_with:
        raise Refused("channel_not_found")
    if not isinstance(prompts, list) or not 1 <= len(prompts) <= limits.SUGGESTED_PROMPTS:
        raise Refused("invalid_arguments", [f"between 1 and {limits.SUGGESTED_PROMPTS} items [json-pointer:/prompts]"])
    for place, prompt in enumerate(prompts):
        if not isinstance(prompt, dict) or not prompt.get("title") or not prompt.get("message"):
            raise Refused(
                "invalid_arguments", [f"missing required field: title, message [json-pointer:/prompts/{place}]"]
            )
    if not call.given.get("thread_ts"):
        channel.prompts = prompts
        call.world.changed()
    return {}


def set_status(call: Call) -> Json:
    channel, thread_ts = call.channel(argument="channel_id"), call.text("thread_ts")
    if thread_ts not in channel.messages:
        raise Refused("invalid_thread_ts")
    channel.status[thread_ts] = {"status": call.text("status"), "until_s": call.world.clock.now() + STATUS_S}
    if not call.text("status"):
        del channel.status[thread_ts]
    call.world.changed()
    return {}
