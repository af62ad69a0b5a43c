"""Everything that a reader may ask is answered by the page's Python as by the command line's."""

import json

from calculator.web import respond
from publishing.engine.bytecode.samples import requests
from tests.browser.calculator_form import WAIT, ask, fill_in, load_reasons

RESPONSES = """async (requests) => {
  const respond = await (await import('/assets/python/worker.js')).started;
  return requests.map((request) => respond(JSON.stringify(request)));
}"""


def test_no_module_is_missing(page):
    page.set_default_timeout(10 * WAIT)
    fill_in(page, "en", "valid_until", {"valid_until": "10.09.26"})
    ask(page)
    load_reasons(page)
    [python] = [worker for worker in page.workers if "/python/" in worker.url]
    responses = python.evaluate(RESPONSES, requests())
    for asked, response in zip(requests(), responses, strict=True):
        assert response == respond(json.dumps(asked)), asked
