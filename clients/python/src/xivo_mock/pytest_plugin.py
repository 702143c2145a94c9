"""The pytest plugin: a mock for the session, and a world of it for each test.

.. code-block:: python

    def test_lists_the_entity(pbx):
        status, entities = MyClient(pbx.url, "admin", "proformatique").entities()
        assert pbx.admin.count_requests({"operation": "*entity:list"}) == 1
"""

import shlex
from typing import Any, Generator, Iterator, List

import pytest

from ._errors import XivoMockError
from ._mock import World, XivoMock
from ._report import request_lines

_section = "requests to the PBX"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("xivo-mock")
    group.addoption("--xivo-mock-url", metavar="URL", help="a mock that runs already; one is started otherwise")
    group.addoption("--xivo-mock-options", metavar="OPTIONS", help='options of the mock, such as "--seeds fresh"')
    parser.addini("xivo_mock_url", "a mock that runs already; one is started otherwise")
    parser.addini("xivo_mock_options", 'options of the mock, such as "--seeds fresh"')


@pytest.fixture(scope="session")
def xivo_mock(pytestconfig: pytest.Config) -> Iterator[XivoMock]:
    """The mock, shared by all tests of the session."""
    with XivoMock.find(_setting(pytestconfig, "xivo_mock_url") or None, options=_options(pytestconfig)) as mock:
        yield mock


@pytest.fixture
def pbx(xivo_mock: XivoMock) -> Iterator[World]:
    """A new world for each test: a PBX with the baseline of the mock. The report of a failing test has the requests
    to it, with the reasons of refusals and the fields that were ignored."""
    with xivo_mock.world() as world:
        yield world


@pytest.hookimpl(hookwrapper=True)  # type: ignore[misc]  # pytest 7 does not type it
def pytest_runtest_makereport(item: pytest.Item, call: "pytest.CallInfo[None]") -> Generator[None, Any, None]:
    outcome = yield
    report: pytest.TestReport = outcome.get_result()
    world = getattr(item, "funcargs", {}).get("pbx")
    if call.when == "call" and report.failed and isinstance(world, World):
        lines: List[str] = request_lines(world)
        report.sections.append((_section, "\n".join(lines)))


def _options(config: pytest.Config) -> List[str]:
    text = _setting(config, "xivo_mock_options")
    try:
        return shlex.split(text)
    except ValueError as error:
        raise XivoMockError(f"the options of the mock, {text!r}, cannot be read: {error}; close their quotes") from None


def _setting(config: pytest.Config, name: str) -> str:
    given = config.getoption(name)
    return str(given if given is not None else config.getini(name) or "")
