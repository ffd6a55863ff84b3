"""The names that time zones are found by, made from CLDR, tzdata and GeoNames."""
