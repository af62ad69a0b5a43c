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
PYTHON_CALLS = {"AssertionError", "compile", "finditer", "fullmatch", "search", "sub"}
SCRIPT_CALLS = {"closest", "matches", "querySelector", "querySelectorAll"}

PLACE = re.compile(r"\$\{[^}]*\}")
JINJA = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
UNREAD = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
READ_OUT = re.compile(r'\b(?:alt|aria-label|placeholder|title)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")


def in_python(source: str) -> list[str]:
    """Sentences in a Python file; docstrings and patterns are none."""
    tree = ast.parse(source)
    unshown = {id(each) for node in ast.walk(tree) for each in _unshown(node)}
    return [
        text for node, text in _texts(tree) if SENTENCE.search(text) and id(node) not in unshown
    ]


def khmer_in_python(source: str) -> list[str]:
    """Texts with Khmer letters in a Python file; docstrings and \\u1780 are none."""
    tree = ast.parse(source)
    docstrings = {id(each) for node in ast.walk(tree) for each in _docstring(node)}
    nodes = (node for node, _ in _texts(tree) if id(node) not in docstrings)
    written = [ast.get_source_segment(source, node) or "" for node in nodes]
    return [text for text in written if KHMER.search(text)]


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


def _texts(tree: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node, node.value


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


def files(folder: str, pattern: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob(pattern))
    assert found
    return found


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "file",
    [file for file in files("calculator", "*.py") if file.name not in ENGLISH_ONLY],
    ids=named,
)
def test_no_sentence_stands_in_python(file: Path) -> None:
    assert in_python(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "file",
    [
        file
        for file in files("calculator", "*.py") + files("publishing", "*.py")
        if file.name not in KHMER_FOR_READING
    ],
    ids=named,
)
def test_no_khmer_stands_in_python(file: Path) -> None:
    assert khmer_in_python(file.read_text("utf-8")) == []


@pytest.mark.parametrize("file", files("docs/assets", "*.js"), ids=named)
def test_no_sentence_stands_in_javascript(file: Path) -> None:
    assert in_script(file.read_text("utf-8"), file.name not in KHMER_FOR_READING) == []


@pytest.mark.parametrize("file", files("docs/templates", "*.html"), ids=named)
def test_no_word_stands_in_a_template(file: Path) -> None:
    assert [text for text in in_template(file.read_text("utf-8")) if text not in QUOTED] == []
