"""Date phrases in Chinese and English: read at the beginning of a text, or found in the middle of a note.

Both languages are always understood. A phrase is resolved or answered with a question, never guessed:

- weeks begin on Monday; 下周三 and "next Wednesday" are of next week, "last Friday" of last week, 周三 and
  "Fri" the next one to come or, for the past, the last one gone by, never today;
- a day of the month or of the year that is over is the next month's or year's;
- a period alone is its first day (下周 next Monday, 下个月 its 1st), within a period is its last day, of a
  week the Friday;
- months are added by the calendar and stop at its ends: 31 January and a month is the last of February;
- a part of the day has an hour that stands for it (下午 15:00); hours 1 to 6 without one are after noon;
- figures are month first, 12/5, unless only the other way is possible.
"""

from salesbook.domain.dates.model import Direction, Unresolved, When
from salesbook.domain.dates.reading import find, find_all, read

__all__ = ["Direction", "Unresolved", "When", "find", "find_all", "read"]
