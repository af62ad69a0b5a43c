"""What the site brings to a reader and others have written is listed, with its licence."""

import gzip
import io
import json
import re
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from publishing.components import FOLDER, SBOM
from publishing.components.read import Component, components
from publishing.engine import ARCHIVE, engine_files

ROOT = Path(__file__).parents[2]
IDS = {component.id for component in components()}

each_component = pytest.mark.parametrize("component", components(), ids=lambda each: each.id)

# A notice in a script or style: `/*! clipboard.js v2.0.11`, `<!--! Font Awesome Free 7.1.0`.
NOTICE = re.compile(r"(?:/\*!|!--!)\s*(?:\* )?(\w[\w-]*)")


@pytest.fixture(scope="module")
def bill(site: Path) -> dict[str, object]:
    return json.loads((site / SBOM).read_text(encoding="utf-8"))


@each_component
def test_a_component_has_its_licence_text_in_the_site(site: Path, component: Component) -> None:
    text = (site / FOLDER / f"{component.id}.txt").read_text(encoding="utf-8")
    assert text == component.text
    assert len(text) > 150


@each_component
def test_a_component_is_there_in_the_version_that_is_listed(
    site: Path, component: Component
) -> None:
    if not component.mark:
        assert component.version
        return
    pattern, text = component.mark
    files = list(site.glob(pattern))
    assert files, pattern
    assert any(text.encode() in file.read_bytes() for file in files)
    if component.version:
        assert component.version in text.replace("_", ".")


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_guide_lists_every_component(site: Path, language: str) -> None:
    page = (site / language / "licences" / "index.html").read_text(encoding="utf-8")
    for component in components():
        link = f'href="../../{FOLDER}/{component.id}.txt"><code>{component.licence}</code></a>'
        assert f'<span lang="en">{component.name}</span> {component.version}' in page
        assert link in page


def test_every_package_that_is_published_is_listed() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    listed = {component.purl for component in components()}
    for name, wanted_version in wanted.items():
        assert f"pkg:npm/{name.replace('@', '%40')}@{wanted_version}" in listed
    for package in ("mkdocs-material", "python-dateutil"):
        assert f"pkg:pypi/{package}@{version(package)}" in listed


def test_every_library_of_the_engine_is_listed() -> None:
    packed = gzip.decompress(engine_files()[ARCHIVE])
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
    libraries = {name.split("/")[1] for name in names if name.startswith("licences/")}
    assert libraries
    assert libraries <= IDS


def test_every_notice_in_what_is_sent_names_a_listed_component(site: Path) -> None:
    files = [*site.glob("assets/**/*.js"), *site.glob("assets/**/*.css")]
    found = {word.lower() for file in files for word in NOTICE.findall(file.read_text("utf-8"))}
    assert found >= {"clipboard", "escape-html", "font", "lunr"}
    names = " ".join(component.name.lower() for component in components())
    assert {word for word in found if word not in names} == set()


def test_a_component_is_within_another_one_of_the_list() -> None:
    assert {component.within for component in components()} - {""} <= IDS


def test_the_bill_has_what_is_sent_and_apart_from_it_what_only_builds(
    bill: dict[str, object],
) -> None:
    by_scope = {
        scope: {each["purl"] for each in bill["components"] if each["scope"] == scope}
        for scope in ("required", "excluded")
    }
    assert by_scope["required"] == {component.purl for component in components()}
    assert len(by_scope["excluded"]) > 50
    assert f"pkg:pypi/mkdocs@{version('mkdocs')}" in by_scope["excluded"]
    assert f"pkg:pypi/playwright@{version('playwright')}" in by_scope["excluded"]


def test_the_bill_names_each_piece_once_and_says_who_brings_it(bill: dict[str, object]) -> None:
    refs = [each["bom-ref"] for each in bill["components"]]
    assert len(refs) == len(set(refs))
    known = {*refs, bill["metadata"]["component"]["bom-ref"]}
    brought = [ref for each in bill["dependencies"] for ref in each["dependsOn"]]
    assert {each["ref"] for each in bill["dependencies"]} <= known
    assert sorted(brought) == sorted(component.purl for component in components())


def test_the_bill_has_the_form_of_cyclonedx_and_no_time(bill: dict[str, object]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert not {"serialNumber"} & bill.keys()
    assert bill["metadata"].keys() == {"component"}
    for each in bill["components"]:
        assert each["type"] == "library"
        assert re.fullmatch(r"pkg:(npm|pypi|generic)/[\w.%/-]+(@[\w.+-]+)?", each["purl"])


def test_the_texts_are_not_kept_offline(site: Path) -> None:
    assert FOLDER not in (site / "sw.js").read_text("utf-8").replace(
        f"{FOLDER}/workbox-core.txt", ""
    )
