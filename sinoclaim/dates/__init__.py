"""Count days, read time expressions of English, Chinese and Russian, and date documents.

The package defines the tables that it needs (``TimeTables``) and receives them; it reads no file.
"""

from sinoclaim.dates.calendar import gregorian_date, gregorian_day, julian_date, julian_day, month_length, weekday
from sinoclaim.dates.documents import DatedBy, DocumentDate, date_document
from sinoclaim.dates.intervals import covers, gap_days, share_day, shift
from sinoclaim.dates.reading import read_times
from sinoclaim.dates.tables import TimeTables

__all__ = [
    "DatedBy",
    "DocumentDate",
    "TimeTables",
    "covers",
    "date_document",
    "gap_days",
    "gregorian_date",
    "gregorian_day",
    "julian_date",
    "julian_day",
    "month_length",
    "read_times",
    "share_day",
    "shift",
    "weekday",
]
