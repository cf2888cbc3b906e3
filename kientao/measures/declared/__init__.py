"""Measures that an officer declares in the browser, tries on live data, and the owner of the domain approves."""
