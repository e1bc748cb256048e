"""What a depot's database says about its jobs, for tests that look at it from outside."""

import collections
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile

OPEN = ("wanted", "submitting", "submitted")


class SqliteLedger:
    errors = (sqlite3.DatabaseError, OSError)

    def __init__(self, data):
        self.data = pathlib.Path(data)

    def rows(self, query):
        """Of a copy: a connection of ours would mend what a killed program left."""
        with tempfile.TemporaryDirectory(prefix="cageot-ledger-") as name:
            for file in self.data.glob("cageot.sqlite*"):
                if not file.name.endswith("-shm"):
                    shutil.copy(file, name)
            connection = sqlite3.connect(pathlib.Path(name) / "cageot.sqlite")
            try:
                return connection.execute(query).fetchall()
            finally:
                connection.close()


class PostgresqlLedger:
    errors = (subprocess.CalledProcessError,)

    def __init__(self, url):
        self.url, _, words = url.partition("?")
        self.schema = dict(word.split("=", 1) for word in words.split("&") if word).get("schema", "public")

    def rows(self, query):
        done = subprocess.run(["psql", "-X", "-A", "-t", "-F", "\t", "-c", f"SET search_path TO {self.schema}",
                               "-c", query, self.url], capture_output=True, text=True, check=True)
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()[1:] if line]


class AskedLedger:
    """Questions about jobs, the same for every database."""

    def __init__(self, database):
        self.rows, self.errors = database.rows, database.errors

    def states(self):
        """How many jobs are in each state."""
        return collections.Counter(dict((state, int(count)) for state, count in self.rows(
            "SELECT state, count(*) FROM jobs GROUP BY state")))

    def questions(self):
        """The codes in question by printer, in the order in which they were sent."""
        asked = collections.defaultdict(list)
        for printer, code in self.rows(
                "SELECT jobs.printer, job_pages.code FROM jobs JOIN job_pages ON jobs.job = job_pages.job "
                "WHERE jobs.state = 'doubtful' AND jobs.doubt = 'last' "
                "ORDER BY jobs.sent_at, jobs.job, job_pages.place"):
            asked[printer].append(code)
        return asked

    def listed(self, state):
        """The codes of jobs that ever were in `state`."""
        return {code for code, in self.rows(
            "SELECT DISTINCT job_pages.code FROM job_pages JOIN job_events ON job_pages.job = job_events.job "
            f"WHERE job_events.state = '{state}'")}

    def told_twice(self):
        """The codes of jobs of which was told that they are perhaps there twice."""
        return {code for code, in self.rows(
            "SELECT DISTINCT job_pages.code FROM job_pages JOIN job_events ON job_pages.job = job_events.job "
            "WHERE job_events.message LIKE '%deux fois%'")}

    def story(self, code):
        """Every step of every job that held the code."""
        return ["  ".join(map(str, row)) for row in self.rows(
            "SELECT job_events.at, jobs.place, jobs.printer, jobs.title, job_events.state, job_events.who, "
            "job_events.message, job_pages.came_out FROM job_events JOIN jobs ON jobs.job = job_events.job "
            f"JOIN job_pages ON job_pages.job = jobs.job AND job_pages.code = '{code}' ORDER BY job_events.place")]
