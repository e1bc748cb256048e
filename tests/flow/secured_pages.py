#!/usr/bin/env python3
"""The pages through HTTPS with a certificate of openssl's making, asked by curl: a password opens them, the cookie is bound
to HTTPS, old TLS and weak ciphers are refused, and visitors who hold on to their connections keep nobody out."""
import os
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ["CAGEOT_PROGRAM"]
PASSWORD = "pluie tambour ortie wagon"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class SecuredPages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory(prefix="cageot-secured-")
        cls.folder = pathlib.Path(cls.kept.name)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        "/CN=depot.test", "-addext", "subjectAltName=DNS:depot.test", "-keyout",
                        cls.folder / "key.pem", "-out", cls.folder / "certificate.pem"], check=True, capture_output=True)
        cls.port = free_port()
        (cls.folder / "cageot.toml").write_text(
            f'data = "data"\n[web]\naddress = "127.0.0.1"\nport = {cls.port}\nnames = ["Depot.test"]\n'
            'certificate = "certificate.pem"\nkey = "key.pem"\n', encoding="utf-8")
        cls.cageot = [PROGRAM, "--config", cls.folder / "cageot.toml"]
        subprocess.run([*cls.cageot, "coordinator", "add", "zoe"], input=PASSWORD + "\n", text=True, check=True,
                       capture_output=True)
        cls.service = subprocess.Popen([*cls.cageot, "serve"], stdout=subprocess.PIPE, text=True)
        cls.said = cls.service.stdout.readline()

    @classmethod
    def tearDownClass(cls):
        cls.service.terminate()
        cls.service.wait(30)
        cls.service.stdout.close()
        cls.kept.cleanup()

    def curl(self, path, *options):
        done = subprocess.run(["curl", "-si", "--max-time", "30", "--cacert", self.folder / "certificate.pem", "--resolve",
                               f"depot.test:{self.port}:127.0.0.1", *options,
                               f"https://depot.test:{self.port}{path}"], capture_output=True, text=True)
        return done.stdout

    def test_the_password_opens_the_pages_and_the_cookie_stays_on_https(self):
        self.assertEqual(self.said, f"Cageot: https://depot.test:{self.port}\n")
        shut = self.curl("/", "-H", "Accept: text/html")
        self.assertIn(" 303 ", shut.splitlines()[0])
        self.assertIn("Strict-Transport-Security: max-age=31536000", shut)
        token = re.search(r'name="token" value="([^"]+)"', self.curl("/login")).group(1)
        entered = self.curl("/login", "--data-urlencode", f"token={token}", "--data-urlencode", "name=zoe",
                            "--data-urlencode", f"password={PASSWORD}", "-H", f"Origin: https://depot.test:{self.port}")
        cookie = re.search(r"Set-Cookie: (__Host-cageot=[0-9a-f]{64}); Path=/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure",
                           entered)
        self.assertTrue(cookie, entered)
        self.assertIn(" 200 ", self.curl("/", "-H", f"Cookie: {cookie.group(1)}").splitlines()[0])

    def test_another_host_is_refused(self):
        self.assertIn(" 421 ", self.curl("/login", "-H", "Host: evil.test").splitlines()[0])

    def test_old_tls_and_ciphers_without_authentication_are_refused(self):
        def handshake(*options):
            return subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{self.port}", *options],
                                  input="", capture_output=True, text=True, timeout=30).returncode
        self.assertEqual(handshake("-tls1_2"), 0)
        self.assertEqual(handshake("-tls1_3"), 0)
        self.assertNotEqual(handshake("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"), 0)
        self.assertNotEqual(handshake("-tls1_2", "-cipher", "ECDHE-RSA-AES256-SHA384:AES256-SHA"), 0)

    def test_a_hundred_visitors_who_hold_on_keep_nobody_out(self):
        held = []
        try:
            for i in range(100):  # of four machines
                slow = socket.socket()
                slow.bind((f"127.0.0.{10 + i % 4}", 0))
                slow.connect(("127.0.0.1", self.port))
                held.append(slow)
                if i % 2:
                    slow.sendall(b"\x16\x03\x01")  # a handshake that never goes on
            began = time.monotonic()
            self.assertIn(" 200 ", self.curl("/healthz").splitlines()[0])
            print(f"  answered after {time.monotonic() - began:.2f} s beside 100 held connections", file=sys.stderr)
        finally:
            for slow in held:
                slow.close()


if __name__ == "__main__":
    unittest.main(verbosity=1)
