"""The command `kientao`. Everything heavy is imported where it is used: `--help` answers at once."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns 0, 1 (something was found) or 2 (it couldn't be done, a wrong command)."""
    from kientao.cli.arguments import parser

    options = parser().parse_args(arguments)
    if options.command is None:
        parser().print_help()
        return 2
    from kientao.cli.streams import close_quietly

    try:
        if options.command == "compile":
            from kientao.cli.compile import run
        else:
            from kientao.cli.operate import run
        return run(options)
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        return 0
    finally:
        close_quietly()
