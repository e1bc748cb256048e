#!/usr/bin/env python3
"""Measures what docs/performance.md says, all in one run, since this machine of today is not yours of tomorrow:
contestants take turns, medians of whole processes are compared, and only ratios carry over.

    bench.py PROGRAMS [--quick] [PART...]     PROGRAMS: the folder of the bench_… programs and of cageot;
    PARTs: work_w, real_labels, thursday, planning, printing, scanning, web
"""
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[1]
sys.path[:0] = [str(HERE), str(SOURCE / "tests/flow")]
import scanning  # noqa: E402
from sink import LABEL, Sink  # noqa: E402
from work import write_labels  # noqa: E402

PYTHON = "/usr/bin/python3"  # Debian's own: reportlab and weasyprint are its packages
WEEK = SOURCE / "fixtures/week"
WEEK_FILES = ["totaux-acheteurs.csv", "preparation-acheteurs.csv"]
SETTLE_S = 1.5  # how long the drop folder waits for silence (src/depot/service.cpp)


class Run:
    """Wall and processor milliseconds and peak memory in MiB of one process."""

    def __init__(self, programs, command):
        done = subprocess.run([programs / "bench_timed", *command], capture_output=True, text=True, check=True)
        wall, cpu, peak, status = done.stdout.split()
        if status != "0":
            raise RuntimeError(f"{command}: exit status {status}\n{done.stderr}")
        self.wall, self.cpu, self.peak = float(wall), float(cpu), int(peak) / 1024


class Bench:
    def __init__(self, programs, folder, quick):
        self.programs, self.folder, self.quick = programs, folder, quick
        self.out = folder / "out"
        self.out.mkdir()

    def timed(self, *command):
        shutil.rmtree(self.out)
        self.out.mkdir()
        return Run(self.programs, [str(word) for word in command] + [str(self.out)])

    def contest(self, contestants, rounds):
        """Medians by name of contestants that take turns, so that a busy minute hurts all alike."""
        runs = {name: [] for name in contestants}
        for _ in range(1 if self.quick else rounds):
            for name, command in contestants.items():
                runs[name].append(self.timed(*command))
        return {name: {"wall": statistics.median(run.wall for run in all_runs),
                       "cpu": statistics.median(run.cpu for run in all_runs),
                       "peak": max(run.peak for run in all_runs)} for name, all_runs in runs.items()}

    def work_w(self, count, rounds, slow):
        labels = self.folder / f"w{count}.tsv"
        write_labels(labels, count)
        contestants = {"Cageot": [self.programs / "bench_work_w", labels],
                       "libharu alone": [self.programs / "bench_work_w_libharu", labels],
                       "ReportLab": [PYTHON, HERE / "work_w_reportlab.py", labels]}
        if slow:
            contestants["WeasyPrint"] = [PYTHON, HERE / "work_w_weasyprint.py", labels]
        return self.contest(contestants, rounds)

    def print_work_w(self):
        print("\n## The work W\n")
        print("| labels | producer | wall ms | labels/s | peak MiB | times our wall |")
        print("|--:|---|--:|--:|--:|--:|")
        for count, rounds, slow in ((1, 9, True), (1000, 7, True), (10_000, 3, False)):
            result = self.work_w(count, rounds, slow)
            ours = result["Cageot"]["wall"]
            for name, run in result.items():
                print(f"| {count} | {name} | {run['wall']:.1f} | {count / run['wall'] * 1000:,.0f} "
                      f"| {run['peak']:.1f} | {run['wall'] / ours:.2f} |", flush=True)

    def print_real_labels(self):
        print("\n## Our unit label, Code 128 and QR, two threads\n")
        print("| labels | | wall ms | labels/s | peak MiB |")
        print("|--:|---|--:|--:|--:|")
        for count, proved in ((1, False), (1000, False), (10_000, False), (40_000, False), (10_000, True)):
            words = ["--proved"] if proved else []
            runs = [self.real_labels(count, words) for _ in range(1 if self.quick else 5)]
            wall = statistics.median(run.wall for run in runs)
            print(f"| {count} | {'made and proved' if proved else 'made'} | {wall:.1f} "
                  f"| {count / wall * 1000:,.0f} | {max(run.peak for run in runs):.1f} |", flush=True)

    def real_labels(self, count, words):
        shutil.rmtree(self.out)
        self.out.mkdir()
        return Run(self.programs, [self.programs / "bench_real_labels", str(count), self.out, *words])

    def print_thursday(self):
        runs = []
        for _ in range(1 if self.quick else 7):
            done = subprocess.run([self.programs / "bench_thursday", self.out], check=True,
                                  capture_output=True, text=True)
            runs.append((float(done.stdout.split()[3]), done.stdout.strip()))
        print(f"\n## A whole Thursday, rendered and proved\n\n{sorted(runs)[len(runs) // 2][1]} "
              "(labels, tickets and the A4 tick list of the sample week; median)", flush=True)

    def print_planning(self):
        """A tenth of the orders change between the two versions; peak memory holds both plans."""
        print("\n## Planning, orders of 15 lines\n")
        print("| orders | labels | plan ms | again ms | difference ms | peak MiB | plan, again: times half the orders |")
        print("|--:|--:|--:|--:|--:|--:|--:|")
        before = None
        for orders in (1250, 2500, 5000, 10_000):
            done = subprocess.run([self.programs / "bench_timed", self.programs / "bench_planning", str(orders)],
                                  capture_output=True, text=True, check=True)
            figures, process = done.stdout.splitlines()
            labels, plan, again, difference = map(float, figures.split())
            peak = int(process.split()[2]) / 1024
            ratio = f"{plan / before[0]:.2f}, {again / before[1]:.2f}" if before else ""
            print(f"| {orders} | {labels:.0f} | {plan:.0f} | {again:.0f} | {difference:.0f} | {peak:.0f} "
                  f"| {ratio} |", flush=True)
            before = plan, again

    def print_printing(self):
        from depot_process import PrivateCupsd
        print("\n## Through a real cupsd\n")
        for measure, sinks in ((self.measure_drop, {"labels": Sink()}),
                               (self.measure_release, {"labels": Sink()}),
                               (self.measure_labels, {"labels": Sink()}),
                               (self.measure_labels, {"labels": Sink(), "labels-2": Sink()}),
                               (self.measure_dots, {"labels": Sink()}),
                               (self.measure_dots, {"labels": Sink(), "labels-2": Sink()}),
                               (self.measure_filters, {"labels": Sink()}),
                               (self.measure_reprint, {"labels": Sink()}),
                               (self.measure_reprint, {"labels": Sink(speed=5)})):
            cupsd = self.cupsd = PrivateCupsd()
            try:
                measure(self.new_depot(cupsd.address, sinks), sinks)
            finally:
                cupsd.close()

    def print_scanning(self):
        from depot_process import PrivateCupsd
        print("\n## Scanning\n")
        cupsd = PrivateCupsd()
        try:
            labels = Sink(speed=50)
            cageot = self.new_depot(cupsd.address, {"labels": labels})
            self.import_farm(cageot)
            with Served(cageot) as service:
                labels.wait(lambda: labels.labels >= 20)
                scanning.measure_verdicts(cageot, service, 5 if self.quick else 15, self.folder)
                print(f"  meanwhile {labels.labels} of 1,000 labels were printed")
                for batch in (1, 50):
                    scanning.measure_rate(cageot, service, 3 if self.quick else 10, batch)
        finally:
            cupsd.close()

    def print_web(self):
        print("\n## Fifty browsers and six stations\n", flush=True)
        programs = {"CAGEOT_PROGRAM": self.programs / "cageot", "CAGEOT_VIRTUAL_PRINTER": self.programs / "cageot-virtual-printer"}
        subprocess.run([PYTHON, SOURCE / "tests/flow/busy_web.py", "--seconds", "45" if self.quick else "300"], check=True,
                       env={**os.environ, **programs})

    def new_depot(self, server, sinks):
        """The words that begin a command on a depot of its own, whose printers only count."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        config = folder / "cageot.toml"
        config.write_text((WEEK / "cageot.toml").read_text(encoding="utf-8") +
                          f'\n[printing]\nprint = "at-once"\n\n[cups]\nserver = "{server}"\n', encoding="utf-8")
        shutil.copy(WEEK / "produits.csv", folder)
        cageot = [self.programs / "cageot", "--config", config, "--data", folder / "depot"]
        for name, sink in {**sinks, "tickets": Sink()}.items():
            role = name.split("-")[0]
            subprocess.run([*cageot, "printer", "add", name, f"socket://127.0.0.1:{sink.port}",
                            "--role", role], check=True, capture_output=True)
        return cageot

    def measure_drop(self, cageot, sinks):
        with Served(cageot):
            drop = cageot[-1] / "drop"
            drop.mkdir(parents=True, exist_ok=True)
            for name in WEEK_FILES:
                shutil.copy(WEEK / name, drop / name)
            dropped = time.monotonic()
            labels = sinks["labels"]
            labels.wait(lambda: labels.labels >= 1000)
            first = labels.first_byte - dropped
            print(f"* the sample week's files dropped → first byte at the printer: {first:.2f} s; the folder "
                  f"waits {SETTLE_S} s for silence, so {first - SETTLE_S:.2f} s after that")
            print(f"* of its farms, each with jobs of its own, 1,000 labels: "
                  f"{1000 / (labels.last_label - labels.first_byte):.0f} labels/s, "
                  "while the tickets go to another printer", flush=True)

    def import_farm(self, cageot):
        """One farm's 1,000 labels: 50 products, 19 of each and a head, which is one job."""
        orders = self.folder / "farm.csv"
        rows = [f"{i};Zoé {i};Aragon;Savonnerie;Savon {product};100 g;1"
                for i in range(1, 20) for product in range(1, 51)]
        orders.write_text("commande;client;relais;ferme;produit;variante;quantité\n" + "\n".join(rows) + "\n",
                          encoding="utf-8")
        subprocess.run([*cageot, "import", orders], check=True, capture_output=True)

    def measure_dots(self, cageot, sinks):
        for name, sink in sinks.items():
            subprocess.run([*cageot, "printer", "add", name, f"socket://127.0.0.1:{sink.port}",
                            "--role", "labels", "--format", "raster"], check=True, capture_output=True)
        self.measure_labels(cageot, sinks, "given the proved dots instead of the PDF")

    def measure_filters(self, cageot, _):
        """What CUPS' filters need for our PDF, started anew in a pipe as CUPS does, while nothing else runs."""
        self.import_farm(cageot)
        pdf = self.folder / "twenty.pdf"
        subprocess.run(["qpdf", next((cageot[-1] / "archive").rglob("labels-001.pdf")),
                        "--pages", ".", "1-20", "--", pdf], check=True)
        environment = {**os.environ, "PPD": f"{self.cupsd.directory}/etc/ppd/labels.ppd", "PRINTER": "labels",
                       "CUPS_SERVERROOT": f"{self.cupsd.directory}/etc", "CONTENT_TYPE": "application/pdf"}
        chain = " | ".join(f"/usr/lib/cups/filter/{name} 1 bench twenty 1 ''{source}" for name, source in
                           (("pdftopdf", f" {pdf}"), ("gstoraster", ""), ("rastertolabel", "")))
        seconds = []
        for _ in range(9):
            began = time.monotonic()
            made = subprocess.run(chain, shell=True, env=environment, capture_output=True, check=True).stdout
            seconds.append(time.monotonic() - began)
        if made.count(LABEL) != 20:
            raise RuntimeError(f"the filters made {made.count(LABEL)} labels of 20")
        usual = statistics.median(seconds)
        print(f"* CUPS' filters alone: {usual:.2f} s for 20 labels, {20 / usual:.0f} labels/s", flush=True)

    def measure_labels(self, cageot, sinks, how="as PDF"):
        self.import_farm(cageot)  # asks for all labels; the service that comes later sends them
        sinks = list(sinks.values())
        with Served(cageot):
            sinks[0].wait(lambda: sum(sink.labels for sink in sinks) >= 1000)
            seconds = max(sink.last_label for sink in sinks) - min(sink.first_byte for sink in sinks)
            print(f"* one farm's 1,000 labels to {len(sinks)} printer{'s' if len(sinks) > 1 else ''}, {how}, jobs of 20: "
                  f"{1000 / seconds:.0f} labels/s", flush=True)

    def measure_release(self, cageot, sinks):
        config = cageot[2]
        config.write_text(config.read_text(encoding="utf-8").replace('"at-once"', '"by-farm"'), encoding="utf-8")
        self.import_farm(cageot)
        with Served(cageot) as service:
            time.sleep(2)  # it has long been idle
            released = time.monotonic()
            service.press("/sessions/S1", "/sessions/S1/print", what="all")
            sinks["labels"].wait(lambda: sinks["labels"].first_byte)
            print(f"* button pressed → first byte at the printer: {sinks['labels'].first_byte - released:.2f} s",
                  flush=True)

    def measure_reprint(self, cageot, sinks):
        self.import_farm(cageot)
        labels = sinks["labels"]
        with Served(cageot) as service:
            begun = 100 if labels.speed else 300
            labels.wait(lambda: labels.labels >= begun)
            labels_of_plan = service.json("/api/v1/sessions/S1/plan")["labels"]
            codes = [label["code"] for label in labels_of_plan[:3]]  # no other job has three
            before, clicked = labels.labels, time.monotonic()
            service.post_json("/api/v1/reprints", {"codes": codes, "reason": "torn"})
            labels.wait(lambda: any(count == 3 for count, _ in labels.jobs))
            out = next(moment for count, moment in labels.jobs if count == 3)
            pace = f"{labels.speed} labels a second" if labels.speed else "an instant printer"
            between = "" if not labels.speed else f", {labels.labels - before - 3} labels came before it"
            print(f"* a reprint while 1,000 labels print, {pace}: {out - clicked:.2f} s after the click{between}",
                  flush=True)


class Served:
    """`cageot serve`, and what a browser does with it."""

    def __init__(self, cageot):
        self.process = subprocess.Popen([*cageot, "serve", "--port", "0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().split()[-1]  # it says where it listens once it does

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def get(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read().decode()

    def json(self, path):
        return json.loads(self.get(path))

    def post(self, path, body, kind):
        request = urllib.request.Request(self.address + path, body.encode(), {"Content-Type": kind})
        with urllib.request.urlopen(request) as answer:
            answer.read()

    def post_json(self, path, value):
        self.post(path, json.dumps(value), "application/json")

    def press(self, page, path, **fields):
        """The button of a page's form."""
        token = re.search(r'name="token" value="([^"]+)"', self.get(page)).group(1)
        self.post(path, urllib.parse.urlencode({"token": token, **fields}), "application/x-www-form-urlencoded")


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), platform.machine())
    memory = int(open("/proc/meminfo", encoding="utf-8").readline().split()[1]) // 1048576
    release = next(line.split("=")[1].strip().strip('"') for line in open("/etc/os-release", encoding="utf-8")
                   if line.startswith("PRETTY_NAME"))
    return f"{len(os.sched_getaffinity(0))} cores ({model}), {memory} GiB, {release}"


def main():
    programs = pathlib.Path(sys.argv[1]).resolve()
    print(f"{machine()}, {time.strftime('%Y-%m-%d')}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-bench-", dir="/tmp"))
    try:
        bench = Bench(programs, folder, "--quick" in sys.argv[2:])
        parts = [bench.print_work_w, bench.print_real_labels, bench.print_thursday, bench.print_planning,
                 bench.print_printing, bench.print_scanning, bench.print_web]
        wanted = [word for word in sys.argv[2:] if word != "--quick"]
        for part in parts:
            if not wanted or part.__name__.removeprefix("print_") in wanted:
                part()
    finally:
        shutil.rmtree(folder)


main()
