"""Every sentence for readers stands in a catalog, none in code, where no translator would see it.

A sentence is told by two words of letters with a space between them; a single word is not found.
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

# What is given to these is never shown to a reader.
PYTHON_CALLS = {
    "AssertionError",
    "compile",
    "finditer",
    "fullmatch",
    "project",
    "query",
    "search",
    "sub",
}
SCRIPT_CALLS = {"closest", "matches", "querySelector", "querySelectorAll"}

PLACE = re.compile(r"\$\{[^}]*\}")
JINJA = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
UNREAD = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
READ_OUT = re.compile(r'\b(?:alt|aria-label|placeholder|title)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")


def in_python(source: str, sentences: bool, khmer: bool) -> list[str]:
    """Sentences, and texts with Khmer letters, in a Python file.

    Docstrings and \\u1780 are none, nor are sentences that are given to what shows nothing.
    """
    tree = ast.parse(source)
    docstrings = {id(each) for node in ast.walk(tree) for each in _docstring(node)}
    unshown = {id(each) for node in ast.walk(tree) for each in _unshown(node)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            written = ast.get_source_segment(source, node) or ""
            is_sentence = id(node) not in unshown and SENTENCE.search(node.value)
            is_khmer = id(node) not in docstrings and KHMER.search(written)
            if (sentences and is_sentence) or (khmer and is_khmer):
                found.append(node.value)
    return found


def in_script(source: str, khmer_too: bool) -> list[str]:
    """Sentences, and texts with Khmer letters, in a JavaScript file; selectors are none."""
    found, before = [], ("", "")
    for token in tokenize(source):
        if token.type in ("string", "template_string"):
            text = PLACE.sub("", token.value)
            is_selector = before[1] == "(" and before[0].split(".")[-1] in SCRIPT_CALLS
            if (khmer_too and KHMER.search(text)) or (SENTENCE.search(text) and not is_selector):
                found.append(token.value)
        before = (before[1], token.value)
    return found


def in_template(source: str) -> list[str]:
    """Words in a template, and in its attributes that are read out: any word is one too many."""
    html = UNREAD.sub("", JINJA.sub("", source))
    texts = READ_OUT.findall(html) + TAG.sub("\n", html).splitlines()
    return [text.strip() for text in texts if re.search(r"[A-Za-z]{2,}|[\u1780-\u17ff]", text)]


def _unshown(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and what is given to a call or an assertion that shows nothing."""
    yield from _docstring(node)
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in PYTHON_CALLS:
            yield from (each for argument in node.args for each in ast.walk(argument))
    if isinstance(node, ast.Assert) and node.msg:
        yield from ast.walk(node.msg)


def _docstring(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
        yield node.body[0].value


# What people may type, letters and digits, names that a file of data is made with: no sentences.
KHMER_FOR_READING = {"cldr.py", "words.js", "writer.py"}
# Help and the check of policy files are for people at a terminal, and in English only.
ENGLISH_ONLY = {
    "cli.py",
    "past_top_ups.py",
    "policy_file.py",
    "policy_table.py",
}
# What Smart's SMS says, in English also on a Khmer page.
QUOTED = ["valid till", "5 USD"]


FILES = [
    *(ROOT / "calculator").rglob("*.py"),
    *(ROOT / "publishing").rglob("*.py"),
    *(ROOT / "docs/assets").rglob("*.js"),
    *(ROOT / "docs/templates").rglob("*.html"),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_sentence_stands_in_code(file: Path) -> None:
    source, khmer = file.read_text("utf-8"), file.name not in KHMER_FOR_READING
    if file.suffix == ".py":
        english = "publishing" not in file.parts and file.name not in ENGLISH_ONLY
        found = in_python(source, english, khmer)
    elif file.suffix == ".js":
        found = in_script(source, khmer)
    else:
        found = [text for text in in_template(source) if text not in QUOTED]
    assert found == [], (
        "a sentence stands in a catalog (see CONTRIBUTING, a sentence of the program)"
    )
