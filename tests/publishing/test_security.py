"""The policy of a page: what it allows, and what stops the build."""

import re
from pathlib import Path

import pytest

from publishing.security import secure

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8">'
# Of `home()`.
SCRIPT = "'sha256-yxdkh16iERnDsCx9b0YdmMvVm+FFPx8nmxo7cNL1h+U='"


def written(site: Path, html: str) -> str:
    (site / "en").mkdir()
    (site / "en" / "index.html").write_text(html, "utf-8")
    secure(site)
    text = (site / "en" / "index.html").read_text("utf-8")
    [found] = re.findall(r'<meta http-equiv="content-security-policy" content="([^"]+)">', text)
    return str(found)


def test_a_page_allows_its_own_inline_parts_and_nothing_from_elsewhere(tmp_path: Path) -> None:
    data = '<script type="application/json">{"a": "<b>"}</script><script src="a.js"></script>'
    policy = written(tmp_path, f"{HEAD}<style>p{{}}</style><script>home()</script>{data}")
    allowed = {value for part in policy.split("; ") for value in part.split()[1:]}
    assert SCRIPT in policy
    assert policy.count("sha256-") == 2
    kinds = {value for value in allowed if not value.startswith("'sha256-")}
    assert kinds == {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}
    assert policy.startswith("default-src 'none'; ")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f'{HEAD}<p style="color:red">', 'en/index.html: <p style="color:red">'),
        (f'{HEAD}<button onclick="go()">', 'en/index.html: <button onclick="go()">'),
        (f'{HEAD}<a href="javascript:go()">', 'en/index.html: <a href="javascript:go()">'),
        ("<script>early()</script>", 'en/index.html: <meta charset="utf-8"> is missing'),
    ],
)
def test_what_only_an_unsafe_policy_allows_stops_the_build(
    tmp_path: Path, html: str, said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        written(tmp_path, html)
