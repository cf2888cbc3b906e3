"""`kientao compile`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kientao.cli.progress import Progress
from kientao.cli.streams import complain, write
from kientao.compiling.files import Job, TextOnly, run_jobs
from kientao.compiling.outcome import Compiled, Outcome, Refused
from kientao.compiling.plan_json import DraftJson

FINE, ERRORS_FOUND, UNREADABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Done:
    file: Path
    outcome: Compiled | TextOnly


def run(options: argparse.Namespace) -> int:
    """Compiles all files, prints what could be read, and returns the worst exit code."""
    files: list[Path] = options.files
    own_file_each = options.text or options.format == "html"
    if own_file_each and len(files) > 1 and options.output is None:
        complain("kientao: nhiều tệp với --text hoặc --format html cần -o THƯ_MỤC để ghi mỗi tệp một nơi.")
        return UNREADABLE
    codes = [FINE]
    try:
        _print(_compiled(files, options, codes), options, into_folder=own_file_each and len(files) > 1)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        complain(f"kientao: không ghi được {options.output or 'ra màn hình'}: {error.strerror}.")
        return UNREADABLE
    return max(codes)


def _compiled(files: Sequence[Path], options: argparse.Namespace, codes: list[int]) -> Iterator[_Done]:
    """What could be read, in the order asked; the rest is told on standard error."""
    jobs = [
        Job(path=file, ocr=options.ocr, text_only=options.text, seconds=options.timeout, kind=options.kind)
        for file in files
    ]
    with Progress(len(jobs)) as progress:
        outcomes = run_jobs(jobs, processes=options.jobs, done=progress.step)
        for file, outcome in zip(files, outcomes, strict=True):
            codes.append(_exit_code(outcome, strict=options.strict))
            if isinstance(outcome, Refused):
                progress.pause()
                complain(f"{file}: {outcome.message}" + (f"\n  → {outcome.hint}" if outcome.hint else ""))
            else:
                progress.pause()
                yield _Done(file, outcome)


def _exit_code(outcome: Outcome | TextOnly, *, strict: bool) -> int:
    if isinstance(outcome, Refused):
        return UNREADABLE
    if isinstance(outcome, TextOnly):
        return FINE
    counted = {"error", "warning"} if strict else {"error"}
    found = any(diagnostic["severity"] in counted for diagnostic in outcome.draft["diagnostics"])
    return ERRORS_FOUND if found else FINE


def _print(done: Iterator[_Done], options: argparse.Namespace, *, into_folder: bool) -> None:
    output: Path | None = options.output
    if options.format == "json" and not options.text:
        drafts = [one.outcome.draft for one in done if isinstance(one.outcome, Compiled)]
        if drafts or len(options.files) > 1:
            write(_as_json(drafts, several=len(options.files) > 1), output)
    elif options.format == "table" and not options.text:
        _print_tables(done, output)
    else:
        suffix = ".txt" if options.text else ".html"
        names = _names(options.files, suffix)
        for one in done:
            write(_whole(one.outcome), output / names[one.file] if into_folder and output else output)


def _as_json(drafts: list[DraftJson], *, several: bool) -> str:
    import json

    return json.dumps(drafts if several else drafts[0], ensure_ascii=False, indent=2) + "\n"


def _print_tables(done: Iterator[_Done], output: Path | None) -> None:
    from kientao.cli.procedures import procedures_view
    from kientao.cli.table import table_view

    whole = []
    for one in done:
        if isinstance(one.outcome, Compiled):
            seen_by = procedures_view if _publishes(one.outcome) else table_view
            view = seen_by(one.outcome.text, one.outcome.draft, for_terminal=output is None and sys.stdout.isatty())
            if output is None:
                write(view, None)
            else:
                whole.append(view)
    if output is not None and whole:
        write("\n".join(whole), output)


def _publishes(outcome: Compiled) -> bool:
    """Is it a decision that publishes procedures?"""
    return outcome.draft["schema"].startswith("procedure-draft/")


def _whole(outcome: Compiled | TextOnly) -> str:
    if isinstance(outcome, TextOnly):
        return outcome.text
    from kientao.programme.two_sided import two_sided_view
    from kientao.programme.two_sided.procedures import procedures_two_sided
    from kientao.ui.two_sided.render import as_page

    view = procedures_two_sided if _publishes(outcome) else two_sided_view
    return as_page(view(outcome.text, outcome.draft, outcome.layout))


def _names(files: Sequence[Path], suffix: str) -> dict[Path, str]:
    """A name for each file's output; files of one name in different folders don't overwrite each other."""
    names: dict[Path, str] = {}
    for file in files:
        name, number = f"{file.name}{suffix}", 2
        while name in names.values():
            name, number = f"{file.name}-{number}{suffix}", number + 1
        names.setdefault(file, name)
    return names
