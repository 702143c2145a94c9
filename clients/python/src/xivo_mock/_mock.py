"""A mock that runs already, or that is started as a command or as a container."""

import contextlib
import os
import queue
import re
import shlex
import shutil
import signal
import subprocess
import threading
import time
from types import TracebackType
from typing import IO, Callable, Dict, Iterator, List, Optional, Sequence, Tuple, Type, Union

from ._client import Client
from ._errors import XivoMockError, XivoMockProblem
from .answers import CreatedWorld

url_variable = "XIVO_MOCK_URL"
"""The environment variable with the URL of a mock that runs already."""

command_variable = "XIVO_MOCK_COMMAND"
"""The environment variable with the command that starts a mock, such as ``npx xivo-mock``."""

token_variable = "XIVO_MOCK_TOKEN"
"""The environment variable with the token of the control plane."""

default_image = "xivo-mock"
"""The container image that is started where the command is not installed."""

_ready = re.compile(r"\bready on (https?://\S+?)[,)]?(?:\s|$)")

_port_of_container = 8080

_has_groups = os.name == "posix"
"""Windows has no groups of processes that a signal reaches."""

_kill_signal = signal.SIGKILL if _has_groups else signal.SIGTERM


class World:
    """A world of a running mock: an independent PBX with its own state, journal, faults and clock."""

    def __init__(self, answer: CreatedWorld, admin: Client) -> None:
        self.id: str = answer["id"]
        """The id of the world."""
        self.url: str = answer["baseUrl"]
        """The URL to configure as the PBX in the code under test."""
        self.headers: Dict[str, str] = {"X-Mock-World": answer["headers"]["X-Mock-World"]}
        """Headers that send a request at the mock's URL to this world."""
        self.login: str = answer["credentials"]["login"]
        """The login of an account that exists only in this world."""
        self.password: str = answer["credentials"]["password"]
        """The password of that account."""
        self.admin = admin.for_world(self.id)
        """The control plane of this world."""


class XivoMock:
    """A running mock. As a context manager it ends with the block, unless it ran already."""

    def __init__(self, url: str, *, token: Optional[str] = None, ca: Optional[str] = None) -> None:
        """Takes a mock that runs already; raises ``XivoMockError`` if it does not."""
        self.admin = Client(url, token=token, ca=ca)
        """The control plane of the default world."""
        self.url = self.admin.url
        """The base URL of the mock."""
        self._stop: Callable[[], None] = lambda: None
        self.admin.health()

    @classmethod
    def find(cls, url: Optional[str] = None, *, options: Sequence[str] = ()) -> "XivoMock":
        """Returns the mock at ``url`` or at the URL in ``XIVO_MOCK_URL``; starts one if neither is given."""
        running = url or os.environ.get(url_variable)
        if running:
            return cls(running, token=os.environ.get(token_variable))
        return cls.start(options=options)

    @classmethod
    def start(
        cls,
        *,
        command: Union[str, Sequence[str], None] = None,
        image: Optional[str] = None,
        options: Sequence[str] = (),
        timeout: float = 60.0,
    ) -> "XivoMock":
        """Starts a mock on a free port, as a command or, where that is not installed, as a container.

        >>> with XivoMock.start(options=["--seeds", "fresh"]) as mock:
        ...     mock.url

        :param command: the command, ``xivo-mock`` or the value of ``XIVO_MOCK_COMMAND`` otherwise.
        :param image: the image; a container is started even if the command is installed.
        :param options: options of ``xivo-mock start``.
        :param timeout: seconds until the mock must be ready.
        """
        token = _option("--token", options) or os.environ.get(token_variable)
        if image is not None:
            return cls._start_container(image, options, token, timeout)
        words = _words(command or os.environ.get(command_variable) or "xivo-mock")
        if shutil.which(words[0]) is None:
            if command is None and _engine() is not None:
                return cls._start_container(default_image, options, token, timeout)
            raise XivoMockError(
                f"the command {words[0]} is not installed; install it with npm install --global xivo-mock, "
                f"or set {command_variable} or {url_variable}"
            )
        return cls._start_command(words, options, token, timeout)

    @classmethod
    def _start_command(
        cls, words: Sequence[str], options: Sequence[str], token: Optional[str], timeout: float
    ) -> "XivoMock":
        process = subprocess.Popen(
            [*words, "start", "--port", "0", "--no-https", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A command such as npx starts the mock as a process of its own; in a group they end together.
            start_new_session=True,
            # The mock refuses variables that it does not know.
            env={name: value for name, value in os.environ.items() if name not in (command_variable, url_variable)},
        )
        output = _Output(process)
        try:
            mock = cls(output.url(timeout), token=token)
        except BaseException:
            _end(process, output)
            raise
        mock._stop = lambda: _end(process, output)
        return mock

    @classmethod
    def _start_container(
        cls, image: str, options: Sequence[str], token: Optional[str], timeout: float
    ) -> "XivoMock":
        engine = _engine() or ""
        if not engine:
            raise XivoMockError("there is neither docker nor podman to start a container with; install one of them")
        # The engine must not remove a container that ends at once: its log says why.
        arguments = ["run", "--detach", "--publish", f"127.0.0.1::{_port_of_container}", image]
        container = _run(engine, *arguments, *(["start", *options] if options else []))

        def stop() -> None:
            for words in (["stop", container], ["rm", "--force", container]):
                subprocess.run([engine, *words], capture_output=True, check=False)

        def connect() -> "XivoMock":
            address = _run(engine, "port", container, f"{_port_of_container}/tcp").splitlines()[0]
            return cls(f"http://{address}", token=token)

        try:
            mock = _when_ready(connect, lambda: _is_running(engine, container), timeout)
        except XivoMockProblem:
            stop()
            raise
        except XivoMockError as error:
            log = _log(engine, container)
            stop()
            raise XivoMockError(f"the mock in the container did not start: {log or error}") from error
        except BaseException:
            stop()
            raise
        mock._stop = stop
        return mock

    @contextlib.contextmanager
    def world(
        self, *, start: Optional[str] = None, ttl: Union[str, int, None] = None, world_id: Optional[str] = None
    ) -> Iterator[World]:
        """Creates a world for the duration of a ``with`` block.

        :param start: ``baseline`` (the default), ``empty`` or ``snapshot:NAME``.
        """
        world = World(self.admin.worlds.create(world_id, start=start, ttl=ttl), self.admin)
        try:
            yield world
        finally:
            try:
                self.admin.worlds.delete(world.id)
            except XivoMockProblem as problem:
                # The block has deleted it, or it has expired.
                if problem.status != 404:
                    raise

    def stop(self) -> None:
        """Ends a mock that was started here; leaves one that ran already."""
        self._stop()
        self._stop = lambda: None

    def __enter__(self) -> "XivoMock":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.stop()


class _Output:
    """Reads what a process writes, so that it never waits for a full pipe, and keeps its last lines."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: "queue.Queue[Optional[str]]" = queue.Queue()
        self._errors: List[str] = []
        self._reader = threading.Thread(target=_read, args=(process.stdout, self._take_line), daemon=True)
        self._reader.start()
        self._error_reader = threading.Thread(target=_read, args=(process.stderr, self._take_error), daemon=True)
        self._error_reader.start()

    def url(self, timeout: float) -> str:
        """Waits for the line that says that the mock is ready, and returns its URL."""
        while True:
            try:
                line = self._lines.get(timeout=timeout)
            except queue.Empty:
                raise XivoMockError(f"the mock was not ready after {timeout} seconds; {self._last_words()}") from None
            if line is None:
                self._process.wait()
                self._error_reader.join()
                raise XivoMockError(f"the mock did not start: {self._last_words()}")
            match = _ready.search(line)
            if match is not None:
                return match.group(1)

    def has_ended(self, timeout: float) -> bool:
        """Waits for the end of the process and, where a signal reaches them, of all others that write to its output."""
        deadline = time.monotonic() + timeout
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return False
        if _has_groups:
            self._reader.join(max(0.0, deadline - time.monotonic()))
            return not self._reader.is_alive()
        return True

    def _take_line(self, line: Optional[str]) -> None:
        self._lines.put(line)

    def _take_error(self, line: Optional[str]) -> None:
        if line is not None:
            self._errors[:] = [*self._errors, line][-20:]

    def _last_words(self) -> str:
        return "\n".join(self._errors).strip() or "it wrote nothing to stderr"


def _read(stream: IO[str], take: Callable[[Optional[str]], None]) -> None:
    with stream:
        for line in stream:
            take(line.rstrip("\n"))
    take(None)


def _end(process: "subprocess.Popen[str]", output: _Output) -> None:
    """Asks the process, and those that it has started, to end: they can finish requests and write their state."""
    _send_signal(process, signal.SIGTERM)
    if not output.has_ended(timeout=10):
        _send_signal(process, _kill_signal)
    process.wait()


def _send_signal(process: "subprocess.Popen[str]", number: int) -> None:
    """Sends a signal to the process and, where there are groups, to those that it has started."""
    if not _has_groups:
        process.send_signal(number)
        return
    # They may have ended already; macOS refuses to send a signal to a process that has.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _words(command: Union[str, Sequence[str]]) -> Sequence[str]:
    if not isinstance(command, str):
        return command
    try:
        return shlex.split(command)
    except ValueError as error:
        raise XivoMockError(f"the command {command!r} cannot be read: {error}; close its quotes") from None


def _option(name: str, options: Sequence[str]) -> Optional[str]:
    """Returns the value of an option: ``--token T`` or ``--token=T``."""
    pairs: List[Tuple[str, str]] = list(zip(options, [*options[1:], ""]))
    for word, following in pairs:
        if word == name:
            return following
        if word.startswith(f"{name}="):
            return word[len(name) + 1 :]
    return None


def _engine() -> Optional[str]:
    return shutil.which("docker") or shutil.which("podman")


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise XivoMockError(f"{shlex.join(words)} failed: {done.stderr.strip()}")
    return done.stdout.strip()


def _is_running(engine: str, container: str) -> bool:
    return _run(engine, "inspect", "--format", "{{.State.Running}}", container) == "true"


def _log(engine: str, container: str) -> str:
    """The last lines that a container wrote."""
    done = subprocess.run([engine, "logs", "--tail", "20", container], capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}".strip()


def _when_ready(connect: Callable[[], XivoMock], is_running: Callable[[], bool], timeout: float) -> XivoMock:
    """Tries to connect until the mock answers, for at most ``timeout`` seconds, and while its container runs."""
    pause = threading.Event()
    deadline = time.monotonic() + timeout
    while True:
        try:
            return connect()
        except XivoMockProblem:
            raise
        except XivoMockError:
            if time.monotonic() > deadline or not is_running():
                raise
        pause.wait(0.2)
