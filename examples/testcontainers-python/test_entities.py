import base64
import json
import urllib.request
from typing import Iterator

import pytest
from testcontainers.core.container import DockerContainer
from testcontainers.core.waiting_utils import wait_for_logs
from xivo_mock import World, XivoMock


@pytest.fixture(scope="session")
def mock() -> Iterator[XivoMock]:
    """The image, once for all tests."""
    with DockerContainer("xivo-mock").with_exposed_ports(8080).with_command("--seeds fresh") as container:
        wait_for_logs(container, "xivo-mock ready")
        yield XivoMock(f"http://{container.get_container_host_ip()}:{container.get_exposed_port(8080)}")


@pytest.fixture
def pbx(mock: XivoMock) -> Iterator[World]:
    """A PBX of its own for each test, on the same container. It takes the place of the plugin's fixture."""
    with mock.world() as world:
        yield world


def entities(pbx: World) -> list:
    request = urllib.request.Request(f"{pbx.url}/xivo/configuration/json.php/restricted/manage/entity/")
    request.add_header("Authorization", "Basic " + base64.b64encode(f"{pbx.login}:{pbx.password}".encode()).decode())
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def test_lists_what_a_fixture_added(pbx: World) -> None:
    pbx.admin.fixtures.apply({"entities": [{"name": "paris", "displayname": "Paris"}]})
    assert [entity["name"] for entity in entities(pbx)][-1] == "paris"
    assert pbx.admin.count_requests({"operation": "*entity:list", "status": 200}) == 1


def test_another_test_does_not_see_it(pbx: World) -> None:
    assert "paris" not in [entity["name"] for entity in entities(pbx)]
