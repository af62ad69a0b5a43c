"""Browsers heed the policy of a page; axe's tests look at what every page refuses."""

from tests.chromium import NewPage

INLINE = "document.body.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))"


def test_a_page_runs_nothing_that_it_was_not_built_with(new_page: NewPage) -> None:
    page = new_page(clean=False)
    refused: list[str] = []
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    for address in ("/km/", "/en/calculator/", "/embed/km/"):
        page.goto(address)
        page.evaluate(INLINE)
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"//a.example\">')")
        page.wait_for_timeout(100)
        assert page.evaluate("typeof ran") == "undefined"
        assert len(refused) == 2, refused
        refused.clear()
    assert page.context.cookies() == []
