"""The wires to a thermal printer: network, USB, serial, device file. Bytes out, bytes in, with short waits.

python-escpos has connectors of its own; ours exist because it takes a lost connection for a printed slip
and a closed one for "paper fine".
"""

from __future__ import annotations

import errno
import os
import select
import socket
import stat
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.ports.printing import FileLink, NetworkLink, PrinterLink, SerialLink, SpoolerLink, UsbLink

if TYPE_CHECKING:
    import serial


class Lost(StrEnum):
    """Why a wire cannot be used (any more)."""

    REFUSED = "refused"
    NOT_REACHED = "not_reached"
    NO_DEVICE = "no_device"
    NO_RIGHTS = "no_rights"
    BUSY = "busy"
    USB_DRIVER = "usb_driver"
    RESET = "reset"
    CLOSED = "closed"
    STALLED = "stalled"
    WRITE_FAILED = "write_failed"


class LinkTrouble(Exception):
    """The wire cannot be used; caught by the printer that uses it, never seen outside this folder."""

    def __init__(self, why: Lost) -> None:
        self.why = why
        super().__init__(why.value)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    connect_s: float = 2.0
    answer_s: float = 1.0
    """For one status question."""
    stall_s: float = 3.0
    """Without the printer taking a single byte."""
    finish_s: float = 10.0
    """For the answer after the last byte, beyond the time that slow paper and a slow wire need."""


class Wire(Protocol):
    """An open connection. All methods raise `LinkTrouble`."""

    two_way: bool
    """Whether answers can come at all."""

    def send(self, data: bytes) -> None:
        """Hand all of it over, or raise; STALLED after `stall_s` without progress."""

    def receive(self, wait_s: float) -> bytes:
        """What has come, b"" if nothing came in that time."""

    def close(self) -> None:
        """Never raises. Lets what was handed over arrive."""


def open_wire(link: PrinterLink, patience: Patience) -> Wire:
    """Connect.

    Raises:
        LinkTrouble: REFUSED, NOT_REACHED, NO_DEVICE, NO_RIGHTS, BUSY, USB_DRIVER.
    """
    match link:
        case NetworkLink():
            return _NetworkWire(link, patience)
        case SerialLink():
            return _SerialWire(link, patience)
        case FileLink():
            return _FileWire(link, patience)
        case UsbLink():
            from app.devices.usb_wire import UsbWire  # pyusb looks for a system library when first used

            return UsbWire(link, patience)
        case SpoolerLink():
            raise ValueError("a spooler is no wire")


def trouble_of(fault: OSError) -> LinkTrouble:
    """What an error of the system means for the one who prints."""
    if isinstance(fault, ConnectionRefusedError):
        return LinkTrouble(Lost.REFUSED)
    if isinstance(fault, ConnectionResetError | BrokenPipeError | ConnectionAbortedError):
        return LinkTrouble(Lost.RESET)
    if isinstance(fault, FileNotFoundError) or fault.errno in (errno.ENODEV, errno.ENXIO):
        return LinkTrouble(Lost.NO_DEVICE)
    if isinstance(fault, PermissionError):
        return LinkTrouble(Lost.NO_RIGHTS)
    if fault.errno in (errno.EBUSY, errno.EAGAIN):
        return LinkTrouble(Lost.BUSY)
    if fault.errno in (errno.EIO,):
        return LinkTrouble(Lost.RESET)
    if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return LinkTrouble(Lost.WRITE_FAILED)
    return LinkTrouble(Lost.NOT_REACHED)


class _NetworkWire:
    two_way = True

    _SEND_BUFFER_BYTES = 16_384
    """Small, so that "handed over" stays near to "arrived" and a stop of the printer is noticed."""

    def __init__(self, link: NetworkLink, patience: Patience) -> None:
        self._stall_s = patience.stall_s
        try:
            # A name instead of an address may take the resolver's own time; addresses are advised.
            self._socket = socket.create_connection((link.host, link.port), timeout=patience.connect_s)
        except OSError as fault:
            raise trouble_of(fault) from fault
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, self._SEND_BUFFER_BYTES)
        self._socket.setblocking(False)
        self._heard = False

    def send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            _, writable, _ = select.select([], [self._socket], [], self._stall_s)
            if not writable:
                raise LinkTrouble(Lost.STALLED)
            try:
                rest = rest[self._socket.send(rest) :]
            except BlockingIOError:
                continue
            except OSError as fault:
                raise trouble_of(fault) from fault

    def receive(self, wait_s: float) -> bytes:
        readable, _, _ = select.select([self._socket], [], [], wait_s)
        if not readable:
            return b""
        try:
            data = self._socket.recv(4096)
        except OSError as fault:
            raise trouble_of(fault) from fault
        if not data:
            raise LinkTrouble(Lost.CLOSED)
        self._heard = True
        return data

    def close(self) -> None:
        try:
            if self._heard:
                return
            # A printer that does not talk: let it take all in. Closing with an answer unread would send a
            # reset, and it would drop what it still held.
            self._socket.shutdown(socket.SHUT_WR)
            until = time.monotonic() + 0.5
            while (left := until - time.monotonic()) > 0:
                self.receive(left)
        except (OSError, LinkTrouble):
            pass  # the other side has closed: the end that was waited for
        finally:
            self._socket.close()


class _SerialWire:
    two_way = True
    _PIECE_BYTES = 256
    """A quarter of a second at 9,600 baud."""

    def __init__(self, link: SerialLink, patience: Patience) -> None:
        import serial

        self._trouble: type[Exception] = serial.SerialException
        self._timeout: type[Exception] = serial.SerialTimeoutException
        try:
            self._port: serial.Serial = serial.Serial(
                link.device,
                link.baud,
                write_timeout=patience.stall_s,
                xonxoff=link.flow == "xonxoff",
                rtscts=link.flow == "rtscts",
                dsrdtr=link.flow == "dsrdtr",
                exclusive=True if os.name == "posix" else None,
            )
        except serial.SerialException as fault:
            raise _serial_trouble(fault) from fault

    def send(self, data: bytes) -> None:
        try:
            for start in range(0, len(data), self._PIECE_BYTES):
                self._port.write(data[start : start + self._PIECE_BYTES])
        except self._timeout as fault:
            raise LinkTrouble(Lost.STALLED) from fault
        except (self._trouble, OSError) as fault:
            raise LinkTrouble(Lost.RESET) from fault

    def receive(self, wait_s: float) -> bytes:
        try:
            self._port.timeout = wait_s
            first = bytes(self._port.read(1))
            return first + bytes(self._port.read(self._port.in_waiting)) if first else b""
        except (self._trouble, OSError) as fault:
            raise LinkTrouble(Lost.RESET) from fault

    def close(self) -> None:
        self._port.close()


def _serial_trouble(fault: serial.SerialException) -> LinkTrouble:
    """pyserial 3.5 keeps the system's number; "exclusively lock" comes without one."""
    if fault.errno is not None:
        return trouble_of(OSError(fault.errno, ""))
    return LinkTrouble(Lost.BUSY if "lock" in str(fault) else Lost.NO_DEVICE)


class _FileWire:
    """A device file with answers, or a plain file that the bytes are added to."""

    def __init__(self, link: FileLink, patience: Patience) -> None:
        self._stall_s = patience.stall_s
        path = Path(link.path)
        if not path.exists() and (path.is_symlink() or path.is_relative_to("/dev")):
            # A printer that was unplugged; a plain file in its place would swallow slips.
            raise LinkTrouble(Lost.NO_DEVICE)
        self.two_way = sys.platform != "win32" and path.exists() and stat.S_ISCHR(path.stat().st_mode)
        if sys.platform == "win32":
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_BINARY
        elif self.two_way:
            flags = os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY
        else:
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        try:
            self._file = os.open(path, flags, 0o600)
        except OSError as fault:
            raise trouble_of(fault) from fault

    def send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            if self.two_way and not select.select([], [self._file], [], self._stall_s)[1]:
                raise LinkTrouble(Lost.STALLED)
            try:
                rest = rest[os.write(self._file, rest) :]
            except BlockingIOError:
                continue
            except OSError as fault:
                raise trouble_of(fault) from fault

    def receive(self, wait_s: float) -> bytes:
        if not self.two_way or not select.select([self._file], [], [], wait_s)[0]:
            return b""
        try:
            data = os.read(self._file, 4096)
        except BlockingIOError:
            return b""
        except OSError as fault:
            raise trouble_of(fault) from fault
        if not data:
            # Some USB printers answer a read with an empty packet for "nothing yet".
            time.sleep(min(wait_s, 0.05))
        return data

    def close(self) -> None:
        os.close(self._file)
