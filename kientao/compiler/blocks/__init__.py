"""Text becomes blocks: paragraphs made whole again, tables with their rows, page furniture set aside."""
