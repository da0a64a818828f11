"""The web server: waitress, on a port that is free."""

import socket
import time
from dataclasses import dataclass

from flask import Flask
from waitress.server import TcpWSGIServer  # type: ignore[import-untyped]

from pipeline.config import Settings
from pipeline.core.errors import BadSettings

OTHER_PORTS = 10
CONNECTIONS = 200
"""Of one process. The largest head takes 1.7 MB while it comes and waits, so that hostile ones take 340 MB in all."""
WAITING = 128
LARGEST_BODY = 64 * 1024
LARGEST_HEAD = 1024 * 1024
"""Address and headers: a query of 100,000 characters, each of them percent-encoded, is answered and not cut off."""
READ_AT_ONCE = 64 * 1024
LATER_S, LATEST_S = 0.0005, 0.003
"""How much later a process comes to the door for each guest it has, and at most: seconds."""


@dataclass(frozen=True)
class Door:
    """A socket that listens, and the address to type into a browser."""

    socket: socket.socket
    address: str


def open_door(host: str, port: int, *, others: int) -> Door:
    """Listen on ``port``, or on one of the ``others`` after it. Raises BadSettings when none can be had."""
    reason = ""
    for candidate in range(port, min(port + others, 65535) + 1):
        try:
            return _listen(host, candidate)
        except OSError as error:
            reason = error.strerror or str(error)
    ports = f"port {port}" if not others else f"a port from {port} to {min(port + others, 65535)}"
    raise BadSettings(
        f"The site cannot listen on {host}, {ports}: {reason}.",
        "Name another one with --port, or stop the program that has it.",
    )


def _listen(host: str, port: int) -> Door:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    door = socket.socket(family, kind, protocol)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(WAITING)  # who comes before the site is ready waits a moment, and is not refused
    except OSError:
        door.close()
        raise
    shown = f"[{host}]" if ":" in host else host
    return Door(door, f"http://{shown}:{door.getsockname()[1]}")


def addressed(settings: Settings, address: str) -> Settings:
    """The settings with the address that the server really has, where nobody gave the site a public one."""
    if "site_url" in settings.model_fields_set:
        return settings
    return settings.model_copy(update={"site_url": address})


def serve(app: Flask, door: Door, threads: int) -> None:
    """Answer requests until somebody stops it."""
    server = _server(app, door, threads)
    try:
        server.run()
    finally:
        server.close()


class _Waiter(TcpWSGIServer):  # type: ignore[misc]
    """Waitress: it sends whole files, and what fits into its buffers, without a thread that waits for the reader.

    Where several processes wait at one door, the one that has more guests comes to it later than the others.
    """

    def handle_accept(self) -> None:
        """Let somebody in, if nobody else did."""
        time.sleep(min(len(self.active_channels) * LATER_S, LATEST_S))
        super().handle_accept()


def _server(app: Flask, door: Door, threads: int) -> _Waiter:
    return _Waiter(
        app, {}, True, door.socket, bind_socket=False,
        sockinfo=(door.socket.family, door.socket.type, door.socket.proto, door.socket.getsockname()),
        threads=threads, connection_limit=CONNECTIONS, asyncore_use_poll=True, ident=None,
        max_request_body_size=LARGEST_BODY, max_request_header_size=LARGEST_HEAD, recv_bytes=READ_AT_ONCE,
    )  # fmt: skip
