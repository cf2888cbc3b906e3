"""Tasks that come beside the decision: from a workbook, or one by hand."""
