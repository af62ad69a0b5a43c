"""Every sentence for readers stands in a catalog, none in code, where no translator would see it.

A sentence is told by two words of letters with a space between them; a single word is not found.
What stands in a template is seen in the pages: see `test_shell.py`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.jslexer import tokenize

ROOT = Path(__file__).parents[2]

SENTENCE = re.compile(r"(?<![\w-])[A-Za-z]{2,}[,.:]? [A-Za-z]{2,}(?![\w-])")
KHMER = re.compile("[\u1780-\u17ff]")

# What is filled in, the elements that selectors name, a word of SQL.
UNSAID = re.compile(r"\$\{[^}]*\}|\b(?:input|select|textarea|use|FROM)\b")

# What people may type, letters and digits, names that a file of data is made with: no sentences.
KHMER_FOR_READING = {"cldr.py", "words.js", "writer.py"}
# Help and the check of policy files are for people at a terminal, and in English only.
ENGLISH_ONLY = {"cli.py", "past_top_ups.py", "policy_file.py", "policy_table.py"}
FILES = [
    *(ROOT / "calculator").rglob("*.py"),
    *(ROOT / "publishing").rglob("*.py"),
    *(ROOT / "docs/assets").rglob("*.js"),
]


def in_python(source: str, english: bool) -> Iterator[str]:
    """Texts with Khmer letters (\\u1780 is none) and, where asked for, English sentences.

    Docstrings and what an assertion says are for programmers.
    """
    nodes = list(ast.walk(ast.parse(source)))
    unsaid = {node.msg for node in nodes if isinstance(node, ast.Assert)}
    unsaid |= {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if node not in unsaid and isinstance(getattr(node, "value", None), str):
            written = ast.get_source_segment(source, node) or ""
            if KHMER.search(written) or (english and SENTENCE.search(UNSAID.sub("", node.value))):
                yield node.value


def in_script(source: str) -> Iterator[str]:
    """Sentences, and texts with Khmer letters, in a JavaScript file."""
    for token in tokenize(source):
        if token.type in ("string", "template_string"):
            text = UNSAID.sub("", token.value)
            if KHMER.search(text) or SENTENCE.search(text):
                yield text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_sentence_stands_in_code(file: Path) -> None:
    source = file.read_text("utf-8")
    if file.suffix == ".py":
        is_for_readers = file.is_relative_to(ROOT / "calculator") and file.name not in ENGLISH_ONLY
        found = in_python(source, english=is_for_readers)
    else:
        found = in_script(source)
    is_for_reading = file.name in KHMER_FOR_READING
    found = [text for text in found if not (is_for_reading and KHMER.search(text))]
    assert found == [], (
        "a sentence stands in a catalog (see CONTRIBUTING, a sentence of the program)"
    )
