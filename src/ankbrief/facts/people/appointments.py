"""Posts given and taken by verbs: «назначен акимом», «освобождён от должности»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ankbrief.data import load
from ankbrief.facts.people.context import Context, Held, cases_of
from ankbrief.facts.people.lists import posts_apart
from ankbrief.facts.people.names import Name
from ankbrief.facts.posts.heads import body_heads, head_lemma, is_office, words
from ankbrief.facts.posts.roles import Role
from ankbrief.facts.posts.wording import phrase
from ankbrief.facts.text.flow import is_short_passive
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Token
from ankbrief.language.text.morphology import dictionary_cases, lemma
from ankbrief.model import Position

ACTING = "исполняющий обязанности"
REACH = 12  # tokens between the verb and the post; further away another clause has begun


@cache
def verbs(key: str) -> frozenset[str]:
    """A word list of data/appointments.toml."""
    return frozenset(load("appointments")[key].split())


def made(context: Context) -> Iterator[Held]:
    """«назначен акимом района», «избрать председателем», «работал советником» (former)."""
    for found in context.roles:
        role, word = found, context.token(found.start - 1)
        if "Ins" not in context.cases(role) or (word and lemma(word) in verbs("posts")):
            continue
        if context.is_plural(role):
            yield from _made_together(context, role)
            continue
        if verb_near(context, role, verbs("work")) is not None:
            role = _without_where(context, role)
        at = _whole_verb(context, verb_near(context, role, _making(context, role)))
        if at is not None and (_is_by(context, at) or _is_wished(context, at)):
            continue
        person = _person(context, at) if at is not None else None
        if at is not None and person is not None:
            role = role if _is_active(context.tokens[at]) else _with_owner(context, role)
            held = lemma(context.tokens[at]) in verbs("serve") | verbs("begin")
            former = held and is_past(context.tokens[at])
            yield person, context.position(role, former=former), frozenset()


def _with_owner(context: Context, role: Role) -> Role:
    """«пресс-секретарём | Ахметова» стал Досов: of whom he is, in the genitive."""
    owner = context.name_at(role.stop)
    if owner is None or head_lemma(context.tokens[role.head]) not in words("governing"):
        return role
    whose = cases_of(context.sentence, owner) <= {"Gen", "Acc"}
    return replace(role, stop=owner.stop) if whose else role


def _making(context: Context, role: Role) -> frozenset[str]:
    """Verbs that give the post; «трудовую деятельность начал инженером завода» in a biography."""
    found = verbs("become")
    if _is_notable(context, role):
        found |= verbs("serve")
    if role.stop - role.start > 1 and any(lemma(t) in verbs("career") for t in context.tokens):
        found |= verbs("begin")
    return found


def _is_wished(context: Context, verb: int) -> bool:
    """«мечтает стать врачом»."""
    if context.tokens[verb].feats.get("VerbForm") != "Inf":
        return False
    return any(lemma(token) in verbs("wish") for token in context.tokens[max(0, verb - 4) : verb])


def _whole_verb(context: Context, verb: int | None) -> int | None:
    """«был | назначен»: the participle, not its auxiliary."""
    if verb is None or lemma(context.tokens[verb]) != "быть":
        return verb
    near = range(max(0, verb - 2), min(len(context.tokens), verb + 3))
    made = (i for i in near if lemma(context.tokens[i]) in verbs("become"))
    return next(made, verb)


def _made_together(context: Context, role: Role) -> Iterator[Held]:
    """«Заместителями акима назначены Серик Досов и Болат Ахметов»."""
    at = verb_near(context, role, verbs("become"))
    shared = any(token.text == "и" for token in context.tokens[role.start : role.stop])
    if at is None or context.tokens[at].feats.get("Number") != "Plur":
        return
    if any(role.stop <= other.head < at for other in context.roles if context.is_plural(other)):
        return  # «по согласованию с депутатами маслихата акимами районов назначены»
    names = [name for name in context.names if name.start > at and _same_clause(context, at, name)]
    if not all("Nom" in cases_of(context.sentence, name) for name in names):
        return
    own = posts_apart(context, role, len(names)) if shared else ()
    for number, name in enumerate(names if own or not shared else ()):
        yield name, own[number] if own else context.position(role), frozenset()


def _is_by(context: Context, verb: int) -> bool:
    """«Акимом района было объявлено ЧС»: by whom, not as whom."""
    if lemma(context.tokens[verb]) != "быть":
        return False
    return any(is_short_passive(token) for token in context.tokens[verb + 1 : verb + 4])


def _is_notable(context: Context, role: Role) -> bool:
    """An office with its body; a bare «директором», «экспертом» of a biography is left out.

    Of trades only what one worked as: «работал экспертом министерства», not «был членом жюри».
    """
    bare = role.stop - role.head == 1
    if is_office(head_lemma(context.tokens[role.head])):
        return not bare
    told = not bare or (role.start < role.head and context.text(role.stop) != ",")
    worked = verb_near(context, role, verbs("work")) is not None
    return told and (worked or (not bare and _tells_years(context)))


def _tells_years(context: Context) -> bool:
    """«В разные годы», «В 2013–2018 годах», «До 2016 года»: a stretch of a biography."""
    first = [token.text.lower() for token in context.tokens[:8]]
    since = first[:1] in (["с"], ["со"], ["до"]) and "года" in first
    return since or (first[:1] == ["в"] and any(word in first for word in ("годах", "годы")))


def _without_where(context: Context, role: Role) -> Role:
    """«прослужил инспектором | в Рудном»: where, not as whom."""
    place = context.text(role.stop - 2) in ("в", "во", "на") and role.stop - 2 > role.head
    return replace(role, stop=role.stop - 2) if place else role


def to_post(context: Context) -> Iterator[Held]:
    """«назначен на должность министра», «освобождён от должности акима» (former)."""
    for role in context.roles:
        if not is_named_post(context, role):
            continue
        at = verb_near(context, role, verbs("post_verbs"))
        if at is not None and lemma(context.tokens[at]) == "возложить":
            continue  # on whom, `laid_on` tells
        person = _person(context, at) if at is not None else None
        if at is not None and person is not None:
            left = _is_left(context, role, context.tokens[at])
            posts = [role, *_further(context, role)]
            for post in posts:
                position = context.position(post, former=left)
                if lemma(context.tokens[at]) == "исполнять":
                    position = _acting(context, post, position)
                yield person, _with_body(context, position, post, posts[-1]), frozenset()


def _acting(context: Context, role: Role, position: Position) -> Position:
    """«исполняет обязанности акима», told of who does not hold the post."""
    return replace(
        position, title=f"{ACTING} {phrase(context.sentence, role.start, role.stop, {})}"
    )


def _with_body(context: Context, position: Position, role: Role, last: Role) -> Position:
    """«должности специалиста, заведующей отделом | Министерства финансов»: the body of both."""
    bare = role.stop == role.head + 1 and not is_office(head_lemma(context.tokens[role.head]))
    if not bare or role is last:
        return position
    heads = (i for i in range(last.head + 1, last.stop) if _names_body(context.tokens[i]))
    body = next(heads, last.stop)
    shared = phrase(context.sentence, body, last.stop, {})
    return replace(position, title=f"{position.title} {shared}".strip())


def _names_body(token: Token) -> bool:
    """«Министерства финансов», «акимата»; not the «отдела» that a post leads."""
    return lemma(token) in body_heads() and lemma(token) not in verbs("divisions")


def is_named_post(context: Context, role: Role) -> bool:
    """«на должность министра», «на посту акима»."""
    word = context.token(role.start - 1)
    genitive = bool({"Gen", "Acc"} & context.cases(role))  # one form, whatever the tag
    return word is not None and lemma(word) in verbs("posts") and genitive


def _further(context: Context, role: Role) -> Iterator[Role]:
    """«занимал должности акима села, | а также заместителя акима района»."""
    joints = ((",", "а", "также"), ("а", "также"), ("и",), (",",))
    words = tuple(token.text for token in context.tokens[role.stop : role.stop + 3])
    size = next((len(joint) for joint in joints if words[: len(joint)] == joint), 0)
    for other in context.roles if size else ():
        told = context.cases(other) | dictionary_cases(context.text(other.head))
        if other.start == role.stop + size and told & {"Gen", "Acc"}:
            yield other
            yield from _further(context, other)
            return


def in_place_of(context: Context) -> Iterator[Held]:
    """«Бахыт Досов сменил Павла Кима на посту акима»: the one has the post, the other had it."""
    for role in context.roles:
        if not is_named_post(context, role):
            continue
        at = verb_near(context, role, verbs("replacing"))
        new = next((n for n in context.names if cases_of(context.sentence, n) == {"Nom"}), None)
        whom = () if at is None else (at + 1, role.stop, role.stop + 1)  # «… 60-летнего Кима»
        old = next((n for n in context.names if n.start in whom), None)
        if at is not None and new is not None and old is not None and new != old:
            yield new, context.position(role), frozenset()
            yield old, context.position(role, former=True), frozenset({"Acc"})


def that_post(context: Context) -> Iterator[Held]:
    """«На эту должность назначена …», «Ранее этот пост занимал …»: the post named before."""
    for index, token in enumerate(context.tokens):
        pointed = index and lemma(context.tokens[index - 1]) in verbs("pointing")
        if index > 1 and lemma(token) in verbs("posts"):
            yield from _replaced(context, index)
        if not pointed or lemma(token) not in verbs("posts") or context.previous is None:
            continue
        word = Role(index, index, index + 1)
        at = verb_near(context, word, verbs("post_verbs"))
        person = _person(context, at) if at is not None else None
        if at is not None and person is not None:
            former = _is_left(context, word, context.tokens[at], context.text(index - 2))
            span = context.sentence.cover(index - 1, index + 1)
            post = replace(context.previous, span=span, former=former, inferred=True)
            yield person, post, frozenset()


def _replaced(context: Context, index: int) -> Iterator[Held]:
    """«Она сменила на этом посту | Павла Кима»: who had the post named before."""
    post = Role(index, index, index + 1)
    if (context.text(index - 2).lower(), context.text(index - 1).lower()) != ("на", "этом"):
        return
    at = verb_near(context, post, verbs("replacing"))
    after = (n for n in context.names if at is not None and n.start > at)
    old = next((n for n in after if cases_of(context.sentence, n) & {"Acc", "Gen"}), None)
    if old is not None and context.previous is not None:
        span = context.sentence.cover(post.start - 1, post.stop)
        yield old, replace(context.previous, span=span, former=True, inferred=True), frozenset()


def _is_left(context: Context, role: Role, verb: Token, preposition: str | None = None) -> bool:
    """«с поста», «от должности», «занимал», «покинул»: the post is held no longer."""
    preposition = (preposition or context.text(role.start - 2)).lower()
    if lemma(verb) in verbs("begin"):
        return is_past(verb)
    if preposition in ("с", "со", "от"):
        return True
    return lemma(verb) in verbs("left") or (lemma(verb) in verbs("held") and is_past(verb))


def _describes(context: Context, index: int) -> bool:
    """«от занимаемой | должности»."""
    feats = context.tokens[index].feats
    return feats.get("Voice") == "Pass" and feats.get("Case") not in (None, "Nom")


def _is_verb(token: Token) -> bool:
    """By the tag; «Работал», which the model takes for a name, by the dictionary."""
    if token.pos in ("VERB", "AUX", "ADJ"):
        return True
    forms = tags(token.text)
    return bool(forms) and all(form.startswith("VERB") for form in forms)


def is_past(verb: Token) -> bool:
    return verb.feats.get("Tense") == "Past" or any("past" in form for form in tags(verb.text))


def verb_near(context: Context, role: Role, wanted: frozenset[str]) -> int | None:
    """The nearest such verb with no full stop or semicolon between."""
    near = range(max(0, role.start - REACH), min(len(context.tokens), role.stop + REACH))
    found = [i for i in near if _is_verb(context.tokens[i]) and lemma(context.tokens[i]) in wanted]
    found = [i for i in found if not (_is_cut(context, i, role) or _describes(context, i))]
    return min(found, key=lambda i: abs(i - role.start), default=None)


def _is_cut(context: Context, verb: int, role: Role) -> bool:
    low, high = (verb, role.start) if verb < role.start else (role.stop, verb)
    return any(
        context.text(i) in (";", ":", ".", "»") or lemma(context.tokens[i]) == "который"
        for i in range(low, high)
    )


def _person(context: Context, verb: int) -> Name | None:
    """The subject of a passive, the object of «назначил», else whoever was spoken of."""
    wanted = {"Acc", "Gen"} if _is_active(context.tokens[verb]) else {"Nom"}
    fitting = [
        n
        for n in context.names
        if cases_of(context.sentence, n) & wanted and _same_clause(context, verb, n)
    ]
    if fitting:
        return min(fitting, key=lambda n: abs(n.start - verb))
    if wanted == {"Nom"} and not _has_other_subject(context, verb):
        return context.subject
    return None


def _is_active(verb: Token) -> bool:
    """«назначил кого», «назначить кого»; «стал», «работал» have no object."""
    if lemma(verb) not in verbs("transitive"):
        return False
    return verb.feats.get("Voice") == "Act" or verb.feats.get("VerbForm") == "Inf"


def _same_clause(context: Context, verb: int, name: Name) -> bool:
    low, high = sorted((verb, name.start))
    return not any(context.text(i) in (";", ":", ".") for i in range(low, high))


def _has_other_subject(context: Context, verb: int) -> bool:
    """A noun in the nominative stands before the verb: the sentence is about something else."""
    begun = lemma(context.tokens[verb]) in verbs("begin")
    oblique = (n for n in context.names if "Nom" not in cases_of(context.sentence, n))
    aside = frozenset(i for n in oblique for i in range(n.start, n.stop))
    return any(
        i not in aside
        and t.pos in ("NOUN", "PROPN")
        and t.feats.get("Case") == "Nom"
        and not _is_verb(t)
        and not (begun and "Acc" in dictionary_cases(t.text))  # «трудовой путь начал …»
        for i, t in enumerate(context.tokens[:verb])
    )
