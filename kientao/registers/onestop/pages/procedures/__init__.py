"""The catalogue of procedures: listed, read, drafted, published, brought in, reviewed."""
