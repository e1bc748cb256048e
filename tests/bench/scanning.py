"""How fast a station gets its verdict, and how many scans a second a depot remembers for good."""

import http.client
import json
import os
import random
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

STATIONS = 4
SCANS_A_SECOND = 12


class ScanClient:
    """One station: a connection for each request, as browsers are given."""

    def __init__(self, cageot, address, name):
        self.host = urllib.parse.urlparse(address).netloc
        self.name, self.count = name, 0
        invited = subprocess.run([*cageot, "station", "add", name], check=True, capture_output=True, text=True).stdout
        word = invited.strip().rsplit("#", 1)[1]
        self.secret = ""
        self.secret = self.post("/api/v1/stations/open", {"word": word})["secret"]

    def post(self, path, body):
        connection = http.client.HTTPConnection(self.host)
        connection.request("POST", path, json.dumps(body),
                           {"Content-Type": "application/json", "Authorization": f"Bearer {self.secret}"})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {text.decode()}")
        return json.loads(text)

    def scans(self, codes):
        scans = []
        for code in codes:
            self.count += 1
            scans.append({"id": f"{self.name}-{self.count}", "at": time.time_ns() // 1_000_000, "text": code})
        return self.post("/api/v1/sessions/S1/scans", {"scans": scans})["answers"]


def unit_codes(served):
    return [label["code"] for label in served.json("/api/v1/sessions/S1/plan")["labels"] if label["kind"] == "unit"]


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def flush_times(folder, stop, times):
    """What the disk takes for a few bytes that are to stay, four times a second."""
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        while not stop.wait(0.25):
            began = time.monotonic()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            times.append((time.monotonic() - began) * 1000)


def scan_steadily(client, codes, pause, seconds, times):
    """A scan every `pause` seconds, late or not."""
    end = time.monotonic() + seconds
    due = time.monotonic() + random.random() * pause
    for code in codes:
        time.sleep(max(0.0, due - time.monotonic()))
        began = time.monotonic()
        if began > end:
            return
        client.scans([code])
        times.append((time.monotonic() - began) * 1000)
        due += pause


def measure_verdicts(cageot, served, seconds, folder):
    """Verdicts while somebody prints: the p50, p95 and worst, beside the disk's own flush."""
    codes = unit_codes(served)
    clients = [ScanClient(cageot, served.address, f"poste-{n}") for n in range(1, STATIONS + 1)]
    clients[0].scans(codes[-1:])  # the list is made once
    times, flushes, stop = [], [], threading.Event()
    pause = STATIONS / SCANS_A_SECOND
    threads = [threading.Thread(target=scan_steadily, args=(client, codes[n::STATIONS], pause, seconds, times))
               for n, client in enumerate(clients)]
    disk = threading.Thread(target=flush_times, args=(folder, stop, flushes))
    disk.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stop.set()
    disk.join()
    print(f"* {len(times)} verdicts at {SCANS_A_SECOND} scans a second from {STATIONS} stations: p50 "
          f"{statistics.median(times):.1f} ms, p95 {percentile(times, 0.95):.1f} ms, worst {max(times):.1f} ms; the disk "
          f"flushes 4 KiB in p50 {statistics.median(flushes):.1f} ms, p95 {percentile(flushes, 0.95):.1f} ms", flush=True)


def measure_rate(cageot, served, seconds, batch):
    """As many scans as six stations get rid of."""
    codes = unit_codes(served)
    clients = [ScanClient(cageot, served.address, f"lot-{batch}-{n}") for n in range(6)]
    end = time.monotonic() + seconds

    def run(client):
        while time.monotonic() < end:
            client.scans(random.choices(codes, k=batch))

    threads = [threading.Thread(target=run, args=(client,)) for client in clients]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate = sum(client.count for client in clients) / (time.monotonic() - began)
    print(f"* durable scans, {batch} a request, from six stations: {rate:.0f} a second", flush=True)
