"""Files as Slack tells of them, whoever put them there."""

import mimetypes
import secrets
from pathlib import PurePosixPath
from urllib.parse import quote

from bot.playground.wire import Json
from bot.playground.world import World


def described(world: World, base: str, user: str, name: str, size: int) -> Json:
    """A new file as messages and events tell it. `base`: this server's address, where the bytes will be."""
    file_id = f"F0{secrets.token_hex(4).upper()}"
    url = f"{base}/files/{file_id}/{quote(name, safe='')}"
    return {
        "id": file_id,
        "created": int(world.clock.now()),
        "timestamp": int(world.clock.now()),
        "name": name,
        "title": name,
        "mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "filetype": PurePosixPath(name).suffix.lstrip(".").lower() or "binary",
        "user": user,
        "size": size,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "url_private": url,
        "url_private_download": url,
    }


def keep(world: World, base: str, user: str, name: str, content: bytes) -> Json:
    """A file with its bytes; gives how it is told."""
    file = described(world, base, user, PurePosixPath(name.replace("\\", "/")).name or "file", len(content))
    world.files[file["id"]], world.contents[file["id"]] = file, content
    return file
