"""A headless Chromium for the tests of pages, driven over its DevTools protocol: what it loads, says and shows.

It needs Chromium on the machine; where there is none, `CHROMIUM` is None and the tests that need it are skipped.
"""

import json
import shutil
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
    *("--hide-scrollbars", "--remote-debugging-port=0"),
)
_START_SECONDS, _PAGE_SECONDS = 30.0, 30.0


class Browser:
    """One tab. `messages` and `requests` are what pages said on the console and asked for, until they are cleared."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self._session = ""
        self.messages: list[str] = []
        self.requests: list[str] = []
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def open(self, address: str) -> None:
        """Load a page, and wait until it has loaded."""
        self._loaded = False
        if error := self._ask("Page.navigate", url=address).get("errorText"):
            raise AssertionError(f"{address}: {error}")
        while not self._loaded:
            self._take()

    def value(self, script: str) -> Any:
        """The value of an expression in the page. The page's own policy does not hold for it."""
        told = self._ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def size(self, width: int, height: int) -> None:
        """Show pages as a screen of that size does; a narrow one is a phone."""
        self._ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def press(self, key: str) -> None:
        """Press and release a key."""
        for kind in ("rawKeyDown", "keyUp"):
            code = {"Tab": 9, "Enter": 13}[key]
            text = {"text": "\r"} if key == "Enter" and kind == "rawKeyDown" else {}
            kind = "keyDown" if text else kind
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def picture(self, file: Path) -> None:
        """What the screen shows, as PNG."""
        told = self._ask("Page.captureScreenshot", captureBeyondViewport=False)
        file.write_bytes(b64decode(told["data"]))

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        asked = {"id": self._number, "method": method, "params": parameters}
        self._socket.send(json.dumps(asked | ({"sessionId": self._session} if self._session else {})))
        while (told := self._take()).get("id") != self._number:
            pass
        assert "error" not in told, told
        answer: dict[str, Any] = told["result"]
        return answer

    def _take(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._socket.recv(timeout=_PAGE_SECONDS))
        match told.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self.requests.append(told["params"]["request"]["url"])
            case "Log.entryAdded" | "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                self.messages.append(json.dumps(told["params"], ensure_ascii=False))
        return told


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a fresh profile; it ends with the block."""
    assert CHROMIUM is not None
    command = [CHROMIUM, *_QUIET, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port, path = _port(profile / "DevToolsActivePort", process)
        with connect(f"ws://127.0.0.1:{port}{path}", max_size=None, proxy=None) as socket:
            yield Browser(socket)
    finally:
        process.terminate()
        process.wait(timeout=_START_SECONDS)


def _port(file: Path, process: "subprocess.Popen[bytes]") -> tuple[str, str]:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if file.is_file() and len(lines := file.read_text().splitlines()) == 2:
            return lines[0], lines[1]
        time.sleep(0.05)
    raise AssertionError("Chromium did not start")
