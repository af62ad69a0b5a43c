"""Links to other sites: what is gone is told from what does not answer, on a server of our own."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from publishing.links import __main__ as command
from publishing.links.ask import TRIES, Answer, State, ask
from publishing.links.check import check
from publishing.links.collect import addresses
from publishing.policy import policy

WAIT = 0.3


class Handler(BaseHTTPRequestHandler):
    """`/404` answers 404, `/301/…` moves to `/…`, `/slow` is silent, `/flaky` fails only once."""

    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        self.answer(*self.path.strip("/").split("/", 1))

    def answer(self, what: str, rest: str = "") -> None:
        if what == "slow":
            time.sleep(2 * WAIT)
            return
        if what == "nonsense":
            self.wfile.write(b"this is no HTTP\r\n\r\n")
            return
        code = (500 if self.asked[self.path] == 1 else 200) if what == "flaky" else int(what)
        self.send_response(code)
        if code in (301, 302):
            self.send_header("Location", f"/{rest}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def address() -> Iterator[str]:
    Handler.asked.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("200", State.WELL),
        ("flaky", State.WELL),
        ("301/200", State.MOVED),
        ("302/200", State.WELL),
        ("301/302/200", State.WELL),
        ("404", State.GONE),
        ("410", State.GONE),
        ("301/404", State.GONE),
        ("403", State.UNCLEAR),
        ("429", State.UNCLEAR),
        ("500", State.UNCLEAR),
        ("503", State.UNCLEAR),
        ("301/301/301/301/301/301/301/301/301/301/301/301/200", State.UNCLEAR),
        ("slow", State.UNCLEAR),
        ("nonsense", State.UNCLEAR),
    ],
)
def test_an_answer_means(address: str, path: str, state: State) -> None:
    assert ask(f"{address}/{path}", timeout=WAIT, pause=0).state is state


def test_a_moved_page_says_where_it_is_now(address: str) -> None:
    assert ask(f"{address}/301/200", timeout=WAIT, pause=0).detail == f"{address}/200"


def test_only_what_is_unclear_is_asked_again(address: str) -> None:
    for path in ("/200", "/404", "/500"):
        ask(address + path, timeout=WAIT, pause=0)
    assert Handler.asked == {"/200": 1, "/404": 1, "/500": TRIES}


@pytest.mark.parametrize("link", ["http://127.0.0.1:1/", "http://127.0.0.1:none/", "nothing"])
def test_what_cannot_be_asked_is_unclear(link: str) -> None:
    assert ask(link, timeout=WAIT, pause=0).state is State.UNCLEAR


def test_a_site_gets_one_question_at_a_time_while_others_are_asked() -> None:
    asked: list[str] = []
    open_now: list[str] = []

    def slowly(link: str) -> Answer:
        site = link.split("/")[2]
        assert site not in open_now
        open_now.append(site)
        asked.append(site)
        time.sleep(0.02)
        open_now.remove(site)
        return Answer(State.WELL)

    links = [f"http://{site}.test/{number}" for site in "ab" for number in range(5)]
    assert list(check(links, slowly, 0)) == links
    assert asked[:2] == ["a.test", "b.test"]


def test_a_host_without_a_name_is_gone_only_where_others_have_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(*args: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    lost = ask("http://nothing.invalid/", pause=0)
    assert lost.state is State.NO_NAME
    answers = {"http://lost.test/": lost, "http://other.test/": Answer(State.WELL)}
    assert check(list(answers), answers.__getitem__, 0)["http://lost.test/"].state is State.GONE
    answers["http://other.test/"] = lost
    found = check(list(answers), answers.__getitem__, 0)
    assert {each.state for each in found.values()} == {State.UNCLEAR}


def test_a_name_that_cannot_be_looked_up_now_is_unclear(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_now(*args: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", not_now)
    assert ask("http://nothing.invalid/", pause=0).state is State.UNCLEAR


@pytest.mark.parametrize(
    ("answer", "status", "line"),
    [
        (Answer(State.GONE, "404"), 1, "gone (404): {}"),
        (Answer(State.MOVED, "https://new.test/"), 0, "moved (https://new.test/): {}"),
        (Answer(State.UNCLEAR, "timed out"), 0, "could not be reached (timed out): {}"),
    ],
)
def test_only_what_is_gone_fails(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: Answer,
    status: int,
    line: str,
) -> None:
    url = policy().sources["smart-top-up"].url
    answers = {link: Answer(State.WELL) for link in addresses(policy(), command.ROOT / "docs")}
    monkeypatch.setattr(command, "check", lambda links, ask: answers | {url: answer})
    assert command.main() == status
    printed = capsys.readouterr().out.splitlines()
    assert printed[:2] == [line.format(url), "  in source smart-top-up"]
    assert printed[-1].startswith(f"Links to other sites: {len(answers) - 1} well, ")


def test_every_address_of_sources_and_pages_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    page = "[a](https://a.test/x_(y) 'a') <https://b.test/> `https://c.test/d`. https://e.test/.\n"
    (tmp_path / "en" / "page.md").write_text(page, encoding="utf-8")
    found = addresses(policy(), tmp_path)
    assert {source.url for source in policy().sources.values()} <= found.keys()
    of_page = {link for link, places in found.items() if places == ["en/page.md"]}
    assert of_page >= {"https://b.test/", "https://c.test/d", "https://e.test/"}
