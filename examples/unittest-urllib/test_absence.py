import unittest
import urllib.error

from absence import Pbx, come_back, leave
from xivo_mock import XivoMock


class AbsenceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        """One mock for all tests: it starts in a second. An edit has side effects, so it behaves as a real server did."""
        cls.mock = XivoMock.start(options=["--seeds", "fresh", "--dialect", "recorded"])
        cls.addClassCleanup(cls.mock.stop)

    def setUp(self) -> None:
        """A reset takes a millisecond."""
        self.admin = self.mock.admin
        self.admin.reset()
        self.pbx = Pbx(self.mock.url, "admin", "proformatique")
        colleague = {"userfeatures": {"firstname": "Grace", "entityid": 1}}
        boss_key = {"fknum": [1], "type": ["user"], "typeval": ["1"], "label": ["Grace"], "supervision": [1]}
        user = {
            "userfeatures": {"firstname": "Ada", "entityid": 1, "mobilephonenumber": "600"},
            "linefeatures": {"protocol": ["sip"], "context": ["default"], "number": ["150"]},
            "phonefunckey": boss_key,
        }
        group = {"groupfeatures": {"name": "office", "context": "default", "timeout": "0"}, "queue": {}, "user": [2]}
        self.admin.fixtures.apply({"users": [colleague, user], "groups": [group]})

    def ada(self) -> dict:
        return self.admin.preview("ipbx/pbx_settings/users:view", id=2)["body"]

    def test_calls_are_forwarded_until_the_user_is_back(self) -> None:
        leave(self.pbx, 2, "151")
        self.assertTrue(self.ada()["userfeatures"]["enableunc"])
        self.assertEqual(self.ada()["userfeatures"]["destunc"], "151")
        come_back(self.pbx, 2)
        self.assertFalse(self.ada()["userfeatures"]["enableunc"])

    def test_nothing_else_changes(self) -> None:
        self.admin.snapshots.save("before")
        leave(self.pbx, 2, "151")
        tables = self.admin.snapshots.diff("before")
        # The second table is the order in which users were written.
        self.assertEqual(list(tables), ["userfeatures", "userwritten"])
        (change,) = tables["userfeatures"]["changed"]
        changed = {column for column, value in change["to"].items() if change["from"][column] != value}
        self.assertEqual(changed, {"enableunc", "destunc"})
        self.assertEqual(self.ada()["phonefunckey"][0]["label"], "Grace")
        self.assertEqual(self.ada()["groupmember"][0]["queue_name"], "office")

    def test_a_destination_that_cannot_be_dialled_is_refused(self) -> None:
        with self.assertRaises(urllib.error.HTTPError) as raised:
            leave(self.pbx, 2, "home")
        raised.exception.close()
        self.assertEqual(raised.exception.code, 400)
        (request,) = self.admin.requests({"status": "4xx"})
        self.assertEqual(request["reason"]["field"], "userfeatures.destunc")

    def test_two_requests_are_enough(self) -> None:
        leave(self.pbx, 2, "151")
        steps = [{"operation": "*users:view"}, {"operation": "*users:edit", "status": 200}]
        self.assertTrue(self.admin.verify({"sequence": steps})["verified"])
        self.assertEqual(self.admin.count_requests(), 2)


if __name__ == "__main__":
    unittest.main()
