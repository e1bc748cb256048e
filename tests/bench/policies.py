"""What CUPS does with a job when printer or scheduler fails, counted label by label.

    python3 tests/bench/policies.py [--labels N] [--fault PATTERN] [--policy P]

Each trial: a private cupsd, a virtual printer, a queue with one error policy, and jobs of distinct labels.
One thing fails while they print, is mended, and the queue is let run until it stands still, without a
person who cancels or decides. Printed for each way of submitting: labels lost (not on paper, of jobs that
ended), waiting (not on paper, of jobs that did not end), and doubled (on paper once more).
"""

import argparse
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CUPSD = ROOT / "scripts/private_cupsd"
PRINTER = next((ROOT / f"build/{kind}/bin/cageot-virtual-printer" for kind in ("release", "dev")
                if (ROOT / f"build/{kind}/bin/cageot-virtual-printer").exists()), None)
JOBS = 3


def label(number):
    """A label that no other one equals, 2 kB of ZPL that does not compress."""
    rows = (number * 2654435761 % 2**64).to_bytes(8, "big") * 128
    return f"^XA^FO0,0^GFA,1024,1024,8,{rows.hex().upper()}^FS^XZ\n"


def picture_name(number):
    """As the virtual printer names it in labels.txt: FNV-1a, 64 bits, of the portable bitmap."""
    name = 0xCBF29CE484222325
    for byte in b"P4\n64 128\n" + (number * 2654435761 % 2**64).to_bytes(8, "big") * 128:
        name = ((name ^ byte) * 0x100000001B3) % 2**64
    return f"{name:016x}"


class Trial:
    """One queue on one virtual printer."""

    def __init__(self, policy, waiteof, speed):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-policies-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.out = self.folder / "printer"
        self.printer = subprocess.Popen(
            [PRINTER, "--out", self.out, "--no-pictures", "--hashes", "--speed", str(speed), "--buffer", "4096"],
            stdout=subprocess.PIPE, text=True)
        port = re.search(r":(\d+)", self.printer.stdout.readline()).group(1)
        self.cups = self.folder / "cups"
        server = subprocess.run([CUPSD, "start", self.cups], check=True, capture_output=True, text=True).stdout.strip()
        self.environment = dict(os.environ, CUPS_SERVER=server, LC_ALL="C")
        uri = f"socket://127.0.0.1:{port}/" + ("" if waiteof else "?waiteof=false")
        self.run("lpadmin", "-p", "q", "-E", "-v", uri, "-m", "raw", "-o", f"printer-error-policy={policy}")

    def run(self, *words, check=True):
        return subprocess.run(words, env=self.environment, check=check, capture_output=True, text=True).stdout

    def submit(self, labels, held):
        for job in range(JOBS):
            file = self.folder / f"{job}.zpl"
            file.write_text("".join(label(job * labels + i) for i in range(labels)))
            hold = ["-o", "job-hold-until=indefinite"] if held else []
            self.run("lp", "-d", "q", "-o", "raw", *hold, file)
        if held:
            for job in range(1, JOBS + 1):
                self.run("lp", "-i", f"q-{job}", "-H", "resume")

    def lines(self):
        file = self.out / "labels.txt"
        return [line.split()[1] for line in file.read_text().splitlines()] if file.exists() else []

    def fault(self, text):
        (self.out / "control").write_text(f"fault={text}\n")

    def wait_for(self, count, limit=20):
        end = time.monotonic() + limit
        while len(self.lines()) < count and time.monotonic() < end:
            time.sleep(0.02)

    def settle(self, quiet=3, limit=25):
        """Until nothing printed for a while and no job can go on by itself."""
        begin = last = time.monotonic()
        count = -1
        while time.monotonic() - last < quiet and time.monotonic() - begin < limit:
            if len(self.lines()) != count:
                count, last = len(self.lines()), time.monotonic()
            time.sleep(0.05)

    def completed(self):
        return {int(line.split()[0].rsplit("-", 1)[1])
                for line in self.run("lpstat", "-W", "completed", "-o").splitlines()}

    def kill_cupsd(self, orphans):
        if orphans:
            os.kill(int((self.cups / "pid").read_text()), signal.SIGKILL)
            time.sleep(0.1)
        else:
            subprocess.run([CUPSD, "kill", self.cups], check=True)
        subprocess.run([CUPSD, "start", self.cups], check=True, capture_output=True)

    def end(self):
        subprocess.run([CUPSD, "kill", self.cups], check=True)
        self.printer.terminate()
        self.printer.wait()
        subprocess.run(["rm", "-r", self.folder], check=True)


def refuse(trial, _labels):
    trial.fault("refuse")
    time.sleep(2)
    trial.fault("none")
    time.sleep(6)  # the backend tries again after 5 s


def in_the_middle(fault, mended="none"):
    def act(trial, labels):
        trial.wait_for(labels // 2)
        trial.fault(fault)
        time.sleep(2)
        trial.fault(mended)
    return act


def killed(orphans):
    def act(trial, labels):
        trial.wait_for(labels // 2)
        trial.kill_cupsd(orphans)
    return act


FAULTS = {
    "printer off at the start": refuse,
    "stalls for 2 s": in_the_middle("stall:0"),
    "resets connections for 2 s": in_the_middle("reset:0"),
    "paper out for 2 s": in_the_middle("paper-out:0"),
    "loses power for 2 s": in_the_middle("power-off:0"),
    "never closes": in_the_middle("never-close", "never-close"),
    "cupsd killed with backends": killed(False),
    "cupsd killed alone": killed(True),
}
WAYS = [(policy, held, waiteof) for policy in ("stop-printer", "abort-job", "retry-job", "retry-current-job")
        for held in (False, True) for waiteof in (True, False)]


def one(policy, held, waiteof, act, labels):
    trial = Trial(policy, waiteof, speed=40)
    try:
        if act is refuse:
            trial.fault("refuse")
            time.sleep(0.1)
        trial.submit(labels, held)
        act(trial, labels)
        trial.settle()
        printed = trial.lines()
        done = trial.completed()
    finally:
        trial.end()
    missing = [0, 0]
    for job in range(JOBS):
        known = {picture_name(job * labels + i) for i in range(labels)}
        missing[job + 1 in done] += len(known - set(printed))
    return missing[True], missing[False], len(printed) - len(set(printed))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=int, default=20, help="a job (20)")
    parser.add_argument("--fault", help="only faults that match this pattern")
    parser.add_argument("--policy", help="only this policy")
    arguments = parser.parse_args()
    print("fault | policy | submit | waiteof | lost | waiting | doubled")
    for name, act in FAULTS.items():
        if arguments.fault and not re.search(arguments.fault, name):
            continue
        for policy, held, waiteof in WAYS:
            if arguments.policy and arguments.policy != policy:
                continue
            lost, waiting, doubled = one(policy, held, waiteof, act, arguments.labels)
            print(f"{name} | {policy} | {'held' if held else 'plain'} | {'yes' if waiteof else 'no'} | {lost} | "
                  f"{waiting} | {doubled}", flush=True)


if __name__ == "__main__":
    main()
