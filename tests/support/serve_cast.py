"""A real server with the cast in it: `python -m tests.support.serve_cast PORT`. Prints a line once it listens."""

import sys

import django


def main() -> None:
    """Serves until it is ended."""
    django.setup()

    import waitress
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from tests.support.cast import cast

    call_command("migrate", verbosity=0)
    cast()
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8)
    print("listening", flush=True)
    server.run()


if __name__ == "__main__":
    main()
