"""Every page of the built site, so that tests cover a new page without being told of it."""

from pathlib import Path

CHOICE = "/#choose"


def addresses(site: Path, language: str) -> list[str]:
    """The pages of a language from the root of the site; with English those in both languages."""
    pages = [f"/{file.relative_to(site).as_posix()}" for file in (site / language).rglob("*.html")]
    common = [f"/{file.name}" for file in site.glob("*.html") if file.name != "index.html"]
    if language == "en":
        pages += [CHOICE, *common]
    return sorted(page.removesuffix("index.html") for page in pages)
