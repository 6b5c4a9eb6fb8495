"""The front door of inflection: everything that templates, facts and the command line use.

Cases are `Case`; `case_of` reads their Russian and Latin names. Functions take text in the
nominative, unless `nominative` or `nominative_phrase`, which bring it back.
"""

from __future__ import annotations

from ankbrief.language.cases import CASES, Case, case_of
from ankbrief.language.gender import gender_of
from ankbrief.language.names import Declined, decline_name, name_forms
from ankbrief.language.nominative import Nominative, nominative
from ankbrief.language.numbers import (
    agree,
    counted,
    figures,
    in_words,
    ordinal,
    ordinal_figures,
    roman,
)
from ankbrief.language.people import decline_person, join, short_name, surname
from ankbrief.language.periods import (
    date_in_words,
    date_spelt,
    from_to,
    month_in_words,
    period_in_words,
    weekday_in_words,
)
from ankbrief.language.phrases import decline_phrase, phrase_forms
from ankbrief.language.prepositions import preposition, with_preposition
from ankbrief.language.verbs import verb

__all__ = [
    "CASES",
    "Case",
    "Declined",
    "Nominative",
    "agree",
    "case_of",
    "counted",
    "date_in_words",
    "date_spelt",
    "decline_name",
    "decline_person",
    "decline_phrase",
    "figures",
    "from_to",
    "gender_of",
    "in_words",
    "join",
    "month_in_words",
    "name_forms",
    "nominative",
    "ordinal",
    "ordinal_figures",
    "period_in_words",
    "phrase_forms",
    "preposition",
    "roman",
    "short_name",
    "surname",
    "verb",
    "weekday_in_words",
    "with_preposition",
]
