"""Copies the used parts of node_modules into the repository: two subsets of the font, htmx, axe-core for the tests."""

import json
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONT = ROOT / "node_modules/@fontsource/be-vietnam-pro"
FONTS = ROOT / "kientao/ui/static/ui/fonts"
AXE = ROOT / "node_modules/axe-core"
HTMX = ROOT / "node_modules/htmx.org"
SCRIPTS = ROOT / "kientao/ui/static/ui/vendor"
WEIGHTS = (400, 600)
SUBSETS = ("latin", "vietnamese")


def main() -> None:
    """Fails with the missing file's name when `npm ci` was not run before."""
    FONTS.mkdir(parents=True, exist_ok=True)
    characters = json.loads((FONT / "unicode.json").read_text(encoding="utf-8"))
    faces = ["/* Be Vietnam Pro (SIL Open Font License, fonts/LICENSE): built from npm by `make vendor`. */"]
    for weight in WEIGHTS:
        for subset in SUBSETS:
            name = f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            shutil.copyfile(FONT / "files" / name, FONTS / name)
            faces.append(
                f"@font-face {{ font-family: 'Be Vietnam Pro'; font-weight: {weight}; font-display: swap;"
                f" src: url('fonts/{name}') format('woff2'); unicode-range: {characters[subset]}; }}"
            )
    shutil.copyfile(FONT / "LICENSE", FONTS / "LICENSE")
    (FONTS.parent / "fonts.css").write_text("\n".join(faces) + "\n", encoding="utf-8")
    (FONTS / "subsets.json").write_text(
        json.dumps({subset: characters[subset] for subset in SUBSETS}, indent=2) + "\n", encoding="utf-8"
    )
    SCRIPTS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HTMX / "dist/htmx.min.js", SCRIPTS / "htmx.min.js")
    shutil.copyfile(HTMX / "LICENSE", SCRIPTS / "LICENSE-htmx")
    vendored = ROOT / "tests/browser/vendor"
    vendored.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(AXE / "axe.min.js", vendored / "axe.min.js")
    shutil.copyfile(AXE / "LICENSE", vendored / "LICENSE-axe-core")


if __name__ == "__main__":
    main()
