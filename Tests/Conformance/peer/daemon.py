"""A polderd of one's own, in folders of its own."""

import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile
import time

from .dealer import Dealer, Silence

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIN = os.environ.get("POLDER_BIN", str(ROOT / ".build" / "debug"))


class Died(AssertionError):
    """The daemon ended when it should not have."""


class Daemon:
    """Starts on entry, ends on exit; `kill` and `start` in between keep the store."""

    def __init__(self, *flags, largest_file=None, memory=None):
        self.folder = tempfile.mkdtemp(prefix="polder-", dir="/tmp")
        self.flags = flags
        self.largest_file = largest_file
        self.address_space = memory
        self.process = None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def runtime(self):
        return f"{self.folder}/run"

    @property
    def database(self):
        return f"{self.folder}/state/polder/runs.sqlite"

    @property
    def log(self):
        return pathlib.Path(self.folder, "log").read_text(errors="replace")

    def start(self):
        environment = {**os.environ, "POLDER_RUNTIME": self.runtime, "XDG_STATE_HOME": f"{self.folder}/state"}
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(
                [f"{BIN}/polderd", *self.flags], env=environment, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, preexec_fn=self.limit)
        with Dealer(self.runtime, patience=0.2) as dealer:
            until(lambda: self.check() and self.answers(dealer), 60)

    @staticmethod
    def answers(dealer):
        try:
            return dealer.ask("ping")["state"] == "running"
        except Silence:
            return False

    def limit(self):
        if self.largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest_file,) * 2)
        if self.address_space:
            resource.setrlimit(resource.RLIMIT_AS, (self.address_space,) * 2)

    def fill(self):
        """From now on nothing can be written beyond the first 64 KiB of a file, as on a full disk."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (64 << 10, resource.RLIM_INFINITY))

    def free(self):
        """There is room again."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)

    def check(self):
        """Whether it lives; raises with the end of its log if it does not."""
        if self.process.poll() is not None:
            raise Died(f"polderd ended with {self.process.returncode}:\n{self.log[-3000:]}")
        return True

    def kill(self):
        self.process.kill()
        self.process.wait()

    def terminate(self, seconds=30):
        """Asks it to end, and returns what it exits with."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def memory(self):
        """Resident memory in MB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def until(condition, seconds, pause=0.02):
    """Waits for something to become true; raises where it does not in time."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(pause)
    return value
