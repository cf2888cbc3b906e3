"""The drop folder: files that other systems lay down are taken, read, written, and put aside with what was wrong."""
