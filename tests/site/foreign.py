"""English on a Khmer page: what a reader would see or hear in the wrong language."""

import re
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# `code` is what people type or see as it is, whatever their language.
UNREAD = {"script", "style", "template", "code", "pre"}
READ_OUT = {"alt", "aria-label", "placeholder", "title"}

# Names and abbreviations that Khmer texts write in Latin letters too.
NAMES = re.compile(
    r"(?<![A-Za-z])(ATM|CNE|CSV|JSON|KHR|MB|MIT|OFL|OTP|PIN|QR|SBOM|SIM|SMS|TOML|TRC|USD|USSD|UTF|VAS|eSIM|"
    r"ABA|ACLEDA|Cellcard|CooTel|Facebook|Flexi|GitHub|Google|Metfone|PayGo|Seatel|SmartLoan|"
    r"Smart Shop|Smart|Telegram|Wing|Xchange|recycle-date|valid till|"
    r"CycloneDX|DuckDB|Excel|Parquet|Polars|PySpark|Pyodide|Spark|Unicode|pandas)(?![A-Za-z])"
)

# Addresses are the same in every language.
ADDRESS = re.compile(r"\S+@\S+|([\w-]+\.)+(com|example|kh|net|org|ph)\b\S*")
WORD = re.compile(r"[A-Za-z]{2,}")


class _Texts(HTMLParser):
    """Collects the texts of a page that are in Khmer."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []  # elements, each with its language
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        language = values.get("lang") or (self.open[-1][1] if self.open else None)
        if language == "km":
            self.texts += [value for name, value in attrs if name in READ_OUT and value]
            if values.get("name") == "description":
                self.texts.append(values["content"] or "")
        if tag not in VOID:
            self.open.append((tag, None if tag in UNREAD else language))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self.open and self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1] == "km":
            self.texts.append(data)


def foreign_words(html: str) -> list[str]:
    """The Latin words in the texts and labels that a page gives out as being in Khmer."""
    page = _Texts()
    page.feed(html)
    plain = (NAMES.sub(" ", ADDRESS.sub(" ", text)) for text in page.texts)
    return [word for text in plain for word in WORD.findall(text)]
