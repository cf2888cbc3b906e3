"""How things look: components with typed props, the style sheet, numbers and dates as the office writes them."""
