"""A printer that only counts: everything it is sent, at once, with the moments of the first byte and of each job.
With `speed`, it takes so many labels a second instead, as a real head does."""
import socket
import threading
import time

LABEL = b"^XGR:"


class Sink:
    def __init__(self, speed=0):
        self.speed = speed
        self.first_byte = None
        self.jobs = []  # of each connection: labels, moment of the last one
        self.labels = 0
        self.last_label = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            connection, _ = self._listener.accept()
            threading.Thread(target=self._read, args=(connection,), daemon=True).start()

    def _read(self, connection):
        rest, own = b"", 0
        if self.speed:  # what a kernel holds is not printed yet
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        with connection:
            while part := connection.recv(1 << 16):
                now = time.monotonic()
                if not part.startswith(b"~"):  # a question, not a job
                    self.first_byte = self.first_byte or now
                rest += part
                if found := rest.count(LABEL):
                    if self.speed:
                        time.sleep(found / self.speed)
                        now = time.monotonic()
                    self.labels += found
                    own += found
                    self.last_label = now
                rest = rest[-(len(LABEL) - 1):] if not rest.endswith(LABEL) else b""
        if own:
            self.jobs.append((own, self.last_label))

    def wait(self, condition, seconds=120):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise RuntimeError(f"the printer got {self.labels} labels in {seconds} s")
            time.sleep(0.002)
