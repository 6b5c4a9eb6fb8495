"""The front door of inflection: everything that templates, facts and the command line use.

Cases are `Case`; `case_of` reads their Russian and Latin names. Functions take text in the
nominative, unless `nominative` or `nominative_phrase`, which bring it back.
"""

from __future__ import annotations

from ankbrief.language.cards.file import cards_in, parse_cards, read_cards
from ankbrief.language.cards.office import bring_back_phrase as nominative_phrase
from ankbrief.language.cards.office import (
    decline_name,
    decline_person,
    decline_phrase,
    gender_of,
    name_forms,
    nominative,
    phrase_forms,
)
from ankbrief.language.cards.records import NO_CARDS, Cards, PersonCard, Post, use, using
from ankbrief.language.cases import CASES, Case, case_of
from ankbrief.language.inflection import (
    SEVERAL,
    Inflection,
    bring_back,
    decline_text,
    gender_named,
    inflect,
    inflect_line,
    nominative_json,
    text_and_gender,
)
from ankbrief.language.kinds import Kind, kind_of, split
from ankbrief.language.names.agreement import gender_by_agreement
from ankbrief.language.names.forms import Declined
from ankbrief.language.names.nominative import Nominative
from ankbrief.language.names.titled import join, short_name, surname
from ankbrief.language.phrases.register import Body, find_body, public_bodies
from ankbrief.language.wording.numbers import (
    agree,
    counted,
    figures,
    in_words,
    ordinal,
    ordinal_figures,
    roman,
)
from ankbrief.language.wording.periods import (
    date_in_words,
    date_spelt,
    from_to,
    month_in_words,
    period_in_words,
    weekday_in_words,
)
from ankbrief.language.wording.prepositions import preposition, with_preposition
from ankbrief.language.wording.verbs import verb
from ankbrief.model import Gender

__all__ = [
    "CASES",
    "NO_CARDS",
    "SEVERAL",
    "Body",
    "Cards",
    "Case",
    "Declined",
    "Gender",
    "Inflection",
    "Kind",
    "Nominative",
    "PersonCard",
    "Post",
    "agree",
    "bring_back",
    "cards_in",
    "case_of",
    "counted",
    "date_in_words",
    "date_spelt",
    "decline_name",
    "decline_person",
    "decline_phrase",
    "decline_text",
    "figures",
    "find_body",
    "from_to",
    "gender_by_agreement",
    "gender_named",
    "gender_of",
    "in_words",
    "inflect",
    "inflect_line",
    "join",
    "kind_of",
    "month_in_words",
    "name_forms",
    "nominative",
    "nominative_json",
    "nominative_phrase",
    "ordinal",
    "ordinal_figures",
    "parse_cards",
    "period_in_words",
    "phrase_forms",
    "preposition",
    "public_bodies",
    "read_cards",
    "roman",
    "short_name",
    "split",
    "surname",
    "text_and_gender",
    "use",
    "using",
    "verb",
    "weekday_in_words",
    "with_preposition",
]
