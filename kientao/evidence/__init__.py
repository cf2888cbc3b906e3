"""Evidence: files, documents, minutes, links and figures, handed in once and used by task, report and criterion."""
