"""Grammar files become parsers."""

from importlib.resources import files

from lark import Lark


def load(name: str, start: str = "start") -> Lark:
    """The parser of `name`.lark. LALR: linear in the phrase, and conflicts in the grammar fail at once."""
    text = (files("kientao.compiler.grammar") / f"{name}.lark").read_text(encoding="utf-8")
    return Lark(
        text, parser="lalr", lexer="contextual", start=start, propagate_positions=False, maybe_placeholders=False
    )
