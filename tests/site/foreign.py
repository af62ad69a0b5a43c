"""What a reader of a page would see or hear in the wrong language."""

import re
from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import Element

# `code` is what people type or see as it is, whatever their language.
UNREAD = {"script", "style", "code", "pre"}
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
WORDS = {"km": re.compile("[A-Za-z]{2,}"), "en": re.compile("[\u1780-\u17ff]+")}


def foreign_words(element: Element, language: str = "") -> Iterator[str]:
    """The words of the other language in the texts and labels that a page says are in this one."""
    language = element.get("lang", language)
    if element.tag in UNREAD:
        return
    if language in WORDS:
        texts = [element.text, *(inner.tail for inner in element)]
        texts += [element.get(name) for name in READ_OUT]
        texts += [element.get("content")] if element.get("name") == "description" else []
        for text in filter(None, texts):
            yield from WORDS[language].findall(NAMES.sub(" ", ADDRESS.sub(" ", text)))
    yield from chain.from_iterable(foreign_words(inner, language) for inner in element)
