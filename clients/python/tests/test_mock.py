import os
import sys
from pathlib import Path

import pytest

from xivo_mock import XivoMock, XivoMockError, XivoMockProblem
from xivo_mock._mock import command_variable, url_variable


def test_starts_a_mock_with_options_and_ends_it() -> None:
    with XivoMock.start(options=["--seeds", "fresh"]) as mock:
        assert mock.admin.config()["seeds"]["value"] == "fresh"
    with pytest.raises(XivoMockError, match="cannot be reached"):
        mock.admin.health()


@pytest.mark.parametrize("url", ["", "nonsense", "localhost:8080", "ftp://localhost", "http://", "http://localhost:x"])
def test_says_what_a_url_looks_like(url: str) -> None:
    with pytest.raises(XivoMockError, match=f"^'{url}' is not the URL of a mock; write http://HOST:PORT$"):
        XivoMock(url)


def test_says_that_a_quote_of_the_command_is_open() -> None:
    with pytest.raises(XivoMockError, match="cannot be read: No closing quotation; close its quotes"):
        XivoMock.start(command="node 'main.js")


def test_sends_the_token_of_its_options() -> None:
    with XivoMock.start(options=["--token", "sesame"]) as mock:
        with pytest.raises(XivoMockProblem, match="^401"):
            XivoMock(mock.url)
        with mock.world() as world:
            assert world.admin.health()["world"] == world.id
    with XivoMock.start(options=["--token=sesame"]) as mock:
        mock.admin.health()


def test_finds_a_mock_that_runs(monkeypatch: pytest.MonkeyPatch, xivo_mock: XivoMock) -> None:
    monkeypatch.setenv(url_variable, xivo_mock.url)
    with XivoMock.find() as found:
        assert found.url == xivo_mock.url
    assert xivo_mock.admin.health()["status"] == "ok"


def test_says_why_a_mock_did_not_start() -> None:
    with pytest.raises(XivoMockError, match="the mock did not start: .*seedz") as raised:
        XivoMock.start(options=["--seedz", "fresh"])
    assert "did you mean --seeds" in str(raised.value)


def test_says_how_to_install_a_missing_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(command_variable, "no-such-program")
    with pytest.raises(XivoMockError, match="the command no-such-program is not installed; install it with npm"):
        XivoMock.start()
    with pytest.raises(XivoMockError, match="neither docker nor podman"):
        XivoMock.start(image="xivo-mock")


def test_ends_what_its_command_has_started(tmp_path: Path) -> None:
    """The shell waits for the mock as a process of its own, as npx does."""
    wrapper = tmp_path / "wrapper"
    wrapper.write_text(f'#!/bin/sh\n{os.environ[command_variable]} "$@"\nexit $?\n')
    wrapper.chmod(0o755)
    with XivoMock.start(command=[str(wrapper)]) as mock:
        mock.admin.health()
    with pytest.raises(XivoMockError, match="cannot be reached"):
        mock.admin.health()


def test_gives_up_on_a_program_that_never_gets_ready() -> None:
    with pytest.raises(XivoMockError, match="not ready after 0.1 seconds"):
        XivoMock.start(command=[sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.1)


def engine(folder: Path, script: str) -> None:
    """Makes a container engine: a script that writes down what it is asked, and answers by its first argument."""
    program = folder / "docker"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/calls"\ncase $1 in {script} esac\n')
    program.chmod(0o755)


def test_starts_a_container(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, xivo_mock: XivoMock) -> None:
    """The container is the mock of the session."""
    engine(tmp_path, f"run) echo abc;; port) echo {xivo_mock.url.replace('http://', '')};;")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with XivoMock.start(image="xivo-mock:1", options=["--seeds", "fresh"]) as mock:
        assert mock.url == xivo_mock.url
    assert (tmp_path / "calls").read_text().splitlines() == [
        "run --detach --publish 127.0.0.1::8080 xivo-mock:1 start --seeds fresh",
        "port abc 8080/tcp",
        "stop abc",
        "rm --force abc",
    ]


def test_says_why_a_container_did_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine(tmp_path, "run) echo abc;; port) exit 1;; inspect) echo false;; logs) echo unknown option --seedz >&2;;")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(XivoMockError, match="the mock in the container did not start: unknown option --seedz"):
        XivoMock.start(image="xivo-mock", options=["--seedz", "fresh"])
    assert (tmp_path / "calls").read_text().splitlines()[-2:] == ["stop abc", "rm --force abc"]
