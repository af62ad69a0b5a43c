"""Every page of the built site, so that tests cover a new page without being told of it."""

from pathlib import Path

CHOICE = "/#choose"


def addresses(site: Path, language: str) -> list[str]:
    """The pages of a language from the root of the site; with English those in both languages."""
    files = {*site.glob(f"**/{language}/**/*.html")}
    if language == "en":
        files |= {file for file in site.glob("*.html") if file.name != "index.html"}
    found = sorted(f"/{file.relative_to(site).as_posix()}" for file in files)
    pages = [address.removesuffix("index.html") for address in found]
    return [CHOICE, *pages] if language == "en" else pages
