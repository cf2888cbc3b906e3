"""From a file to a draft as JSON, in a process of its own with limits on time and memory.

What runs in that process and what starts it (`worker`, `files`) knows no Django: the command line uses it too. The rest
serves whoever sends a document to a page: it is asked for, waited for, and what came of it is kept by those above.
"""
