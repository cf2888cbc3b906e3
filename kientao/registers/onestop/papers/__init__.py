"""Papers of the one-stop shop: each form a module, its values in, a document out that is drawn as .docx and as PDF."""
