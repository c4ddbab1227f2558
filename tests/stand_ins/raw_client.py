"""Sends bytes to a port, without asking and without waiting."""

from __future__ import annotations

import socket


def send(port: int, data: bytes) -> None:
    """All of it, then the end."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(data)
        wire.shutdown(socket.SHUT_WR)
        while wire.recv(4096):
            pass
