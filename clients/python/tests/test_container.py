"""Starts real containers, with the engine and the image of ``npm run containers:check``."""

import os

import pytest

from xivo_mock import XivoMock, XivoMockError

image = os.environ.get("CONTAINER_IMAGE", "")

pytestmark = pytest.mark.skipif(not image, reason="CONTAINER_IMAGE does not name an image")


def test_container_has_the_options_and_ends_with_the_block() -> None:
    with XivoMock.start(image=image, options=["--seeds", "fresh", "--token", "sesame"]) as mock:
        assert mock.admin.config()["seeds"]["value"] == "fresh"
        with mock.world() as world:
            assert world.url.startswith(mock.url)
    with pytest.raises(XivoMockError, match="cannot be reached"):
        mock.admin.health()


def test_container_that_does_not_start_is_an_error() -> None:
    with pytest.raises(XivoMockError):
        XivoMock.start(image=image, options=["--seedz", "fresh"], timeout=5)
