import re
from pathlib import Path

import pytest

from xivo_mock import XivoMock

readme = (Path(__file__).parents[1] / "README.md").read_text()
blocks = re.findall(r"^```python\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", blocks)
def test_an_example_runs(block: str, pytester: pytest.Pytester, xivo_mock: XivoMock) -> None:
    """Examples with tests are run by pytest; the others are programs."""
    has_tests = "def test_" in block
    pytester.makepyfile(block if has_tests else f"def test_program():\n    exec({block!r}, {{}})")
    result = pytester.runpytest("-p", "no:cacheprovider", "--xivo-mock-url", xivo_mock.url)
    outcomes = result.parseoutcomes()
    assert outcomes.get("passed", 0) > 0
    assert set(outcomes) <= {"passed", "warnings"}


def test_there_are_examples() -> None:
    assert len(blocks) == 4


def test_the_shown_report_is_what_a_failing_test_reports() -> None:
    from test_plugin import reported

    lines = re.findall(r"^```text\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)[0].splitlines()
    assert lines[2:] == reported
