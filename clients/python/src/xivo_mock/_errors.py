"""The errors of the client."""

import json
from typing import Any, List


class XivoMockError(Exception):
    """The mock cannot be started or reached, or does not answer like xivo-mock."""


class XivoMockProblem(XivoMockError):
    """An error answer of the control plane: a problem document (RFC 9457)."""

    def __init__(self, url: str, status: int, text: str) -> None:
        self.url = url
        """The base URL of the mock."""
        self.status = status
        """The HTTP status."""
        self.problem: Any = _parsed(text)
        """The problem document, or the text of an answer that is not JSON."""
        super().__init__(f"{status}: {_detail_of(self.problem)}")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _detail_of(problem: Any) -> str:
    """Returns the detail, followed by a line for each error that it does not mention."""
    if not isinstance(problem, dict) or "detail" not in problem:
        return str(problem)
    detail = str(problem["detail"])
    errors: List[Any] = problem.get("errors", [])
    others = [f"{error['at']}: {error['message']}" for error in errors if error["message"] not in detail]
    return "\n  ".join([detail, *others])
