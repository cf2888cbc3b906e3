"""Copies the used parts of node_modules into the repository: the font, htmx, ECharts, axe-core for the tests."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONT = ROOT / "node_modules/@fontsource/be-vietnam-pro"
FONTS = ROOT / "kientao/ui/static/ui/fonts"
AXE = ROOT / "node_modules/axe-core"
ECHARTS = ROOT / "node_modules/echarts"
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
    _build_charts()
    vendored = ROOT / "tests/browser/vendor"
    vendored.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(AXE / "axe.min.js", vendored / "axe.min.js")
    shutil.copyfile(AXE / "LICENSE", vendored / "LICENSE-axe-core")


def _build_charts() -> None:
    """One file with what tools/echarts.js names, and the licences of all that is in it."""
    version = json.loads((ECHARTS / "package.json").read_text(encoding="utf-8"))["version"]
    subprocess.run(
        [
            ROOT / "node_modules/.bin/esbuild",
            ROOT / "tools/echarts.js",
            *("--bundle", "--minify", "--format=iife", "--global-name=echarts", "--target=es2019"),
            *("--legal-comments=none", "--log-level=warning"),
            f"--banner:js=/*! Apache ECharts {version}, in part; Apache-2.0, see LICENSE-echarts */",
            f"--outfile={SCRIPTS / 'echarts.min.js'}",
        ],
        check=True,
    )
    _compress(SCRIPTS / "echarts.min.js")
    licences = {
        "Apache ECharts": (ECHARTS / "LICENSE", ECHARTS / "NOTICE"),
        "d3 (in Apache ECharts)": (ECHARTS / "licenses/LICENSE-d3",),
        "ZRender": (ROOT / "node_modules/zrender/LICENSE",),
        "tslib": (ROOT / "node_modules/tslib/LICENSE.txt",),
    }
    texts = [
        f"{name}\n\n" + "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files)
        for name, files in licences.items()
    ]
    (SCRIPTS / "LICENSE-echarts").write_text(f"\n\n{'-' * 72}\n\n".join(texts) + "\n", encoding="utf-8")


def _compress(script: Path) -> None:
    """WhiteNoise gives the smaller ones beside it to browsers that take them."""
    script.with_name(f"{script.name}.gz").write_bytes(gzip.compress(script.read_bytes(), mtime=0))
    smaller = "const z = require('zlib'), f = require('fs'), [from] = process.argv.slice(1);"
    smaller += "f.writeFileSync(from + '.br', z.brotliCompressSync(f.readFileSync(from)))"
    subprocess.run(["node", "-e", smaller, script], check=True)


if __name__ == "__main__":
    main()
