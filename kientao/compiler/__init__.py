"""A decision's text goes in, a checked draft comes out. Pure Python: no Django, no files, no clock.

text → blocks → outline → items → checked draft
"""

from kientao.compiler.compile import compile_plan
from kientao.compiler.kinds import compile_document, document_as_json
from kientao.compiler.procedures.compile import compile_procedures

__all__ = ["compile_document", "compile_plan", "compile_procedures", "document_as_json"]
