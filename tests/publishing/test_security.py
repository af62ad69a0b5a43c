"""The policy of a small site: what it allows, what it refuses, and how hosts are told."""

import re
from pathlib import Path

import pytest

from publishing.security import headers, pages, secure
from publishing.security.policy import source
from publishing.security.rules import fits, headers_of

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8">'
HOME = HEAD + "<style>p{}</style><script>home()</script>"
PAGE = HEAD + '<script>depth("../..")</script><script src="a.js"></script>'
DATA = '<script type="application/json">{"a": "<b>"}</script>'
FILES = {
    "index.html": HEAD,
    "en/index.html": HOME,
    "en/terms/index.html": PAGE + DATA,
    "km/terms/index.html": PAGE,
    "embed/km/answer/index.html": PAGE,
    "404.html": HEAD,
    "assets/engine/1.2-0123456789ab/python.wasm": "",
    "assets/engine/engine.json": "",
    "assets/stylesheets/main.0123abcd.min.css": "",
    "assets/calculator/page.js": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def settings(site: Path, tmp_path: Path) -> Path:
    secure(site, tmp_path / "hosting")
    return tmp_path / "hosting"


def meta(site: Path, page: str) -> str:
    found = re.findall(
        r'<meta http-equiv="content-security-policy" content="([^"]+)">',
        (site / page).read_text("utf-8"),
    )
    assert len(found) == 1
    return str(found[0])


def test_a_page_allows_its_own_inline_parts_and_no_others(site: Path, settings: Path) -> None:
    home, terms = meta(site, "en/index.html"), meta(site, "en/terms/index.html")
    assert source("home()") in home
    assert source("p{}") in home
    assert source('depth("../..")') not in home
    assert source('depth("../..")') in terms
    assert terms.count("sha256-") == 1


def test_nothing_unsafe_and_nothing_from_elsewhere_is_allowed(site: Path, settings: Path) -> None:
    sent = headers_of(site, "/en/terms/")[headers.POLICY]
    for policy in (sent, meta(site, "en/terms/index.html")):
        allowed = {value for part in policy.split("; ") for value in part.split()[1:]}
        kinds = {value for value in allowed if not value.startswith("'sha256-")}
        assert kinds == {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}
        assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    "part",
    ['<p style="color:red">', '<button onclick="go()">', '<a href="javascript:go()">'],
)
def test_what_only_an_unsafe_policy_allows_stops_the_build(
    site: Path, tmp_path: Path, part: str
) -> None:
    (site / "en" / "index.html").write_text(HEAD + part, "utf-8")
    with pytest.raises(ValueError, match=re.escape(f"en/index.html: {part}")):
        secure(site, tmp_path / "hosting")


def test_a_page_without_a_place_for_it_stops_the_build(site: Path, tmp_path: Path) -> None:
    (site / "en" / "index.html").write_text("<script>early()</script>", "utf-8")
    with pytest.raises(ValueError, match="charset"):
        secure(site, tmp_path / "hosting")


def test_only_what_is_made_for_it_may_be_framed(site: Path, settings: Path) -> None:
    for path in pages.paths(site):
        policy = headers_of(site, f"/{path.removesuffix('index.html')}")[headers.POLICY]
        frames = "*" if path.startswith("embed/") else "'none'"
        assert policy.endswith(f"; frame-ancestors {frames}"), path


def test_a_worker_has_the_policy_too(site: Path, settings: Path) -> None:
    for path in ("/sw.js", "/assets/python/worker.js", "/assets/search/0123abcd/worker.js"):
        assert "'wasm-unsafe-eval'" in headers_of(site, path)[headers.POLICY]


def test_no_header_is_said_by_two_rules(site: Path, settings: Path) -> None:
    """Hosts differ in which of them they send."""
    text = (site / headers.NAME).read_text("utf-8")
    rules = [rule.splitlines() for rule in text.strip().split("\n\n")]
    for path in (f"/{name.removesuffix('index.html')}" for name in FILES):
        fitting = [lines[1:] for lines in rules if fits(lines[0], path)]
        names = [line.split(":")[0] for lines in fitting for line in lines]
        assert len(names) == len(set(names)), path


def test_only_what_has_its_hash_in_its_name_is_kept_for_ever(site: Path, settings: Path) -> None:
    def is_kept(path: str) -> bool:
        return "immutable" in headers_of(site, path).get("Cache-Control", "")

    assert is_kept("/assets/engine/1.2-0123456789ab/python.wasm")
    assert is_kept("/assets/stylesheets/main.0123abcd.min.css")
    assert not is_kept("/assets/engine/engine.json")
    assert not is_kept("/assets/calculator/page.js")
    assert not is_kept("/en/")


def test_pages_have_the_other_headers_and_every_file_has_one(site: Path, settings: Path) -> None:
    for path in ("/", "/en/terms/", "/404.html"):
        assert (headers.EVERYWHERE | headers.PAGES).items() <= headers_of(site, path).items()
    assert headers_of(site, "/assets/calculator/page.js") == headers.EVERYWHERE


def test_every_host_is_told_the_same(site: Path, settings: Path) -> None:
    for names in (("nginx-http.conf", "nginx-server.conf"), ("Caddyfile",)):
        text = "".join((settings / name).read_text("utf-8") for name in names)
        for path in ("/en/terms/", "/embed/km/answer/", "/sw.js"):
            for value in headers_of(site, path).values():
                assert f'"{value}"' in text
        assert "/assets/engine/1[.]2-0123456789ab/" in text


def test_the_built_site_stays_within_what_hosts_read() -> None:
    """Cloudflare reads a hundred rules of two thousand characters a line."""
    built = Path(__file__).parents[2] / "site"
    lines = (built / headers.NAME).read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 2000
    assert len([line for line in lines if line.startswith("/")]) <= 100
