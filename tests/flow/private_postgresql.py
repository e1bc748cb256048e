"""A PostgreSQL server of one's own, in a folder of its own, on a free port of 127.0.0.1."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import time

from killed_processes import free_port

PROGRAMS = pathlib.Path("/usr/lib/postgresql")


class PrivatePostgresql:
    """The account `cageot` without a password has the database `cageot`; a schema each is a depot."""

    def __init__(self):
        # Below /tmp, where the server's user may pass; it refuses to run as root.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cageot-postgresql-", dir="/tmp"))
        self.programs = max(PROGRAMS.glob("*/bin"))
        self.user = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            self.user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self.port = free_port()
        self.run("initdb", "-D", self.folder / "data", "-U", "cageot", "--no-sync", "-A", "trust", "-E", "UTF8",
                 "--locale", "C.UTF-8")
        self.server = subprocess.Popen(
            [self.programs / "postgres", "-D", self.folder / "data", "-h", "127.0.0.1", "-p", str(self.port), "-k", ""],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=(self.folder / "log").open("a"), **self.user)
        for _ in range(200):
            if subprocess.run([self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)],
                              check=False).returncode == 0:
                break
            time.sleep(0.05)
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "cageot", "cageot")

    def run(self, program, *words):
        subprocess.run([self.programs / program, *words], cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
                       **self.user)

    def url(self, schema):
        return f"postgresql://cageot@127.0.0.1:{self.port}/cageot?schema={schema}"

    def close(self):
        self.server.kill()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
