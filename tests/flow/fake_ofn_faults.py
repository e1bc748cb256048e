"""Faults on demand, transport, clock, webhooks and the record of requests."""

import datetime
import http.client
import http.server
import json
import pathlib
import shutil
import ssl
import tempfile
import threading
import time
import unittest

from fake_ofn_process import CYCLE, HUB, OF_CYCLE, FakeNetwork, make_certificate

from check import faults_of

ORDERS = "/api/v0/orders"


class Faults(unittest.TestCase):
    def setUp(self):
        self.fake = FakeNetwork("small.json")
        self.addCleanup(self.fake.close)

    def fault(self, kind, **more):
        self.fake.turn("fault", kind=kind, **{"count": 1, **more})

    def assert_well_again(self):
        self.assertEqual(len(self.fake.order_numbers()), 3)

    def test_server_errors_are_empty(self):
        for status in (500, 502, 503, 504):
            self.fault("status", status=status)
            reply = self.fake.get(ORDERS)
            self.assertEqual((reply.status, reply.body, reply.headers["Content-Length"]), (status, b"", "0"))
        self.assert_well_again()

    def test_a_timeout_answers_nothing(self):
        self.fault("timeout")
        with self.assertRaises(TimeoutError):
            self.fake.get(ORDERS, timeout=0.3)
        self.assert_well_again()
        self.assertEqual([entry["status"] for entry in self.fake.requests()], [None, 200])
        self.fault("timeout", seconds=0.1)  # then the fake hangs up
        with self.assertRaises(http.client.RemoteDisconnected):
            self.fake.get(ORDERS)

    def test_slow_answers_arrive(self):
        for drip in (False, True):
            self.fault("slow", seconds=0.3, drip=drip)
            begin = time.monotonic()
            self.assert_well_again()
            self.assertGreater(time.monotonic() - begin, 0.25)

    def test_a_cut_answer_is_shorter_than_it_says(self):
        self.fault("cut")
        with self.assertRaises(http.client.IncompleteRead):
            self.fake.get(ORDERS)
        self.assert_well_again()

    def test_half_a_list_says_that_it_is_whole(self):
        self.fault("half_list", sent=2)
        data = self.fake.get(ORDERS, {"page": 1, "per_page": 100}).data
        self.assertEqual((data["pagination"]["results"], len(data["orders"])), (3, 2))

    def test_redirects_lead_elsewhere_or_home(self):
        for location, status, wanted in (("https://elsewhere.example.org{path}", 301,
                                          f"https://elsewhere.example.org{ORDERS}?page=1"),
                                         ("/other{path}", 302, f"/other{ORDERS}?page=1")):
            self.fault("redirect", location=location, status=status)
            reply = self.fake.get(ORDERS, {"page": 1})
            self.assertEqual((reply.status, reply.headers["Location"]), (status, wanted))

    def test_a_page_of_maintenance_says_200(self):
        self.fault("html")
        reply = self.fake.get(ORDERS)
        self.assertEqual(reply.status, 200)
        self.assertIn("text/html", reply.headers["Content-Type"])
        self.assertTrue(reply.body.startswith(b"<!DOCTYPE html>"))

    def test_a_right_key_is_refused(self):
        self.fault("401")
        reply = self.fake.get(ORDERS)
        self.assertEqual(reply.status, 401)
        self.assertIn(self.fake.key, reply.data["error"])

    def test_too_many_requests(self):
        self.fault("429", retry_after="7")
        reply = self.fake.get(ORDERS)
        self.assertEqual((reply.status, reply.headers["Retry-After"]), (429, "7"))

    def test_bad_json_has_a_right_length(self):
        self.fault("bad_json")
        reply = self.fake.get(ORDERS)
        self.assertEqual(int(reply.headers["Content-Length"]), len(reply.body))
        with self.assertRaises(ValueError):
            reply.data

    def test_the_cycle_of_a_filter_is_ignored(self):
        self.fake.turn("edit", add_order={"id": 1, "number": "R1", "cycle": None, "hub": HUB, "lines": []})
        self.fault("wrong_cycle")
        self.assertEqual((len(self.fake.order_numbers(OF_CYCLE)), len(self.fake.order_numbers(OF_CYCLE))), (4, 3))

    def test_the_date_is_wrong(self):
        self.fault("skew", seconds=3600.0)
        self.assertEqual(self.fake.get(ORDERS).headers["Date"], "Mon, 09 Nov 2026 19:50:00 GMT")
        self.assertEqual(self.fake.get(ORDERS).headers["Date"], "Mon, 09 Nov 2026 18:50:00 GMT")
        self.fake.turn("settings", date_skew=-60)
        self.assertEqual(self.fake.get(ORDERS).headers["Date"], "Mon, 09 Nov 2026 18:49:00 GMT")

    def test_strike_by_path_count_and_time(self):
        def statuses(path, count):
            return [self.fake.get(path).status for _ in range(count)]
        self.fault("status", paths=["/api/v0/orders/*"], skip=1, count=2)
        self.assertEqual(statuses(ORDERS, 1) + statuses(f"{ORDERS}/R482019375", 4), [200, 200, 503, 503, 200])
        self.fault("status", count=None, since="2026-11-09T20:00:00+01:00", until="2026-11-09T20:05:00+01:00")
        seen = []
        for minute in ("19:59", "20:00", "20:04", "20:05"):
            self.fake.set_clock(f"2026-11-09T{minute}:00+01:00")
            seen += statuses(ORDERS, 1)
        self.assertEqual(seen, [200, 503, 503, 200])

    def test_an_unknown_fault_is_refused(self):
        with self.assertRaisesRegex(ValueError, "earthquake"):
            self.fault("earthquake")
        with self.assertRaisesRegex(ValueError, "statuss"):
            self.fault("status", statuss=500)


class Transport(unittest.TestCase):
    def test_connections_are_kept(self):
        fake = FakeNetwork("small.json")
        self.addCleanup(fake.close)
        connection = fake.connection()
        for _ in range(2):
            connection.request("GET", f"/api/v0/shops/{HUB}")
            connection.getresponse().read()
            socket = connection.sock
            self.assertIsNotNone(socket)
        connection.request("GET", "/nothing")
        self.assertEqual(connection.getresponse().status, 404)
        self.assertIs(connection.sock, socket)
        connection.close()

    def test_it_ends_on_sigterm_even_while_somebody_waits(self):
        fake = FakeNetwork("small.json")
        fake.turn("fault", kind="timeout")
        connection = fake.connection()
        connection.request("GET", ORDERS)
        self.assertEqual(fake.close(), 0)
        connection.close()

    def test_https_with_a_certificate_that_can_be_refused(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-ofn-"))
        self.addCleanup(shutil.rmtree, folder)
        fake = FakeNetwork("small.json", certificate=make_certificate(folder))
        self.addCleanup(fake.close)
        self.assertTrue(fake.address.startswith("https://127.0.0.1:"))
        self.assertEqual(len(fake.order_numbers()), 3)
        for kind, error in (("cut", http.client.IncompleteRead), ("timeout", TimeoutError)):
            fake.turn("fault", kind=kind, count=1)
            with self.assertRaises(error):
                fake.get(ORDERS, timeout=0.3)
        fake.context = ssl.create_default_context()
        with self.assertRaises(ssl.SSLCertVerificationError):
            fake.get(ORDERS)

    def test_its_clock_runs_as_fast_as_asked(self):
        fake = FakeNetwork("small.json", "--clock", "2026-11-09T19:00:00+01:00", "--speed", "100000")
        self.addCleanup(fake.close)
        deadline = time.monotonic() + 10
        while fake.ask(f"/api/v0/shops/{HUB}").data["active"] and time.monotonic() < deadline:
            pass
        self.assertFalse(fake.ask(f"/api/v0/shops/{HUB}").data["active"])

    def test_a_scenario_moves_to_now(self):
        fake = FakeNetwork("small.json", "--as-if", "2026-11-09T19:00:00+01:00")
        self.addCleanup(fake.close)
        shop = fake.ask(f"/api/v0/shops/{HUB}").data
        left = datetime.datetime.fromisoformat(shop["orders_close_at"]) - datetime.datetime.now(datetime.timezone.utc)
        self.assertTrue(3500 < left.total_seconds() < 3602, left)

    def test_every_request_is_recorded_without_the_key(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-ofn-"))
        self.addCleanup(shutil.rmtree, folder)
        fake = FakeNetwork("small.json", "--requests-log", folder / "requests")
        self.addCleanup(fake.close)
        fake.get(ORDERS, OF_CYCLE)
        fake.ask(ORDERS, headers={"X-Spree-Token": "s3cret"})
        entry, wrong = fake.requests()
        self.assertEqual((entry["method"], entry["path"], entry["key"], entry["at"], entry["status"]),
                         ("GET", ORDERS, "right", "2026-11-09T19:50:00+01:00", 200))
        self.assertEqual(entry["query"]["q[order_cycle_id_eq]"], [str(CYCLE)])
        self.assertIn("x-spree-token", entry["headers"])
        self.assertEqual((wrong["key"], wrong["status"]), ("wrong", 401))
        text = (folder / "requests").read_text(encoding="utf-8")
        self.assertEqual([json.loads(line) for line in text.splitlines()], [entry, wrong])
        self.assertFalse(fake.key in text or "s3cret" in text)
        fake.turn("requests/clear")
        self.assertEqual(fake.requests(), [])


class Webhooks(unittest.TestCase):
    def test_are_posted_as_documented_and_may_come_twice(self):
        came = []

        class Receiver(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                came.append((self.path, dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *words):
                pass
        receiver = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        self.addCleanup(receiver.server_close)
        self.addCleanup(receiver.shutdown)
        fake = FakeNetwork("small.json")
        self.addCleanup(fake.close)
        url = f"http://127.0.0.1:{receiver.server_address[1]}/hook?x=1"
        self.assertEqual(fake.turn("webhook", url=url, cycle=CYCLE, times=2)["statuses"], [204, 204])
        fake.turn("webhook", url=url, event="payment.completed")
        path, headers, body = came[0]
        self.assertEqual((path, headers["Content-Type"], headers["User-Agent"]),
                         ("/hook?x=1", "application/json", "openfoodnetwork_webhook/1.0"))
        data = json.loads(body)
        self.assertEqual((data["data"]["id"], data["data"]["opened_at"], data["at"]),
                         (CYCLE, "2026-11-07T07:03:12.123+01:00", "2026-11-09 19:50:00 +0100"))
        self.assertEqual(body, came[1][2])
        self.assertEqual(json.loads(came[2][2])["data"]["order"]["number"], "R555555555")
        self.assertEqual([faults_of("webhook.json", json.loads(body)) for _, _, body in came], [[], [], []])
