"""The calculator in a page of somebody else, served from another origin."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from publishing.serve import served
from tests.browser.asking import ACT_BY
from tests.chromium import NewPage

NAMES = "Object.getOwnPropertyNames(window)"
HOST = f"""<!doctype html><title>A bank</title><script>before = {NAMES}</script>
<style>* {{ color: red !important; font-size: 40px !important }}</style><h1>A bank</h1>
"""
Embed = Callable[..., FrameLocator]


@pytest.fixture
def embed(tmp_path: Path, server: str) -> Iterator[Embed]:
    """Opens a page of another site with the calculator in it, as often as there are `data`."""
    with served(tmp_path) as address:

        def opened(page: Page, *data: str) -> FrameLocator:
            script = '<script src="{}/assets/embed/embed.js" {}></script>'
            html = HOST + "".join(script.format(server, each) for each in data)
            (tmp_path / "index.html").write_text(html, encoding="utf-8")
            page.goto(f"{address}/index.html")
            return page.locator("iframe").first.content_frame

        yield opened


def test_the_calculator_answers_in_another_site_and_keeps_to_its_frame(
    new_page: NewPage, embed: Embed, server: str, language: str
) -> None:
    """Two of them on a page keep out of each other, and of its names."""
    page = new_page(clean=False)
    frame = embed(page, *2 * [f'data-language="{language}"'])
    expect(frame.locator("#typed")).to_be_enabled()
    expect(frame.locator("html")).to_have_attribute("lang", language)
    height = page.locator("iframe").first.bounding_box()["height"]
    frame.locator("#typed").fill("10.09.26")
    before = page.evaluate("scrollY")
    frame.locator("#typed").press("Enter")
    expect(frame.locator(".dates .main dd")).to_contain_text(ACT_BY[language])
    # The frame is as high as what it shows, and the page around it never moves.
    page.wait_for_function(f"document.querySelector('iframe').offsetHeight > {height}")
    for each in page.locator("iframe").all():
        inside = each.content_frame.locator("html")
        expect(each).to_have_attribute("title", inside.locator("h1").inner_text())
        assert inside.evaluate("html => html.scrollHeight - html.clientHeight") <= 1
    for tool in ("note", "calendar", "share"):
        frame.locator(f".quiet [data-tool={tool}]").evaluate("button => button.click()")
        expect(frame.locator(f"[data-panel={tool}]")).to_be_visible()
    assert page.evaluate("scrollY") == before
    # No style comes in or goes out, no name is taken but the numbers of frames, no cookie is set.
    assert frame.locator("h1").evaluate("h1 => getComputedStyle(h1).fontSize") != "40px"
    assert page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") == "rgb(255, 0, 0)"
    added = page.evaluate(f"{NAMES}.filter((name) => !before.includes(name))")
    assert added == ["0", "1", "before"]
    assert page.context.cookies() == []
    link = frame.locator("#share-text").input_value().split("\n")[-1]
    assert link == f"{server}/{language}/calculator/#valid_until=2026-09-10"


def test_the_other_site_chooses_date_colours_and_form(new_page: NewPage, embed: Embed) -> None:
    page = new_page(clean=False, color_scheme="dark")
    chosen = 'data-language="km" data-date="10.09.26" data-scheme="auto" data-compact'
    frame = embed(page, chosen)
    expect(frame.locator(".dates .main dd")).to_contain_text(ACT_BY["km"])
    expect(frame.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    for part in ("h1", ".other", ".time"):
        expect(frame.locator(part).first).to_be_hidden()
    expect(page.locator("iframe")).to_have_attribute("allow", "clipboard-write; web-share")


def test_the_demonstration_page_shows_it(page: Page, language: str) -> None:
    page.goto(f"/{language}/embedding/")
    expect(page.frame_locator("iframe >> nth=0").locator(".ask-form")).to_be_visible()
    assert page.evaluate("scrollY") == 0
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    button = page.locator("[data-copied] >> nth=1")
    button.click()
    expect(button).to_have_text(button.get_attribute("data-copied") or "")
    assert "data-compact" in page.evaluate("copied")
