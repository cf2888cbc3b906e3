"""A real server with the gallery of components: `python -m tests.support.serve_gallery PORT`. Says when it listens."""

import sys

import django


def main() -> None:
    """Serves until it is ended."""
    django.setup()

    import waitress
    from django.core.wsgi import get_wsgi_application

    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8)
    print("/bo-thanh-phan/", flush=True)
    server.run()


if __name__ == "__main__":
    main()
