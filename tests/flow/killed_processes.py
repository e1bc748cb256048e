"""The processes of a morning, which end at any moment: the service, the print scheduler, the printers."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import threading
import time

from depot_process import SOURCE, DepotProcess, PrivateCupsd

FAULTS = {
    "refuse": lambda dice: "refuse",
    "stall": lambda dice: f"stall:{dice.randrange(12_000)}",
    "reset": lambda dice: f"reset:{dice.randrange(1, 12_000)}",
    "slow": lambda dice: f"slow:{dice.randrange(10_000, 60_000)}",
    "never-close": lambda dice: "never-close",
    "paper-out": lambda dice: f"paper-out:{dice.randrange(6)}",
    "cover-open": lambda dice: f"cover-open:{dice.randrange(6)}",
    "paused": lambda dice: f"paused:{dice.randrange(6)}",
    "power-off": lambda dice: f"power-off:{dice.randrange(6)}",
}
"""What a printer does wrong, by its name: as its control file says it. A label is 3 to 4 kB."""

SILENT = {"reset", "power-off"}
"""What loses labels that CUPS called completed, and nobody can know of (docs/printing.md, "What stays unknown")."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def first_line(process):
    """What a server says when it is ready; raises when it ends without a word."""
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args[0]} ended with {process.wait()}")
    return line.strip()


class Printer:
    """A virtual printer whose labels lie in `folder` as N.png."""

    def __init__(self, name, folder, *options):
        self.name, self.folder = name, pathlib.Path(folder)
        self.process = subprocess.Popen(
            [os.environ["CAGEOT_VIRTUAL_PRINTER"], "--port", "0", "--out", self.folder, "--name", name, *options],
            stdout=subprocess.PIPE, text=True)
        self.port = int(first_line(self.process).rsplit(":", 1)[1])
        self.faults = 0
        self.fault_ends = 0.0
        self.history = []  # what it did wrong, from which label on
        self.kept = []  # bytes of what was read before

    @property
    def uri(self):
        return f"socket://127.0.0.1:{self.port}"

    def set_fault(self, words):
        # A rename, so that no half line is read.
        beside = self.folder / "control.new"
        beside.write_text(f"fault={words}\n")
        beside.rename(self.folder / "control")
        self.history.append(f"{time.time() * 1000:.0f}  {self.name} {words} after {self.count()} labels")

    def fail_at_random(self, dice, now, kinds):
        """A fault of these kinds now and then, which passes."""
        if self.fault_ends:
            if now >= self.fault_ends:
                self.set_fault("none")
                self.fault_ends = 0.0
        elif kinds and dice.random() < 0.1:
            self.set_fault(FAULTS[dice.choice(kinds)](dice))
            self.fault_ends = now + dice.choice((0.1, 0.3, 0.6, 1.5))
            self.faults += 1

    def mend(self):
        self.set_fault("none")
        self.fault_ends = 0.0

    def state(self):
        return json.loads((self.folder / "state.json").read_text())

    def stands_still(self, seconds=0.25):
        """Whether nothing comes out of it any more, as far as somebody sees who waits a moment."""
        before = self.count()
        if self.state()["state"] == "printing":
            return False
        time.sleep(seconds)
        return self.count() == before and self.state()["state"] != "printing"

    def count(self):
        count = len(self.kept)
        while (self.folder / f"{count + 1}.png").exists():
            count += 1
        return count

    def labels(self):
        """Every printed label's file, as bytes, in the order in which they came out."""
        while (path := self.folder / f"{len(self.kept) + 1}.png").exists():
            self.kept.append(path.read_bytes())
        return self.kept

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Scheduler(PrivateCupsd):
    """A print scheduler that is killed and started again."""

    def __init__(self):
        super().__init__()
        self.sessions = set()  # every scheduler's, for its filters and backends

    def pid(self):
        return int((pathlib.Path(self.directory) / "pid").read_text())

    def start(self):
        subprocess.run([SOURCE / "scripts/private_cupsd", "start", self.directory], stdout=subprocess.DEVNULL,
                       check=True)

    def kill(self):
        """With its filters and backends, as systemd does."""
        subprocess.run([SOURCE / "scripts/private_cupsd", "kill", self.directory], check=True)

    def kill_alone(self):
        """Its backends go on printing."""
        pid = self.pid()
        self.sessions.add(pid)
        os.kill(pid, signal.SIGKILL)
        while is_alive(pid):  # on a busy machine it takes a moment
            time.sleep(0.005)

    def close(self):
        for session in self.sessions:
            end_session(session)
        super().close()


def is_alive(pid):
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] not in "XZ"


def end_session(session):
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
            if int(fields[3]) == session:
                os.kill(int(stat.parent.name), signal.SIGKILL)
        except OSError:
            pass  # it ended meanwhile


class Service:
    """`cageot serve` on a depot; may be gone at any moment."""

    def __init__(self, depot, number=0):
        self.depot, self.port = depot, free_port()
        # On one database several services have one data folder each, as on several machines.
        self.data = depot.data.with_name(f"data{number}") if number else depot.data
        self.log = open(depot.directory / f"serve{number}.log", "a", encoding="utf-8")
        self.process = None
        self.started_at = 0.0
        self.start_times = []

    def start(self):
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            [self.depot.program, "--config", self.depot.config, "--data", self.data, "serve", "--port",
             str(self.port)], stdout=subprocess.PIPE, stderr=self.log, text=True)
        threading.Thread(target=self.watch_start, args=(self.process, self.started_at), daemon=True).start()

    def watch_start(self, process, since):
        if process.stdout.readline():
            self.start_times.append(time.monotonic() - since)
        process.stdout.close()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Tells whether it ended well by itself."""
        self.process.terminate()
        return self.process.wait(timeout=30) == 0

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        self.log.close()


class MorningDepot(DepotProcess):
    """A depot with printers of its own, a session imported and everything of it asked for."""

    def __init__(self, server, printers, database=None):
        super().__init__()
        self.data = self.directory / "data"
        sections = [f'[cups]\nserver = "{server}"\n[printing]\nprint = "at-once"\n']
        sections += [f'[[printer]]\nname = "{printer.name}"\nuri = "{printer.uri}"\nrole = "{role}"\n'
                     f'media = "{media}"\n' for printer, role, media in printers]
        root = f'database = "{database}"\n' if database else ""  # keys of no section come first
        self.config.write_text(root + "\n".join(sections), encoding="utf-8")
        for printer, role, media in printers:
            self.run("printer", "add", printer.name, printer.uri, "--role", role, "--media", media)

    def import_orders(self, text):
        path = self.directory / "orders.csv"
        path.write_text(text, encoding="utf-8")
        return self.run("import", path).splitlines()[-1]

    def plan(self, session):
        return json.loads((self.data / "archive" / session / "v1/plan.json").read_text(encoding="utf-8"))


def some_orders(dice, orders=20, farms=12):
    """A session in the neutral format: every farm a job or two."""
    lines = ["vente;commande;client;relais;ferme;produit;unité;quantité;froid"]
    for number in range(orders):
        for farm in range(farms):
            if dice.random() < 0.5:
                lines.append(f"Vente;{number + 1};Client {number + 1};{'Aragon' if number % 2 else 'Trèbes'};"
                             f"Ferme {farm + 1};Produit {farm + 1};pièce;{dice.choice((1, 1, 2))};"
                             f"{'oui' if farm % 4 == 3 else 'non'}")
    return "\n".join(lines) + "\n"
