"""What is shipped to run the bot with."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

import bot.metrics  # noqa: F401 - registers what is measured
from bot.errors import ConfigurationError

DEPLOY = Path(__file__).parent.parent / "deploy"
UNIT = DEPLOY / "detente.service"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="rated where systemd is")
def test_the_service_may_do_little() -> None:
    command = [
        "systemd-analyze",
        "security",
        "--offline=true",
        "--threshold=30",
        "--no-pager",
        str(UNIT),
    ]  # 3.0 in tenths
    rated = subprocess.run(command, capture_output=True, text=True, check=False)
    assert rated.returncode == 0, rated.stdout[-200:] + rated.stderr


@pytest.mark.parametrize("name", ["grafana-dashboard.json", "alerts.yaml"])
def test_what_is_watched_is_measured(name: str) -> None:
    samples = {sample.name for family in REGISTRY.collect() for sample in family.samples}
    # A histogram or counter with labels has no sample before it is used.
    samples |= {f"{family.name}{end}" for family in REGISTRY.collect() for end in ("_bucket", "_count", "_total")}
    asked = set(re.findall(r"\b(?:detente|process)_[a-z_]+\b", (DEPLOY / name).read_text(encoding="utf-8")))
    assert asked
    assert asked <= samples


def test_the_dashboard_is_whole() -> None:
    panels = json.loads((DEPLOY / "grafana-dashboard.json").read_text(encoding="utf-8"))["panels"]
    assert all(target["expr"] for panel in panels for target in panel["targets"])


def test_no_restart_where_it_can_not_help() -> None:
    assert f"RestartPreventExitStatus={ConfigurationError.exit_code}\n" in UNIT.read_text(encoding="utf-8")
