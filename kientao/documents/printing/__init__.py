"""Pages as PDF: what the writer draws for a .docx, set on paper."""
