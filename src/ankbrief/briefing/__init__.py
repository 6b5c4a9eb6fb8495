"""Facts of many articles and a period → a briefing that a template can show."""

from ankbrief.briefing.assemble import Options, assemble
from ankbrief.briefing.model import Briefing, Period
from ankbrief.briefing.period import ChosenPeriod, choose_period, week_named, week_of

__all__ = [
    "Briefing",
    "ChosenPeriod",
    "Options",
    "Period",
    "assemble",
    "choose_period",
    "week_named",
    "week_of",
]
