"""The events of a mock, as server-sent events."""

import json
import time
from http.client import HTTPException
from typing import Any, Dict, Iterator, Optional, Sequence

from ._errors import XivoMockError, XivoMockProblem
from ._transport import Transport
from .answers import Event

_retry_seconds = 1.0


def read_events(
    transport: Transport, *, world: Optional[str], types: Optional[Sequence[str]], last_event_id: Optional[str]
) -> Iterator[Event]:
    """Yields events as they happen. Connects again when the connection is lost; ends if the world is gone."""
    position = last_event_id
    has_connected = False
    while True:
        headers = {} if position is None else {"Last-Event-ID": position}
        query = {"world": world, "types": None if types is None else ",".join(types)}
        try:
            with transport.open("GET", "events", query=query, headers=headers) as stream:
                has_connected = True
                for message in _messages(stream):
                    position = message.get("id", position)
                    if "data" in message:
                        event: Event = json.loads(message["data"])
                        yield event
        except XivoMockProblem as problem:
            if has_connected and problem.status == 404:
                return
            raise
        except (XivoMockError, HTTPException, OSError):
            if not has_connected:
                raise
        time.sleep(_retry_seconds)


def _messages(lines: Any) -> Iterator[Dict[str, str]]:
    message: Dict[str, str] = {}
    for line in lines:
        text = line.decode().rstrip("\r\n")
        if text == "":
            yield message
            message = {}
        else:
            name, _, value = text.partition(": ")
            message[name] = value
