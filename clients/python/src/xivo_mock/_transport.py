"""Requests to the control plane."""

import json
import ssl
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException, HTTPResponse
from typing import Any, Collection, Dict, List, Mapping, Optional, Union

from ._errors import XivoMockError, XivoMockProblem

Query = Mapping[str, Union[str, int, float, bool, None]]

_image_type = "application/vnd.sqlite3"


class Transport:
    """Sends requests to the control plane of a mock, or of one of its worlds. Raises ``XivoMockProblem`` for an
    error answer, and ``XivoMockError`` if the mock cannot be reached or does not answer like xivo-mock."""

    def __init__(
        self,
        url: str,
        *,
        headers: Optional[Mapping[str, str]] = None,
        ca: Optional[str] = None,
        timeout: float = 60.0,
    ) -> None:
        self.url = _checked(url).rstrip("/")
        self.headers: Dict[str, str] = dict(headers or {})
        self.ca = ca
        self.timeout = timeout
        # A proxy of the environment is meant for other hosts than the mock.
        handlers: List[Any] = [urllib.request.ProxyHandler({})]
        if ca is not None:
            handlers.append(urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=ca)))
        self._opener = urllib.request.build_opener(*handlers)

    def json(self, method: str, path: str, **request: Any) -> Any:
        """Returns the parsed answer; ``None`` if it is empty."""
        content = self.bytes(method, path, **request)
        try:
            return json.loads(content) if content else None
        except ValueError as error:
            raise XivoMockError(f"{self.url} does not answer like xivo-mock") from error

    def bytes(self, method: str, path: str, **request: Any) -> bytes:
        """Returns the bytes of the answer."""
        with self.open(method, path, **request) as answer:
            return answer.read()

    def open(
        self,
        method: str,
        path: str,
        *,
        query: Optional[Query] = None,
        body: Any = None,
        headers: Optional[Mapping[str, str]] = None,
        accepts: Collection[int] = (),
        timeout: Optional[float] = None,
    ) -> HTTPResponse:
        """Returns the answer, whose body has not been read.

        :param path: the path below ``/__admin/``.
        :param query: parameters; ``None`` leaves one out.
        :param body: sent as JSON; bytes are sent as an SQLite file.
        :param accepts: statuses besides 2xx that are not errors.
        :param timeout: seconds without an answer.
        """
        target = f"{self.url}/__admin/{path}{_query_text(query)}"
        request = urllib.request.Request(target, method=method, headers={**self.headers, **(headers or {})})
        if body is not None:
            is_image = isinstance(body, bytes)
            request.data = body if is_image else json.dumps(body).encode()
            request.add_header("Content-Type", _image_type if is_image else "application/json")
        try:
            answer: HTTPResponse = self._opener.open(request, timeout=self.timeout if timeout is None else timeout)
            return answer
        except urllib.error.HTTPError as error:
            if error.code in accepts:
                return error  # type: ignore[return-value]  # it is read like an answer
            with error:
                raise XivoMockProblem(self.url, error.code, error.read().decode(errors="replace")) from None
        except (urllib.error.URLError, HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            raise XivoMockError(f"{self.url} cannot be reached ({reason})") from error


def _checked(url: str) -> str:
    try:
        parts = urllib.parse.urlsplit(url)
        # Reading the port checks it.
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable:
        raise XivoMockError(f"{url!r} is not the URL of a mock; write http://HOST:PORT")
    return url


def segment(name: str) -> str:
    """Returns a name as a segment of a path."""
    return urllib.parse.quote(name, safe="")


def _query_text(query: Optional[Query]) -> str:
    sent = {name: _text(value) for name, value in (query or {}).items() if value is not None}
    return f"?{urllib.parse.urlencode(sent)}" if sent else ""


def _text(value: Union[str, int, float, bool, None]) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
