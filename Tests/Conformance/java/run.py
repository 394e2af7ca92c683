"""Runs Peer.java against a daemon of its own. Needs javac and Debian's libjeromq-java.

JeroMQ knows no Unix sockets, so its bytes are carried from a port of the loopback to the daemon's socket.
"""

import pathlib
import socket
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from peer.daemon import Daemon  # noqa: E402
from peer.zmtp import connect  # noqa: E402

JAR = "/usr/share/java/jeromq.jar"


def carry(source, target):
    try:
        while data := source.recv(1 << 16):
            target.sendall(data)
    except OSError:
        pass
    finally:
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def relay(path):
    """Listens on a free port of the loopback and returns its endpoint."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            peer, _ = listener.accept()
            ours = connect(path, patience=None)
            for ends in ((peer, ours), (ours, peer)):
                threading.Thread(target=carry, args=ends, daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    return f"tcp://127.0.0.1:{listener.getsockname()[1]}"


with Daemon() as daemon, tempfile.TemporaryDirectory() as classes:
    source = pathlib.Path(__file__).with_name("Peer.java")
    subprocess.run(["javac", "-cp", JAR, "-d", classes, source], check=True)
    done = subprocess.run(
        ["java", "-cp", f"{JAR}:{classes}", "Peer", relay(f"{daemon.runtime}/control"),
         relay(f"{daemon.runtime}/data")], timeout=120)
    daemon.check()
sys.exit(done.returncode)
