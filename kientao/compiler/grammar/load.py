"""Grammar files become parsers."""

from importlib.resources import files

from lark import Lark


def load(name: str, *usual: str) -> Lark:
    """The parser of `name`.lark. LALR: linear in the phrase, and conflicts in the grammar fail at once.

    `usual` are phrases read once here, so that the expressions they need are compiled before the first document comes.
    """
    text = (files("kientao.compiler.grammar") / f"{name}.lark").read_text(encoding="utf-8")
    parser = Lark(text, parser="lalr", lexer="contextual", propagate_positions=False, maybe_placeholders=False)
    for phrase in usual:
        parser.parse(phrase)
    return parser
