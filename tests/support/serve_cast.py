"""A real server with the cast in it: `python -m tests.support.serve_cast PORT`. Prints a line once it listens."""

from tests.support.starting import start


def main() -> None:
    """Serves until it is ended."""
    start()

    from tests.support.cast import cast
    from tests.support.serving import serve
    from tests.support.tables import lay_tables

    lay_tables()
    cast()
    serve()


if __name__ == "__main__":
    main()
