"""The fake Open Food Network as a process, asked over real HTTP or HTTPS."""

import http.client
import json
import pathlib
import ssl
import subprocess
import sys
import urllib.parse

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FAKE = SOURCE / "fixtures/open_food_network"
sys.path.insert(0, str(FAKE))

KEYS = {"week.json": "clef-de-la-vente-d-exemple", "week-edited.json": "clef-de-la-vente-d-exemple",
        "small.json": "clef-d-essai"}
HUB, CYCLE = 1204, 9077
CLOSED = "2026-11-09T20:10:00+01:00"
OF_CYCLE = {"q[order_cycle_id_eq]": CYCLE, "q[distributor_id_eq]": HUB, "q[completed_at_not_null]": "true",
            "q[state_not_eq]": "canceled"}
TOTALS = "/api/v0/reports/orders_and_fulfillment/order_cycle_customer_totals"
PACKING = "/api/v0/reports/packing/customer"


class Reply:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def data(self):
        return json.loads(self.body)


def make_certificate(folder):
    """(certificate, key) of 127.0.0.1, signed by itself."""
    files = [folder / "cert.pem", folder / "key.pem"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1", "-out", files[0], "-keyout", files[1]],
                   check=True, capture_output=True)
    return files


class FakeNetwork:
    """`scenario`: a file of fixtures/open_food_network, or a path."""

    def __init__(self, scenario, *words, certificate=None):
        self.key = KEYS.get(str(scenario), "clef-d-essai")
        tls = ["--tls", *map(str, certificate)] if certificate else []
        command = ["/usr/bin/python3", FAKE / "serve.py", "--scenario", FAKE / scenario, *words, *tls]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        self.place = urllib.parse.urlsplit(self.address)
        self.context = ssl.create_default_context(cafile=certificate[0]) if certificate else None

    def close(self):
        self.process.terminate()
        status = self.process.wait(timeout=10)
        self.process.stdout.close()
        return status

    def connection(self, timeout=10):
        if self.context:
            return http.client.HTTPSConnection(self.place.netloc, timeout=timeout, context=self.context)
        return http.client.HTTPConnection(self.place.netloc, timeout=timeout)

    def ask(self, path, query=(), headers=(), method="GET", body=None, timeout=10):
        """Without a key. `query`: pairs or a dict."""
        connection = self.connection(timeout)
        try:
            target = path + ("?" + urllib.parse.urlencode(query, doseq=True) if query else "")
            connection.request(method, target, body, dict(headers))
            return Reply(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, query=(), **more):
        """With the key, in the header that this version takes."""
        header = "X-Api-Token" if path.startswith("/api/v1/") else "X-Spree-Token"
        return self.ask(path, query, {header: self.key}, **more)

    def turn(self, path, **data):
        """A control below /_fake/."""
        reply = self.ask(f"/_fake/{path}", method="POST", body=json.dumps(data))
        if reply.status != 200:
            raise ValueError(reply.data["error"])
        return reply.data

    def set_clock(self, moment):
        self.turn("clock", now=moment)

    def requests(self):
        return self.ask("/_fake/requests").data["requests"]

    def order_numbers(self, query=(), **more):
        return [order["number"] for order in self.get("/api/v0/orders", query, **more).data["orders"]]
