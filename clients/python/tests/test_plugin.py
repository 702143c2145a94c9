import pytest

from xivo_mock import XivoMock

failing_test = """
from pbx_requests import send, users

def test_adds_a_user(pbx):
    status, _ = send(pbx.url + users + "?act=add", method="POST", body={"userfeature": {}})
    assert status == 200
"""


reported = [
    "    refused: userfeatures is missing; it must be an object",
    "    ignored: userfeature (userfeatures?)",
]
"""What the report of the failing test says about its request."""


def run(pytester: pytest.Pytester, test: str, *arguments: str) -> pytest.RunResult:
    pytester.makepyfile(test)
    return pytester.runpytest("-p", "no:cacheprovider", *arguments)


def test_a_failing_test_reports_its_requests(pytester: pytest.Pytester, xivo_mock: XivoMock) -> None:
    result = run(pytester, failing_test, "--xivo-mock-url", xivo_mock.url)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*requests to the PBX*",
            "400 POST /w/*/service/ipbx/json.php/restricted/pbx_settings/users/?act=add",
            *reported,
        ]
    )


def test_each_test_has_a_world_of_its_own(pytester: pytest.Pytester, xivo_mock: XivoMock) -> None:
    test = """
    import pytest

    @pytest.mark.parametrize("number", [1, 2])
    def test_begins_with_the_baseline(pbx, number):
        assert pbx.admin.state()["userfeatures"] > 0
        pbx.admin.reset("empty")
        assert pbx.admin.state()["userfeatures"] == 0
    """
    before = len(xivo_mock.admin.worlds.list())
    run(pytester, test, "--xivo-mock-url", xivo_mock.url).assert_outcomes(passed=2)
    assert len(xivo_mock.admin.worlds.list()) == before


def test_starts_a_mock_with_the_options_of_the_ini_file(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nxivo_mock_options = --seeds fresh\n")
    test = """
    def test_has_the_seeds(xivo_mock):
        assert xivo_mock.admin.config()["seeds"]["value"] == "fresh"
    """
    run(pytester, test).assert_outcomes(passed=1)


def test_a_passing_test_reports_nothing(pytester: pytest.Pytester, xivo_mock: XivoMock) -> None:
    test = """
    def test_passes(pbx):
        assert pbx.url
    """
    result = run(pytester, test, "--xivo-mock-url", xivo_mock.url)
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("*requests to the PBX*")


needs_a_mock = """
def test_needs_a_mock(xivo_mock):
    pass
"""


def test_takes_a_single_option(pytester: pytest.Pytester) -> None:
    run(pytester, needs_a_mock, "--xivo-mock-options=--strict").assert_outcomes(passed=1)


def test_says_why_a_setting_cannot_be_used(pytester: pytest.Pytester) -> None:
    result = run(pytester, needs_a_mock, "--xivo-mock-url", "nonsense")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*XivoMockError: 'nonsense' is not the URL of a mock; write http://HOST:PORT"])
    result = run(pytester, needs_a_mock, "--xivo-mock-options", "--seeds 'fresh")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*XivoMockError: the options of the mock, *cannot be read: No closing quotation; *"])
