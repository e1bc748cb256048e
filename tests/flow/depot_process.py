"""A depot driven from outside, by its program alone, in a directory of its own."""

import os
import pathlib
import shutil
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
WEEK = SOURCE / "fixtures/week"
WEEK_FILES = [WEEK / "totaux-acheteurs.csv", WEEK / "preparation-acheteurs.csv"]


class DepotProcess:
    """`cageot` with the sample week's config; the program's path is in CAGEOT_PROGRAM."""

    def __init__(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="cageot-flow-"))
        # The program looks for layouts and fonts beside itself, as when it is installed.
        (self.directory / "bin").mkdir()
        (self.directory / "share/cageot").mkdir(parents=True)
        for folder in ("layouts", "fonts"):
            (self.directory / "share/cageot" / folder).symlink_to(SOURCE / folder)
        self.program = self.directory / "bin/cageot"
        shutil.copy(os.environ["CAGEOT_PROGRAM"], self.program)
        self.config = self.directory / "cageot.toml"
        shutil.copy(WEEK / "cageot.toml", self.config)
        shutil.copy(WEEK / "produits.csv", self.directory)

    def close(self):
        shutil.rmtree(self.directory)

    def run(self, *words):
        """What the command printed; raises when its exit status is not 0."""
        command = [self.program, "--config", self.config, "--data", self.directory / "data", *words]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"cageot {words[0]}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def import_week(self):
        """The id of the session that the sample week became."""
        return self.run("import", *WEEK_FILES).splitlines()[-1]


class PrivateCupsd:
    """A print scheduler of one's own."""

    def __init__(self):
        self.directory = tempfile.mkdtemp(prefix="cageot-cupsd-")
        started = subprocess.run([SOURCE / "scripts/private_cupsd", "start", self.directory],
                                 stdout=subprocess.PIPE, text=True, check=True)
        self.address = started.stdout.strip()

    def close(self):
        subprocess.run([SOURCE / "scripts/private_cupsd", "stop", self.directory], check=True)
        shutil.rmtree(self.directory)
