"""A decision's text goes in, a checked plan draft comes out. Pure Python: no Django, no files, no clock.

text → blocks → outline → items → checked draft
"""

from kientao.compiler.compile import compile_plan

__all__ = ["compile_plan"]
