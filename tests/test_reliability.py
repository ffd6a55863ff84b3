"""The page of faults says what the tests say."""

from __future__ import annotations

from tests.reliability import PAGE, page, stated_faults


def test_the_page_says_what_the_tests_state() -> None:
    faults = stated_faults()
    assert faults
    assert PAGE.read_text(encoding="utf-8") == page(faults), "make reliability writes it"


def test_every_row_is_one_line_of_the_table() -> None:
    for fault in stated_faults():
        assert fault.row().count("|") == 4, fault
        assert "\n" not in fault.row(), fault
