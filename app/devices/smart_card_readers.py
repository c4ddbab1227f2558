"""Looks for smart-card readers and cards through PC/SC, without ever waiting for either."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys

from app.ports.readers import ReaderSeen, ReadersSeen, ReadersState

_NO_SERVICE = frozenset({0x8010001D, 0x8010001E})
"""SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED."""
_NO_READERS = 0x8010002E
_PATIENCE_S = 1.0
_LIBRARIES = {"darwin": "/System/Library/Frameworks/PCSC.framework/PCSC"}


class PcscReaders:
    """PC/SC of this system."""

    def look(self) -> ReadersSeen:
        """See `SmartCardReaders`."""
        if sys.platform != "win32" and _is_stuck():
            return ReadersSeen(service=ReadersState.NOT_ANSWERING)
        if not _library_is_there():
            return ReadersSeen(service=ReadersState.NOT_RUNNING)
        from smartcard import scard

        result, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        if result != scard.SCARD_S_SUCCESS:
            return ReadersSeen(service=_failed(result))
        try:
            result, names = scard.SCardListReaders(context, [])
            if result & 0xFFFFFFFF == _NO_READERS or (result == scard.SCARD_S_SUCCESS and not names):
                return ReadersSeen()
            if result == scard.SCARD_S_SUCCESS:
                unaware = [(name, scard.SCARD_STATE_UNAWARE) for name in names]
                # No time to wait: unaware of everything, it tells how things are and returns.
                result, states = scard.SCardGetStatusChange(context, 0, unaware)
            if result != scard.SCARD_S_SUCCESS:
                return ReadersSeen(service=_failed(result))
            return ReadersSeen(
                tuple(
                    ReaderSeen(
                        name=name,
                        card_present=bool(state & scard.SCARD_STATE_PRESENT),
                        atr_hex=bytes(atr).hex().upper() or None,
                    )
                    for name, state, atr in states
                )
            )
        finally:
            scard.SCardReleaseContext(context)


def _failed(result: int) -> ReadersState:
    if result & 0xFFFFFFFF in _NO_SERVICE:
        return ReadersState.NOT_RUNNING
    return ReadersState.NOT_ANSWERING


def _library_is_there() -> bool:
    """Where it is missing pyscard 2.3.1 says so on stdout, which belongs to the answers of our commands."""
    if sys.platform == "win32":
        return True
    try:
        ctypes.CDLL(_LIBRARIES.get(sys.platform, "libpcsclite.so.1"))
    except OSError:
        return False
    return True


def _is_stuck() -> bool:
    """Whether pcscd takes connections and does not answer: its library would wait for it without end.

    Asks for the version of the protocol (pcsc-lite, winscard_msg.h): length 12, command 0x11, 4, 4, 0.
    Any answer will do; no connection at all is left to the library, which knows where to look.
    """
    path = os.environ.get("PCSCLITE_CSOCK_NAME", "/run/pcscd/pcscd.comm")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as wire:
        wire.settimeout(_PATIENCE_S)
        try:
            wire.connect(path)
        except TimeoutError:
            return True
        except OSError:
            return False
        try:
            wire.sendall(struct.pack("=IIiiI", 12, 0x11, 4, 4, 0))
            return not wire.recv(1)
        except TimeoutError:
            return True
        except OSError:
            return False
