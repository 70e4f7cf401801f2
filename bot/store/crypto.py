"""What is encrypted at rest, and with which keys: soreness, pain, notes, reasons, and what Slack sent.

A cell is a JSON value under Fernet (AES-128-CBC with HMAC-SHA256). Its length is rounded up first, so that the length
of a cell does not tell a 3 from a 10. The first key encrypts; every key decrypts.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Final

import orjson
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import NotSetUp

KEYS: Final = "CANIRUN_ENCRYPTION_KEYS"
BLOCK: Final = 128  # bytes; a soreness answer fits into one


class Cipher:
    """Seals JSON values into cells, and opens them."""

    def __init__(self, keys: Sequence[str]) -> None:
        """`keys` as Fernet makes them, the newest first; NotSetUp where one is not a key."""
        if not keys:
            raise NotSetUp("There is no key to encrypt with.", f"Set {KEYS}, or put the key file back.")
        try:
            fernets = [Fernet(key) for key in keys]
        except ValueError as error:
            raise NotSetUp(
                f"A key in {KEYS} is not a key.",
                "Each is 32 bytes in URL-safe base64, as `canirun key new` prints it; separate several by commas.",
            ) from error
        self._newest, self._all = fernets[0], MultiFernet(fernets)

    def seal(self, value: Any) -> bytes:  # noqa: ANN401  any JSON value
        """A JSON value as a cell."""
        plain = orjson.dumps(value)
        return self._newest.encrypt(plain.ljust(-(-len(plain) // BLOCK) * BLOCK))

    def open(self, cell: bytes) -> Any:  # noqa: ANN401  any JSON value
        """What was sealed; NotSetUp where none of the keys fits."""
        try:
            return orjson.loads(self._all.decrypt(cell))
        except InvalidToken as error:
            raise wrong_key() from error

    def renewed(self, cell: bytes) -> bytes | None:
        """The cell under the newest key; None where it is already."""
        try:
            self._newest.decrypt(cell)
        except InvalidToken:
            return self.seal(self.open(cell))
        return None


def wrong_key() -> NotSetUp:
    """No key fits what is in the database."""
    return NotSetUp(
        "The database was encrypted with a key that is not here.",
        f"Put the old key back: into {KEYS}, after the new one, or into the file beside the database.",
    )


def new_key() -> str:
    """A fresh key, as text."""
    return Fernet.generate_key().decode("ascii")


def keys_of(told: str | None) -> tuple[str, ...]:
    """The keys of an environment variable: separated by commas, the newest first."""
    return tuple(filter(None, (key.strip() for key in (told or "").split(","))))


def keys_in(file: Path) -> tuple[str, ...]:
    """The keys of a file, one a line, the newest first; none where there is no file."""
    try:
        return tuple(filter(None, (line.strip() for line in file.read_text(encoding="ascii").splitlines())))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise NotSetUp(f"The key file {file.name} cannot be read.", "It must be a text file of yours.") from error


def make_key(file: Path) -> tuple[str, ...]:
    """Makes a key file with mode 0600, once: where another process was first, its key is the key."""
    draft = _draft(file, [new_key()])
    try:
        file.hardlink_to(draft)  # all of it at once, and only where there is none
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return keys_in(file)


def write_keys(file: Path, keys: Sequence[str]) -> None:
    """Replaces the keys of a file, at once and with mode 0600: all or nothing."""
    _draft(file, keys).replace(file)


def _draft(file: Path, keys: Sequence[str]) -> Path:
    """A file of nobody else's beside the one that is meant, with keys in it, safe from a power cut."""
    handle, name = mkstemp(prefix=f"{file.name}.", dir=file.parent)  # mode 0600
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.writelines(f"{key}\n" for key in keys)
        out.flush()
        os.fsync(out.fileno())
    return Path(name)
