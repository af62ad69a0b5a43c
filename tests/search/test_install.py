"""Search is put into any built site that has Material's worker, index and settings."""

import json
from pathlib import Path

import pytest

from publishing.search import install, words, worker
from publishing.search.pages import CONFIG

PAGE = '<p>page</p><script id="__config" type="application/json">{settings}</script><p>end</p>'
SETTINGS = {"base": "../..", "search": "stock.js", "translations": {"none": "</script> គ្មាន"}}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small site with two languages, as Material writes it."""
    entries = [
        {"location": f"{language}/{page}", "title": "ចំណងជើង", "text": "<p>text</p>"}
        for language in ("en", "km")
        for page in ("", "terms/", "terms/#one")
    ]
    write(tmp_path / "search/search_index.json", {"config": {"lang": ["en"]}, "docs": entries})
    write(tmp_path / "assets/javascripts/workers/search.12345678.min.js", "")
    settings = worker.to_json(SETTINGS).decode().replace("<", "\\u003c")
    for page in ("en/index.html", "en/terms/index.html", "km/index.html", "km/terms/index.html"):
        write(tmp_path / page, PAGE.format(settings=settings))
    return tmp_path


def write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def settings(page: Path) -> dict[str, object]:
    found = CONFIG.search(page.read_text(encoding="utf-8"))
    assert found
    assert "<" not in found[2]
    return json.loads(found[2])


def test_every_page_gets_the_worker_and_the_index_of_its_language(built: Path) -> None:
    install(built, ("en", "km"))
    for language in ("en", "km"):
        for page in (built / language / "index.html", built / language / "terms/index.html"):
            found = settings(page)
            assert found["translations"] == SETTINGS["translations"]
            assert (page.parent / str(found["base"])).resolve() == built / language
            script = (page.parent / str(found["search"])).resolve()
            assert script.is_file()
            index = json.loads((built / language / "search/search_index.json").read_text("utf-8"))
            guide = index["config"]["guide"]
            assert index["docs"] == []
            assert ("stock" in guide) == (language == "en")
            for address in guide.values():
                assert (script.parent / address).resolve().is_file()


def test_an_index_has_only_its_language_with_links_within_it(built: Path) -> None:
    install(built, ("en", "km"))
    for language in ("en", "km"):
        text = (built / language / "search/entries.json").read_text("utf-8")
        assert [entry["location"] for entry in json.loads(text)] == ["", "terms/", "terms/#one"]
        assert "ចំណងជើង" in text
    assert not (built / "search").exists()


def test_the_address_of_the_worker_changes_with_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = worker.write(tmp_path / "first")
    assert worker.write(tmp_path / "second") == first
    monkeypatch.setattr(words, "folded", lambda: {"synonyms": [], "compounds": []})
    assert worker.write(tmp_path / "third") != first


def test_a_page_without_settings_is_refused(built: Path) -> None:
    write(built / "km/terms/index.html", "<p>page</p>")
    with pytest.raises(ValueError, match=r"km/terms/index\.html: Material's settings"):
        install(built, ("en", "km"))


def test_another_material_is_refused(built: Path) -> None:
    write(built / "assets/javascripts/workers/search.87654321.min.js", "")
    with pytest.raises(ValueError, match="one file expected"):
        install(built, ("en", "km"))


def test_a_word_that_folding_finds_already_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "words.toml", 'synonyms = [["ទូរស័ព្ទ", "ទូរសព្ទ"]]\ncompounds = []')
    monkeypatch.setattr(words, "LIST", tmp_path / "words.toml")
    with pytest.raises(ValueError, match="ទូរសព្ទ is the same as ទូរស័ព្ទ"):
        words.folded()
