"""English on a Khmer page: what a reader would see or hear in the wrong language."""

import re
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# `code` is what people type or see as it is, whatever their language.
UNREAD = {"script", "style", "template", "code", "pre"}
READ_OUT = {"alt", "aria-label", "placeholder", "title"}

# Names and abbreviations that Khmer texts write in Latin letters too.
NAMES = re.compile(r"\b(Smart Shop|recycle-date|valid till)\b")
KNOWN = {
    *(
        "ATM",
        "CNE",
        "CSV",
        "JSON",
        "KHR",
        "MB",
        "MIT",
        "OFL",
        "OTP",
        "PIN",
        "QR",
        "SIM",
        "SMS",
        "TOML",
        "TRC",
        "USD",
        "UTF",
    ),
    *("USSD", "VAS", "eSIM"),
    *("ABA", "ACLEDA", "Cellcard", "CooTel", "Facebook", "Flexi", "GitHub", "Metfone", "PayGo"),
    *("Seatel", "Smart", "Wing"),
    *("CycloneDX", "Pyodide", "SBOM"),
    *("DuckDB", "Parquet", "Polars", "PySpark", "Spark", "pandas"),
    *("Excel", "Facebook", "Google", "SmartLoan", "Telegram", "Unicode", "Xchange"),
}

# Addresses are the same in every language.
ADDRESS = re.compile(r"\S+@\S+|([\w-]+\.)+(com|example|kh|net|org|ph)\b\S*")
WORD = re.compile(r"[A-Za-z]{2,}")


class _Texts(HTMLParser):
    """Collects the texts of a page that are in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.open: list[tuple[str, str | None]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        inherited = self.open[-1][1] if self.open else None
        here = values.get("lang") or inherited
        if here == self.language:
            self.texts += [value for name, value in attrs if name in READ_OUT and value]
        if here == self.language and values.get("name") == "description":
            self.texts.append(values["content"] or "")
        if tag not in VOID:
            self.open.append((tag, None if tag in UNREAD else here))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1] == self.language:
            self.texts.append(data)


def foreign_words(html: str, language: str = "km") -> list[str]:
    """The Latin words in the texts and labels that a page gives out as being in `language`."""
    page = _Texts(language)
    page.feed(html)
    plain = (NAMES.sub(" ", ADDRESS.sub(" ", text)) for text in page.texts)
    return [word for text in plain for word in WORD.findall(text) if word not in KNOWN]
