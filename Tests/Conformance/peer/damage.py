"""Stands between a client and a daemon, and changes what the daemon says of streams."""

import json
import tempfile
import threading

import zmq


class Damage:
    """Passes all on, but for what `change` makes of the events: it gets the header and the bodies of one, and returns them, or nothing
    for an event that is lost."""

    def __init__(self, daemon, change):
        self.daemon = daemon
        self.change = change
        self.folder = tempfile.TemporaryDirectory(prefix="polder-", dir="/tmp")
        self.runtime = self.folder.name
        self.ended = threading.Event()

    def __enter__(self):
        context = zmq.Context.instance()
        self.threads = []
        for name in ("control", "data"):
            front = context.socket(zmq.ROUTER)
            front.linger = 0
            front.bind(f"ipc://{self.runtime}/{name}")
            thread = threading.Thread(target=self.pass_on, args=(context, name, front))
            thread.start()
            self.threads.append(thread)
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.threads:
            thread.join()
        self.folder.cleanup()

    def pass_on(self, context, name, front):
        """Each client has a connection of its own behind."""
        backs = {}
        poller = zmq.Poller()
        poller.register(front, zmq.POLLIN)
        while not self.ended.is_set():
            for socket, _ in poller.poll(50):
                if socket is front:
                    address, *frames = front.recv_multipart()
                    if address not in backs:
                        backs[address] = context.socket(zmq.DEALER)
                        backs[address].linger = 0
                        backs[address].connect(f"ipc://{self.daemon.runtime}/{name}")
                        poller.register(backs[address], zmq.POLLIN)
                    backs[address].send_multipart(frames)
                    continue
                address = next(known for known, back in backs.items() if back is socket)
                magic, header, *bodies = socket.recv_multipart()
                header = json.loads(header)
                if "type" in header:
                    changed = self.change(header, bodies)
                    if changed is None:
                        continue
                    header, bodies = changed
                front.send_multipart([address, magic, json.dumps(header).encode(), *bodies])
        for socket in [front, *backs.values()]:
            socket.close(0)
