"""What the site brings to a reader and others have written is listed, with its licence."""

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from publishing.components import FOLDER, Component, components
from publishing.engine.bytecode import LIBRARIES

ROOT = Path(__file__).parents[2]
IDS = {component.id for component in components()}

# A notice in a page, script or style: `/*! name`, `<!--! Font Awesome Free 7.1.0`.
NOTICE = re.compile(r"(?:/\*!|!--!)\s*(?:\* )?(\w[\w-]*)")


@pytest.mark.parametrize("component", components(), ids=lambda each: each.id)
def test_a_component_is_there_as_it_is_listed(site: Path, component: Component) -> None:
    text = (site / FOLDER / f"{component.id}.txt").read_text(encoding="utf-8")
    assert text == component.text
    assert len(text) > 150
    assert component.within in IDS | {""}
    for language in ("en", "km"):
        page = (site / language / "licences" / "index.html").read_text(encoding="utf-8")
        assert f'<span lang="en">{component.name}</span> {component.version}' in page
        assert f'{component.id}.txt"><code>{component.licence}</code></a>' in page
    if not component.mark:
        assert component.version
        return
    pattern, mark = component.mark
    assert any(mark.encode() in file.read_bytes() for file in site.glob(pattern))
    assert component.version in mark.replace("_", ".")


def test_every_package_that_is_published_is_listed() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    published = {f"npm/{name}": wanted_version for name, wanted_version in wanted.items()}
    of_python = ("mkdocs-material", *LIBRARIES.values())
    published |= {f"pypi/{name}": version(name) for name in of_python}
    listed = {component.package: component.version for component in components()}
    assert published.items() <= listed.items()


def test_every_notice_in_what_is_sent_names_a_listed_component(site: Path) -> None:
    files = [each for kind in ("js", "css", "html") for each in site.rglob(f"*.{kind}")]
    found = {word.lower() for file in files for word in NOTICE.findall(file.read_text("utf-8"))}
    assert found >= {"font"}
    names = " ".join(component.name.lower() for component in components())
    assert {word for word in found if word not in names} == set()
