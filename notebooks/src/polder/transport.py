"""The two sockets of a client, and the monitor that tells why a daemon does not let it in."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import zmq
from zmq.utils.monitor import parse_monitor_message

from .endpoint import Endpoint
from .errors import TransportRefused
from .messages import BODY, MOST_CREDIT, Buffer, Channel
from .steps import Handshake, Incoming, Pause, Receive, Reset, Send, Step
from .wording import say

# As a plain number: looking an option up by its name costs more than the call.
_MORE = int(zmq.RCVMORE)
_TOLD = {
    zmq.EVENT_CONNECTED: Handshake.CONNECTED,
    zmq.EVENT_HANDSHAKE_SUCCEEDED: Handshake.READY,
    zmq.EVENT_HANDSHAKE_FAILED_AUTH: Handshake.REFUSED,
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL: Handshake.BROKEN_OFF,
    zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL: Handshake.UNLIKE,
}


def configure(socket: zmq.Socket[Any], endpoint: Endpoint) -> None:
    """Options of a DEALER, before it connects."""
    socket.linger = 0
    socket.setsockopt(zmq.RECONNECT_IVL_MAX, 1_000)
    if endpoint.is_ipv6:
        socket.ipv6 = True
    if endpoint.keyring is not None:
        socket.curve_publickey = endpoint.keyring.public
        socket.curve_secretkey = endpoint.keyring.secret
        socket.curve_serverkey = endpoint.keyring.server
    if endpoint.folder is None:
        # Half-open connections of a network; whether the daemon's loop lives is for pings to tell.
        socket.setsockopt(zmq.HEARTBEAT_IVL, 2_000)
        socket.setsockopt(zmq.HEARTBEAT_TIMEOUT, 6_000)


def news(frames: Sequence[Any]) -> Handshake | None:
    """What a message of a monitor means; None for what matters to nobody."""
    return _TOLD.get(zmq.Event(parse_monitor_message(list(frames))["event"]))


def received(socket: zmq.Socket[Any]) -> list[Buffer]:
    """A message that waits: short frames as bytes, bodies as they lie in ZeroMQ's memory, which their views keep alive.

    Raises:
        zmq.Again: none waits.
    """
    frames: list[Buffer] = [socket.recv(zmq.NOBLOCK)]
    while socket.get(_MORE):
        frames.append(socket.recv() if len(frames) < BODY else socket.recv(copy=False).buffer)
    return frames


def keep_memory() -> None:
    """Lets the memory of a chunk serve the next one, without a way over the kernel.

    The C library gives blocks back to the kernel that are larger than any it has seen freed, and takes them again page
    by page: a third of the time of reading over TCP. Freeing one that is as large as all chunks on their way settles it
    (mallopt(3), M_MMAP_THRESHOLD); it is never written to, so it costs no memory.
    """
    np.empty(MOST_CREDIT << 20, np.uint8)


class Transport:
    """Carries out the steps of the protocol's logic with blocking sockets. Used by one thread."""

    def __init__(self, endpoint: Endpoint, context: zmq.Context[Any] | None = None) -> None:
        self._endpoint = endpoint
        self._context = context or zmq.Context.instance()
        self._sockets: dict[Channel, zmq.Socket[Any]] = {}
        self._monitor: zmq.Socket[Any] | None = None
        self._poller = zmq.Poller()
        keep_memory()
        self.open()

    def open(self) -> None:
        """Makes new sockets and connects them, in place of those that there are.

        Raises:
            TransportRefused: ZeroMQ cannot use the endpoint.
        """
        self.close()
        try:
            self._sockets = {"control": self._socket(), "data": self._socket()}
            if self._endpoint.folder is None:
                self._monitor = self._sockets["control"].get_monitor_socket()
                self._poller.register(self._monitor, zmq.POLLIN)
            self._sockets["control"].connect(self._endpoint.control)
            self._sockets["data"].connect(self._endpoint.data)
        except zmq.ZMQError as error:
            self.close()
            raise TransportRefused(
                say("python.transport.connect", place=self._endpoint.name, error=str(error))) from None

    def _socket(self) -> zmq.Socket[Any]:
        socket: zmq.Socket[Any] = self._context.socket(zmq.DEALER)
        configure(socket, self._endpoint)
        self._poller.register(socket, zmq.POLLIN)
        return socket

    def close(self) -> None:
        """Closes all; what was not sent yet is dropped."""
        self._poller = zmq.Poller()
        if self._monitor is not None:
            # In this order: closing the pair first would leave ZeroMQ's thread writing to it.
            with contextlib.suppress(zmq.ZMQError):
                self._sockets["control"].disable_monitor()
            self._monitor.close(0)
            self._monitor = None
        for socket in self._sockets.values():
            socket.close(0)
        self._sockets = {}

    @property
    def sockets(self) -> list[zmq.Socket[Any]]:
        """Those at which something may come."""
        return [*self._sockets.values(), *([self._monitor] if self._monitor is not None else [])]

    def perform(self, step: Step) -> Incoming:
        """Carries out one step."""
        match step:
            case Receive(seconds, is_ready):
                return None if is_ready() else self.next(seconds)
            case Send(channel, frames):
                # A full queue means that nobody reads there; the logic hears that as silence.
                with contextlib.suppress(zmq.Again):
                    self._sockets[channel].send_multipart(frames, zmq.NOBLOCK)
            case Pause(seconds):
                time.sleep(seconds)
            case Reset():
                self.open()
        return None

    def next(self, seconds: float = 0) -> Incoming:
        """What comes within so many seconds, answers first; None where nothing does."""
        for socket, _ in self._poller.poll(math.ceil(seconds * 1_000)):
            with contextlib.suppress(zmq.Again):
                frames = received(socket)
                return news(frames) if socket is self._monitor else frames
        return None
