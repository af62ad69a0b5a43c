"""Asking one address of another site, politely, and what its answer means for a reader."""

from __future__ import annotations

import http.client
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from enum import Enum
from typing import IO

TIMEOUT = 20.0  # seconds
PAUSE = 2.0  # seconds between two questions to the same site
TRIES = 3

# A name, so that whoever runs a site can tell us from others; and what a browser would accept.
HEADERS = {"User-Agent": "recycle-date-links/1 (checks the sources of a guide)", "Accept": "*/*"}

FOR_EVER = {301, 308}
GONE = {404, 410}


class State(Enum):
    """What became of a link; the value is how it is said."""

    WELL = "well"
    MOVED = "moved"
    GONE = "gone"
    NO_NAME = "no such host"
    UNCLEAR = "could not be reached"


@dataclass(frozen=True)
class Answer:
    """What an address answered; `detail` is a status, a reason, or where it has moved to."""

    state: State
    detail: str = ""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects as ever, and notes whether all of them are for ever."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self.codes.append(code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(address: str, *, timeout: float = TIMEOUT, pause: float = PAUSE) -> Answer:
    """Ask, and ask again after a pause while the answer is unclear."""
    for attempt in range(TRIES):
        answer = ask_once(address, timeout)
        if answer.state is not State.UNCLEAR:
            break
        if attempt < TRIES - 1:
            time.sleep(pause)
    return answer


def ask_once(address: str, timeout: float) -> Answer:
    """Ask once; whatever happens on the way becomes an answer."""
    redirects = _Redirects()
    try:
        request = urllib.request.Request(address, headers=HEADERS)
        opened = urllib.request.build_opener(redirects).open(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(State.GONE if error.code in GONE else State.UNCLEAR, str(error.code))
    except urllib.error.URLError as error:
        return _unreached(error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _unreached(error)
    with opened as response:
        if redirects.codes and set(redirects.codes) <= FOR_EVER:
            return Answer(State.MOVED, response.url)
        return Answer(State.WELL)


def _unreached(reason: object) -> Answer:
    """A host that the name service does not know may be gone; anything else may pass."""
    if isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME:
        return Answer(State.NO_NAME)
    return Answer(State.UNCLEAR, str(reason) or type(reason).__name__)
