"""Read the files into a valid `Library`, or report every problem at once."""

from bot.loader.documents import is_passed_over
from bot.loader.fitting import Measure
from bot.loader.problems import Problem
from bot.loader.reader import Reading, compare_with_source, read_library
from bot.loader.templates import write_templates
from bot.loader.translations import Coverage, is_language

__all__ = [
    "Coverage",
    "Measure",
    "Problem",
    "Reading",
    "compare_with_source",
    "is_language",
    "is_passed_over",
    "read_library",
    "write_templates",
]
