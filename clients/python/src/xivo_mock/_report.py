"""Requests as lines of text, for the report of a failing test."""

from typing import List

from ._errors import XivoMockError
from ._mock import World
from .answers import Request, RequestIgnored


def request_lines(world: World) -> List[str]:
    """Returns the requests to a world, each followed by what there is to know about it besides its status."""
    try:
        requests = world.admin.requests()
    except XivoMockError as error:
        return [f"the requests are not known: {error}"]
    lines = [line for request in requests for line in _lines(request)]
    return lines or ["none"]


def _lines(request: Request) -> List[str]:
    head = f"{request['answer']['status']} {request['method']} {request['url']}"
    return [head, *(f"    {note}" for note in _notes(request))]


def _notes(request: Request) -> List[str]:
    notes: List[str] = []
    fault = request.get("fault")
    message = request.get("reason", {}).get("message")
    is_by_fault = fault is not None and message is not None and message.startswith(f"fault {fault} ")
    if message is not None:
        is_refused = request["answer"]["status"] >= 400 and not is_by_fault
        notes.append(f"refused: {message}" if is_refused else message)
    if fault is not None and not is_by_fault:
        notes.append(f"fault {fault} fired")
    if "note" in request:
        notes.append(request["note"])
    if "ignored" in request:
        notes.append(f"ignored: {', '.join(map(_ignored, request['ignored']))}")
    if "skipped" in request:
        notes.append(f"skipped: {request['skipped']}")
    for change in request.get("portability", []):
        notes.append(f"{change['effect']} since {change['since']}: {change['what']}")
    return notes


def _ignored(entry: RequestIgnored) -> str:
    return f"{entry['field']} ({entry['near']}?)" if "near" in entry else entry["field"]
