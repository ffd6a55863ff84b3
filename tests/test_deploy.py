"""What is shipped to run the bot with."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.errors import ConfigurationError

DEPLOY = Path(__file__).parent.parent / "deploy"
UNIT = DEPLOY / "detente.service"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="rated where systemd is")
def test_the_service_may_do_little() -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=30", "--no-pager", UNIT]  # 3.0 in tenths
    rated = subprocess.run(command, capture_output=True, text=True, check=False)
    assert rated.returncode == 0, rated.stdout[-200:] + rated.stderr


def test_no_restart_where_it_can_not_help() -> None:
    assert f"RestartPreventExitStatus={ConfigurationError.exit_code}\n" in UNIT.read_text(encoding="utf-8")
