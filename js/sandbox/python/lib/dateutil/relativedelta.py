"""Distances in months and years beside those in days."""

import calendar
import datetime

_PLURAL = ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "microseconds")
_SINGLE = ("year", "month", "day", "hour", "minute", "second", "microsecond")


class relativedelta:
    """`relativedelta(months=1)` moves by a month, `relativedelta(day=1)` to the first."""

    def __init__(self, dt1=None, dt2=None, **parts):
        unknown = set(parts) - set(_PLURAL) - set(_SINGLE)
        if unknown:
            raise TypeError(f"relativedelta.__init__() got an unexpected keyword argument '{sorted(unknown)[0]}'")
        for name in _PLURAL:
            setattr(self, name, parts.get(name, 0))
        for name in _SINGLE:
            setattr(self, name, parts.get(name))
        if dt1 is not None and dt2 is not None:
            self._between(dt1, dt2)
        self.days += self.weeks * 7
        self.weeks = 0
        months = self.years * 12 + self.months
        sign = -1 if months < 0 else 1
        self.years, self.months = sign * (abs(months) // 12), sign * (abs(months) % 12)

    def _between(self, later, earlier):
        months = (later.year - earlier.year) * 12 + later.month - earlier.month
        step = -1 if later >= earlier else 1
        while (step == -1 and earlier + relativedelta(months=months) > later) or (
            step == 1 and earlier + relativedelta(months=months) < later
        ):
            months += step
        rest = later - (earlier + relativedelta(months=months))
        self.months = months
        self.days, self.seconds, self.microseconds = rest.days, rest.seconds, rest.microseconds
        self.hours, self.seconds = divmod(self.seconds, 3600)
        self.minutes, self.seconds = divmod(self.seconds, 60)

    def __radd__(self, value):
        months = (self.year or value.year) * 12 + (self.month or value.month) - 1 + self.years * 12 + self.months
        year, month = divmod(months, 12)
        day = min(calendar.monthrange(year, month + 1)[1], self.day or value.day)
        exact = {name: getattr(self, name) for name in _SINGLE[3:] if getattr(self, name) is not None}
        moved = value.replace(year=year, month=month + 1, day=day, **exact)
        return moved + datetime.timedelta(
            days=self.days, hours=self.hours, minutes=self.minutes, seconds=self.seconds, microseconds=self.microseconds
        )

    def __add__(self, other):
        if not isinstance(other, relativedelta):
            return self.__radd__(other)
        return relativedelta(**{name: getattr(self, name) + getattr(other, name) for name in _PLURAL})

    def __rsub__(self, value):
        return (-self).__radd__(value)

    def __neg__(self):
        return relativedelta(
            **{name: -getattr(self, name) for name in _PLURAL},
            **{name: getattr(self, name) for name in _SINGLE if getattr(self, name) is not None},
        )

    def __eq__(self, other):
        return isinstance(other, relativedelta) and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(tuple(self.__dict__.values()))

    def __bool__(self):
        return any(getattr(self, name) for name in _PLURAL) or any(getattr(self, name) is not None for name in _SINGLE)

    def __repr__(self):
        parts = [f"{name}={getattr(self, name):+}" for name in _PLURAL if getattr(self, name)]
        parts += [f"{name}={getattr(self, name)!r}" for name in _SINGLE if getattr(self, name) is not None]
        return f"relativedelta({', '.join(parts)})"
