"""The site in a real browser, from a folder and over http: quiet, alone, for the keyboard, and on a phone."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser, browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

PHONE, SCREEN = (360, 740), (1280, 800)
# One page of each kind; every other differs in words and numbers only.
KINDS = (
    *("index", "trend", "indicators", "article-04", "rules", "rule-illness", "data", "quality", "coverage"),
    *(
        "dictionary",
        "dictionary-inputs",
        "dictionary-outputs",
        "glossary",
        "rulebook",
        "county-150821",
        "town-150821100",
    ),
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves the folder, and no icon, without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(params=["folder", "http"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the site is opened."""
    if request.param == "folder":
        yield site.as_uri()
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_the_console_is_empty_and_nothing_is_asked_for_elsewhere(tab: Browser, address: str) -> None:
    tab.size(*SCREEN)
    tab.messages.clear()
    tab.requests.clear()
    for kind in KINDS:
        tab.open(f"{address}/{kind}.html")
        assert tab.value("getComputedStyle(document.body).fontFamily").startswith('"Noto Sans SC"'), kind
        assert tab.value("[...document.images].every(one => one.complete && one.naturalWidth > 0)"), kind
    assert tab.messages == []
    asked = [one for one in tab.requests if not one.startswith("data:image/svg+xml;base64,")]
    assert [one for one in asked if not one.startswith(address)] == []
    assert len(asked) >= len(KINDS)


def test_no_page_is_wider_than_a_phone(tab: Browser, site: Path) -> None:
    tab.size(*PHONE)
    for file in sorted(site.glob("*.html")):
        if file.stem.startswith(("town-", "rule-")) and file.stem not in KINDS:
            continue
        tab.open(file.as_uri())
        wide = tab.value("[document.documentElement.scrollWidth, document.body.scrollWidth]")
        assert max(wide) <= PHONE[0], file.name


def test_the_keyboard_leads_through_a_page_in_its_order(tab: Browser, site: Path) -> None:
    """From the skip link to the last link; every stop is seen, and no other element waits for a mouse."""
    tab.size(*SCREEN)
    tab.open(f"{site.as_uri()}/county-150821.html")
    wanted = tab.value("document.querySelectorAll('a[href], [tabindex=\"0\"]').length")
    stops = [_stop(tab) for _ in range(wanted)]
    assert stops[0]["text"] == "跳到正文"
    assert [stop["place"] for stop in stops] == list(range(wanted))
    assert all(stop["outline"] != "none" and stop["inside"] for stop in stops), [
        one for one in stops if not one["inside"]
    ]
    assert (
        tab.value(
            "document.querySelectorAll('button, input, [onclick], [tabindex]:not([tabindex=\"0\"]):not(main)').length"
        )
        == 0
    )


def test_the_skip_link_leads_past_the_menu(tab: Browser, site: Path) -> None:
    tab.size(*SCREEN)
    tab.open(f"{site.as_uri()}/index.html")
    assert _stop(tab)["text"] == "跳到正文"
    tab.press("Enter")
    assert tab.value("location.hash") == "#main"
    after = _stop(tab)
    assert tab.value("document.getElementById('main').contains(document.activeElement)"), after


def test_a_wide_table_scrolls_in_its_own_box(tab: Browser, site: Path) -> None:
    tab.size(*PHONE)
    tab.open(f"{site.as_uri()}/article-04.html")
    box = "document.querySelector('.wide')"
    assert tab.value(f"{box}.scrollWidth > {box}.clientWidth")
    assert tab.value(f"({box}.scrollLeft = 200, {box}.scrollLeft)") == 200
    assert tab.value("window.scrollX") == 0


def test_a_page_that_loads_speaks_or_is_too_wide_would_be_seen(tab: Browser, site: Path, tmp_path: Path) -> None:
    tab.size(*PHONE)
    tab.messages.clear()
    tab.requests.clear()
    bad = '<script>console.log("x")</script><img src="http://127.0.0.1:9/x.png"><div style="width:900px">x</div>'
    page = tmp_path / "bad.html"
    page.write_text((site / "index.html").read_text(encoding="utf-8").replace("</main>", f"{bad}</main>"), "utf-8")
    tab.open(page.as_uri())
    assert [one for one in tab.messages if "script-src" in one or "default-src" in one]
    assert any("img-src" in one for one in tab.messages)
    page.write_text(f"<!DOCTYPE html><meta name=viewport content='width=device-width'>{bad}", "utf-8")
    tab.open(page.as_uri())
    assert "http://127.0.0.1:9/x.png" in tab.requests
    assert tab.value("document.documentElement.scrollWidth") > PHONE[0]


def _stop(tab: Browser) -> dict[str, object]:
    """Where one press of Tab leads."""
    tab.press("Tab")
    stop: dict[str, object] = tab.value(
        """(() => {
            const one = document.activeElement, box = one.getBoundingClientRect();
            return {
                text: one.textContent.slice(0, 20),
                place: [...document.querySelectorAll('a[href], [tabindex="0"]')].indexOf(one),
                outline: getComputedStyle(one).outlineStyle,
                inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            };
        })()"""
    )
    return stop
