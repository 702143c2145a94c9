"""Client, launcher and pytest plugin for xivo-mock, a stateful fake of the XiVO PBX web services.

>>> from xivo_mock import XivoMock
>>> with XivoMock.start() as mock:
...     with mock.world() as pbx:
...         pbx.admin.count_requests()
0
"""

from ._client import Client
from ._errors import XivoMockError, XivoMockProblem
from ._mock import World, XivoMock

__all__ = ["Client", "World", "XivoMock", "XivoMockError", "XivoMockProblem"]
