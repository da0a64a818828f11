"""The web server: waitress, on a port that is free."""

import socket
from dataclasses import dataclass
from typing import Any

from flask import Flask
from waitress import create_server  # type: ignore[import-untyped]

from pipeline.config import Settings
from pipeline.core.errors import BadSettings

OTHER_PORTS = 10
CONNECTIONS = 500
WAITING = 128
LARGEST = 64 * 1024


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


def _server(app: Flask, door: Door, threads: int) -> Any:
    """Waitress: it sends whole files, and what fits into its buffers, without a thread that waits for the reader."""
    return create_server(
        app, sockets=[door.socket], threads=threads, connection_limit=CONNECTIONS, asyncore_use_poll=True,
        ident=None, max_request_body_size=LARGEST, max_request_header_size=LARGEST,
    )  # fmt: skip
