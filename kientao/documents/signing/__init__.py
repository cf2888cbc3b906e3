"""Signatures in PDF files: made with a key from a PKCS#12 file, checked without asking anybody outside."""
