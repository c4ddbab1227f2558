"""A CUPS of the test's own: real scheduler, filters and commands, in a folder, on a socket in that folder.

Page queues end in a backend that keeps what a printer would have been sent; raw queues end in CUPS' own
socket backend. Nothing of the system's CUPS is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

SYSTEM = Path("/usr/lib/cups")

FILES_CONF = """\
ServerRoot {root}/etc
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
Printcap {root}/printcap
SystemGroup root
User lp
Group lp
"""

CUPSD_CONF = """\
Listen {root}/cups.sock
LogLevel info
Browsing No
DefaultAuthType None
WebInterface No
MaxLogSize 0
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""

BACKEND = """\
#!/bin/sh
# What would go to the printer, its title and its options.
if [ $# -eq 0 ]; then echo 'direct keep "Unknown" "Keep"'; exit 0; fi
to="${DEVICE_URI#keep:}/job-$1"
printf '%s\\n%s\\n%s\\n' "$3" "$4" "$5" > "$to.txt"
cat ${6:+"$6"} > "$to.part" && mv "$to.part" "$to.pdf"
"""

PPD = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test PDF printer"
*ShortNickName: "Test PDF printer"
*NickName: "Test PDF printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea A5/A5: "0 0 420 595"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
"""


class PrintSystem:
    """`with PrintSystem() as system: os.environ["CUPS_SERVER"] = system.server`"""

    def __init__(self) -> None:
        # Not pytest's folder: a socket's name may have 107 letters, and the filters run as another user.
        self.root = Path(tempfile.mkdtemp(prefix="cups-"))
        self.root.chmod(0o755)
        self.server = str(self.root / "cups.sock")
        for name in ("etc", "spool", "cache", "state", "tmp", "log", "bin/backend"):
            (self.root / name).mkdir(parents=True)
        (self.root / "tmp").chmod(0o1777)
        for part in ("filter", "daemon", "cgi-bin", "monitor", "notifier", "driver"):
            if (SYSTEM / part).exists():
                (self.root / "bin" / part).symlink_to(SYSTEM / part)
        (self.root / "bin/backend/socket").symlink_to(SYSTEM / "backend/socket")
        keep = self.root / "bin/backend/keep"
        keep.write_text(BACKEND)
        keep.chmod(0o755)
        (self.root / "test.ppd").write_text(PPD)
        (self.root / "etc/cups-files.conf").write_text(FILES_CONF.format(root=self.root))
        (self.root / "etc/cupsd.conf").write_text(CUPSD_CONF.format(root=self.root))
        self._process = subprocess.Popen(
            [
                *("/usr/sbin/cupsd", "-f"),
                *("-c", self.root / "etc/cupsd.conf"),
                *("-s", self.root / "etc/cups-files.conf"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_running()

    def _wait_until_running(self) -> None:
        until = time.monotonic() + 20
        while b"is running" not in self.command("lpstat", "-r"):
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError("the test's CUPS does not start")

    def command(self, *words: str) -> bytes:
        """Run one of CUPS' commands against this CUPS."""
        environment = {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C"}
        return subprocess.run(words, env=environment, capture_output=True, timeout=30, check=False).stdout

    def add_pages(self, name: str) -> Path:
        """A printer for pages; the folder in which its jobs appear."""
        jobs = self.root / f"jobs-{name}"
        jobs.mkdir()
        jobs.chmod(0o777)
        self.command("lpadmin", "-p", name, "-E", "-v", f"keep:{jobs}", "-P", str(self.root / "test.ppd"))
        return jobs

    def add_raw(self, name: str, port: int) -> None:
        """A raw queue to a thermal printer on loopback."""
        self.command(
            "lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{port}/?waiteof=false", "-m", "raw"
        )

    def wait_for_job(self, jobs: Path, seconds: float = 30) -> Path:
        """The first job that has arrived there whole."""
        until = time.monotonic() + seconds
        while not (found := sorted(jobs.glob("*.pdf"))):
            if time.monotonic() > until:
                raise TimeoutError((self.root / "log/error").read_text()[-2000:])
            self.command("lpstat", "-W", "completed", "-o")
        return found[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        finally:
            self._process.kill()
            self._process.wait()
            shutil.rmtree(self.root)
