"""What is installed is pinned, hashed, and named without the place it comes from."""

import json
import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("lock", ["runtime.txt", "develop.txt", "cluster.txt"])
def test_every_package_of_a_lock_is_pinned_and_hashed(lock: str, root: Path) -> None:
    text = (root / "requirements" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text
    packages = [block for block in re.split(r"\n(?=[a-z0-9])", text) if re.match(r"[a-z0-9]", block)]
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+", package), package[:60]
        assert "--hash=sha256:" in package, package[:60]


def test_what_is_installed_to_run_is_installed_to_test(root: Path) -> None:
    def pins(name: str) -> set[str]:
        return set(
            re.findall(r"^([a-z0-9._-]+==[^ \\]+)", (root / "requirements" / name).read_text(encoding="utf-8"), re.M)
        )

    assert pins("runtime.txt") <= pins("develop.txt")


def test_the_front_ends_lock_has_hashes_and_no_addresses_of_packages(root: Path) -> None:
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, package in packages.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name
