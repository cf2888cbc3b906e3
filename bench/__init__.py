"""Speed and memory, measured in fresh processes: `python -m bench [AREA…]`."""
