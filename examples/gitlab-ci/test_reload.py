"""Tests reload.py with the mock at XIVO_URL, whose control plane is plain HTTP."""

import json
import os
import unittest
import urllib.error
import urllib.request

from reload import reload

url = os.environ["XIVO_URL"]


def admin(method: str, path: str, body: object = None) -> dict:
    request = urllib.request.Request(f"{url}/__admin/{path}", method=method)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class ReloadTest(unittest.TestCase):
    def setUp(self) -> None:
        admin("POST", "reset")

    def reloads(self) -> int:
        """How often a real PBX would have reloaded Asterisk."""
        return len(admin("GET", "effects?command=core%20reload")["effects"])

    def test_reloads(self) -> None:
        reload(url, "admin", "proformatique")
        self.assertEqual(self.reloads(), 1)

    def test_waits_for_a_web_server_that_restarts(self) -> None:
        admin("POST", "faults", {"preset": "web-server-restarting", "trigger": {"times": 2}})
        reload(url, "admin", "proformatique", pause=0)
        self.assertEqual(self.reloads(), 1)

    def test_gives_up_with_a_wrong_password(self) -> None:
        with self.assertRaises(urllib.error.HTTPError) as raised:
            reload(url, "admin", "wrong", pause=0)
        raised.exception.close()
        self.assertEqual(admin("POST", "requests/count", {"status": 401})["count"], 1)
        self.assertEqual(self.reloads(), 0)


if __name__ == "__main__":
    unittest.main()
