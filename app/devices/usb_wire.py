"""The wire to a thermal printer on USB, spoken to without a system driver."""

from __future__ import annotations

import usb.core
import usb.util

from app.devices.printer_links import LinkTrouble, Lost, Patience, trouble_of
from app.ports.printing import UsbLink

_PRINTER_CLASS = 7


class UsbWire:
    """Bulk out and bulk in of the printer interface.

    Raises:
        LinkTrouble: NO_DEVICE, USB_DRIVER (no libusb, or Windows without a WinUSB driver), NO_RIGHTS, BUSY.
    """

    def __init__(self, link: UsbLink, patience: Patience) -> None:
        self._stall_ms = round(patience.stall_s * 1000)
        try:
            device = usb.core.find(idVendor=link.vendor, idProduct=link.product)
            if device is None:
                raise LinkTrouble(Lost.NO_DEVICE)
            self._device = device
            self._claim()
        except usb.core.NoBackendError as fault:
            raise LinkTrouble(Lost.USB_DRIVER) from fault
        except usb.core.USBError as fault:
            raise trouble_of(fault) from fault
        except NotImplementedError as fault:  # what libusb on Windows says without a WinUSB driver
            raise LinkTrouble(Lost.USB_DRIVER) from fault

    def _claim(self) -> None:
        interface = next(
            (
                each
                for each in self._device.get_active_configuration()
                if each.bInterfaceClass == _PRINTER_CLASS
            ),
            None,
        )
        if interface is None:
            raise LinkTrouble(Lost.NO_DEVICE)
        number = interface.bInterfaceNumber
        if self._device.is_kernel_driver_active(number):
            self._device.detach_kernel_driver(number)
        usb.util.claim_interface(self._device, number)
        ends = {
            usb.util.endpoint_direction(end.bEndpointAddress): end
            for end in interface
            if usb.util.endpoint_type(end.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        }
        self._out = ends[usb.util.ENDPOINT_OUT]
        self._in = ends.get(usb.util.ENDPOINT_IN)
        self.two_way = self._in is not None

    def send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._out.write(rest[:4096].tobytes(), timeout=self._stall_ms) :]
            except usb.core.USBTimeoutError as fault:
                raise LinkTrouble(Lost.STALLED) from fault
            except usb.core.USBError as fault:
                raise LinkTrouble(Lost.RESET) from fault

    def receive(self, wait_s: float) -> bytes:
        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(64, timeout=max(1, round(wait_s * 1000))))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as fault:
            raise LinkTrouble(Lost.RESET) from fault

    def close(self) -> None:
        usb.util.dispose_resources(self._device)
