"""What CUPS sends to a printer, drawn by two programs that know nothing of each other: our virtual printer
and zpl-renderer-js. They must agree on every dot."""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from depot_process import SOURCE, DepotProcess, PrivateCupsd
from png_dots import read_dots

HERE = pathlib.Path(__file__).resolve().parent


class ZplRenderer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cupsd = PrivateCupsd()
        cls.addClassCleanup(cls.cupsd.close)
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-zpl-", dir="/tmp"))
        cls.folder.chmod(0o777)
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    def zpl_of(self, name, role, media, dpi, *words):
        """The bytes that CUPS' filters make of one print command of a small week."""
        depot = DepotProcess()
        self.addCleanup(depot.close)
        with open(depot.config, "a", encoding="utf-8") as config:
            config.write(f'\n[cups]\nserver = "{self.cupsd.address}"\n')
        subprocess.run(["python3", SOURCE / "fixtures/make_week.py", "--orders", "3", "--out",
                        depot.directory], check=True, stdout=subprocess.DEVNULL)
        session = depot.run("import", depot.directory / "totaux-acheteurs.csv").splitlines()[-1]
        file = self.folder / f"{name}.zpl"
        file.touch()
        depot.run("printer", "add", name, f"file://{file}", "--role", role, "--media", media,
                  "--dpi", str(dpi))
        if role == "tickets":  # bag tickets are labels
            depot.run("printer", "add", f"{name}-bags", "file:///dev/null")
        depot.run("print", session, "--all", *words)
        return file

    def drawn_by_virtual_printer(self, file, dpi):
        out = file.with_suffix(".ours")
        process = subprocess.Popen([os.environ["CAGEOT_VIRTUAL_PRINTER"], "--port", "0", "--out", out,
                                    "--dpi", str(dpi)], stdout=subprocess.PIPE, text=True)
        try:
            port = int(process.stdout.readline().rsplit(":", 1)[1])
            with socket.create_connection(("127.0.0.1", port)) as printer:
                printer.sendall(file.read_bytes())
                printer.shutdown(socket.SHUT_WR)
                while printer.recv(4096):
                    pass
            # It has taken the bytes; its pictures follow.
            count, still = -1, 0
            while still < 10:
                time.sleep(0.05)
                before, count = count, len(list(out.glob("*.png")))
                still = still + 1 if count == before else 0
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            process.stdout.close()
        return [read_dots(out / f"{i}.png") for i in range(1, count + 1)]

    def drawn_by_renderer(self, file, width, height, dpmm):
        out = file.with_suffix(".witness")
        out.mkdir()
        subprocess.run(["node", HERE / "render_zpl.mjs", file, str(width), str(height), str(dpmm), out],
                       check=True)
        return [read_dots(out / f"{i}.png") for i in range(1, len(list(out.iterdir())) + 1)]

    def check_agreement(self, file, dpi, dpmm):
        ours = self.drawn_by_virtual_printer(file, dpi)
        self.assertGreater(len(ours), 2)
        width, height, _ = ours[0]
        theirs = self.drawn_by_renderer(file, width, height, dpmm)
        self.assertEqual(len(ours), len(theirs))
        for i, (mine, other) in enumerate(zip(ours, theirs), 1):
            self.assertEqual((width, height), other[:2])
            # CUPS sends labels upside down (^POI), which the renderer does not know.
            turned = [row[::-1] for row in reversed(other[2])]
            self.assertTrue(mine[2] in (other[2], turned), f"{file.name}, picture {i}")
            self.assertTrue(any(any(row) for row in mine[2]))

    def test_labels_at_203_dpi(self):
        self.check_agreement(self.zpl_of("labels203", "labels", "57x32", 203, "--only", "labels"),
                             203, 8)

    def test_labels_at_300_dpi(self):
        self.check_agreement(self.zpl_of("labels300", "labels", "57x32", 300, "--only", "labels"),
                             300, 12)

    def test_tickets_at_203_dpi(self):
        self.check_agreement(self.zpl_of("tickets203", "tickets", "100x150", 203, "--only", "tickets"),
                             203, 8)

    def test_tickets_at_300_dpi(self):
        self.check_agreement(self.zpl_of("tickets300", "tickets", "100x150", 300, "--only", "tickets"),
                             300, 12)


if __name__ == "__main__":
    unittest.main()
