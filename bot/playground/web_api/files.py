"""Files: ask for a place, put the bytes there, say that they are complete."""

from bot.playground import posting
from bot.playground.blocks import read_blocks
from bot.playground.files import described
from bot.playground.web_api.call import Call
from bot.playground.wire import Json, Refused
from bot.playground.world import BOT_USER, World


def upload_url(call: Call) -> Json:
    size = call.number("length", 0, 1, 10**9)
    file = described(call.world, call.base, BOT_USER, call.text("filename"), size)
    file["alt_txt"] = call.given.get("alt_txt", "")
    call.world.files[file["id"]] = file
    return {"upload_url": f"{call.base}/upload/{file['id']}", "file_id": file["id"]}


def receive(world: World, file_id: str, content: bytes) -> None:
    """The bytes of a file.

    Raises:
        Refused: no such place, it is taken, or another number of bytes was announced.
    """
    if file_id not in world.files or file_id in world.contents:
        raise Refused("file_not_found")
    if len(content) != world.files[file_id]["size"]:
        raise Refused("invalid_arguments", ["the length is not the one that was announced"])
    world.contents[file_id] = content


def complete_upload(call: Call) -> Json:
    """Shares the files where told; without a channel they stay with the bot."""
    wanted = call.tree("files")
    if not isinstance(wanted, list) or not wanted:
        raise Refused("invalid_arguments", ["must provide an array [json-pointer:/files]"])
    files: list[Json] = []
    for each in wanted:
        file_id = each.get("id") if isinstance(each, dict) else None
        if file_id not in call.world.contents:
            raise Refused("file_not_found")
        file = call.world.files[file_id]
        file["title"] = each.get("title") or file["name"]
        files.append(file)
    ids = [each for each in str(call.given.get("channels") or call.given.get("channel_id") or "").split(",") if each]
    for channel_id in ids:
        channel = call.world.channel(channel_id)
        if BOT_USER not in channel.members:
            raise Refused("not_in_channel")
        given = call.given.get("blocks")
        body = posting.Body(
            call.given.get("initial_comment", ""), read_blocks(given, "message") if given else None, None
        )
        try:
            thread_ts = posting.thread_of(channel, call.given.get("thread_ts"))
        except Refused:
            raise Refused("invalid_arguments", ["no such thread [json-pointer:/thread_ts]"]) from None
        posting.post(call.world, channel, body, thread_ts=thread_ts, files=files)
    return {"files": [{"id": file["id"], "title": file["title"]} for file in files]}


def upload(call: Call) -> Json:
    """The old way, which Slack has closed."""
    del call
    raise Refused("method_deprecated")
