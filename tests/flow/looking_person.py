"""Somebody who looks at a printer and tells which label came out of it last."""

import json
import threading
import time
import urllib.error
import urllib.request

LOOKS_EVERY = 0.1


class LookingPerson(threading.Thread):
    """Answers each open question through the service, which may be gone at any moment: then once more.

    Looks only at a printer that stands still, and tells what really came out of it last.
    """

    def __init__(self, ledger, printers, services, reader):
        super().__init__(daemon=True)
        self.ledger, self.services, self.reader = ledger, services, reader
        self.printers = {printer.name: printer for printer in printers}
        self.answers = 0
        self.refusals = []  # what the service said to an answer that it did not take
        self.fault = None  # what ended this person
        self.over = threading.Event()

    def run(self):
        try:
            while not self.over.wait(LOOKS_EVERY):
                for name in self.questions():
                    if self.printers[name].stands_still():
                        self.answer(name)
        except Exception as error:  # pylint: disable=broad-except
            self.fault = error

    def leave(self):
        self.over.set()
        self.join()
        if self.fault:
            raise self.fault

    def questions(self):
        try:
            return self.ledger.questions()
        except self.ledger.errors:
            return {}  # somebody wrote while we read

    def answer(self, name):
        asked = self.questions().get(name)
        if not asked:
            return
        labels = self.printers[name].labels()
        last = self.reader.read(labels[-1:])[0] if labels else None
        said = self.say(name, {"code": last} if last else {"answer": "none"})
        if said == "refused" and last not in asked:
            # It is of no job that anybody asks about: nothing of those is out.
            said = self.say(name, {"answer": "none"})
        self.answers += said == "taken"

    def say(self, name, words):
        service = self.services[int(time.monotonic() * 1000) % len(self.services)]
        request = urllib.request.Request(f"http://127.0.0.1:{service.port}/api/v1/printers/{name}/last-label",
                                         json.dumps(words).encode(), {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=10):
                return "taken"
        except urllib.error.HTTPError as error:
            self.refusals.append((name, words, error.code, error.read().decode(errors="replace")))
            return "refused"
        except (OSError, ConnectionError):
            return "nobody there"
