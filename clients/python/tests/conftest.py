import os
import shlex
from pathlib import Path

from xivo_mock._mock import command_variable, token_variable, url_variable

pytest_plugins = ["pytester"]

program = Path(__file__).resolve().parents[3] / "dist" / "main.js"

# The mock of this source tree, unless another one is named.
os.environ.setdefault(command_variable, f"node {shlex.quote(str(program))}")
for variable in (url_variable, token_variable):
    os.environ.pop(variable, None)
