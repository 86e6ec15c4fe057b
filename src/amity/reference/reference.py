"""All reference data, and the dated look-ups that the stages ask of them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from amity.errors import NotFound
from amity.model.answers import Answer
from amity.model.states import Landmark, Office, Person, State, Tenure
from amity.model.when import When
from amity.reference import landmarks, mentions, names, offices, persons, states
from amity.reference.bodies import Bodies, by_key
from amity.reference.kept import kept
from amity.reference.landmarks import LandmarkIndex, LandmarkMention
from amity.reference.languages import LANGUAGES, Vocable, Vocabulary
from amity.reference.matching import Phrases
from amity.reference.mentions import Entry, NameMention, PlaceMention
from amity.reference.names import Dated, Name, Organisation, Place
from amity.reference.offices import OfficeTitle, OnePartyRule
from amity.reference.persons import PersonIndex, PersonMention
from amity.reference.scripts import Scripts, TitleMention, apart
from amity.reference.tables import Row, build, group, moment

T = TypeVar("T")
_OBJECTS = (
    "states forums memberships institutions competences namesakes offices titles persons tenures landmarks "
    "one_party_rules missions hostings alignments capitals"
).split()


class Reference(Bodies):
    """States, names, offices, persons, landmarks and forums, as they were at each date.

    Made by `amity.reference.load`. It does not change; a table is turned into objects when first asked for.
    """

    def __init__(self, rows: Callable[[str], tuple[Row, ...]], digest: Callable[[], str]) -> None:
        self._rows, self._digest = rows, digest

    def __repr__(self) -> str:
        return f"Reference({self.fingerprint[:12]!r})"

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 over all the files that it is read from."""
        return self._digest()

    @cached_property
    def states(self) -> Mapping[str, State]:
        """All states by code, former ones too."""
        return self._by_key("states", states.state_of, lambda state: state.code)

    @cached_property
    def spans(self) -> Mapping[str, tuple[When, ...]]:
        """For each state the spans in which it existed; several for one that was restored."""
        rows = self._rows("states")
        return MappingProxyType({row["code"]: states.spans_of(row) for row in rows})

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names of states."""
        return self._of_states("names", names.name_of)

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """Parties, legislatures, ministries, agencies, armies and outlets, each with its state."""
        return self._of_states("organisations", names.organisation_of)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Cities, regions, islands and borders, each with the state that it lay in."""
        return self._of_states("places", names.place_of)

    @cached_property
    def offices(self) -> Mapping[str, Office]:
        """Offices by id, such as "PRK.head_of_government"."""
        return self._by_key("offices", offices.office_of, lambda office: office.id)

    @cached_property
    def titles(self) -> tuple[OfficeTitle, ...]:
        """What offices were called, and when."""
        return build(self._rows("titles"), lambda row: offices.title_of(row, self.offices))

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """Persons by id, such as "kim-il-sung"."""
        return self._by_key("persons", persons.person_of, lambda person: person.id)

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Who held which office, and when, by office and beginning."""
        rows = self._rows("tenures")
        made = build(rows, lambda row: offices.tenure_of(row, self.offices, self.persons))
        return tuple(sorted(made, key=lambda tenure: (tenure.office.id, tenure.held.sort_key)))

    @cached_property
    def one_party_rules(self) -> tuple[OnePartyRule, ...]:
        """When one party alone ruled a state."""
        return build(self._rows("one_party"), offices.one_party_rule_of)

    @cached_property
    def landmarks(self) -> Mapping[str, Landmark]:
        """Listed landmarks by id."""
        rows = group(self._rows("landmarks"), "id")
        return MappingProxyType({key: landmarks.landmark_of(members) for key, members in rows.items()})

    def state(self, code: str) -> State:
        """The state of a code. Raises NotFound.

        >>> from amity.reference import load
        >>> load().state("SUN").name
        'Soviet Union'
        """
        if code not in self.states:
            raise NotFound("state", code, "use an ISO 3166 alpha-3 code, or add the state to states.csv")
        return self.states[code]

    def resolve(self, text: str, when: When | None = None) -> tuple[str, ...]:
        """The codes of the states that a name can mean at that time; empty for what is no name of a state.

        The name must be one that the data have, but for spaces, hyphens, diacritics, an article or a
        possessive; nothing is matched because it is alike. A place that is no name of a state leads to the
        state that it lay in. Where several are possible, all are given, those
        still called so first.

        >>> from amity.reference import load
        >>> reference = load()
        >>> [reference.resolve("Moscow", When.parse(year)) for year in ("1960", "2019")]
        [('SUN',), ('RUS',)]
        >>> reference.resolve("Republic of Korea"), reference.resolve("us")
        (('KOR',), ())
        >>> reference.resolve("Kaesong", When.parse("1960"))
        ('PRK',)
        """
        found: tuple[Dated, ...] = self.names_of(text) or self.places_of(text)
        return names.codes(names.at(found, when))

    def names_of(self, text: str) -> tuple[Name | Organisation, ...]:
        """All that a text can name of a state, with the time in which it does."""
        found = _plain(text, self._phrases) or self._scripts.look_up(text)
        return tuple(entry for entry in found if isinstance(entry, Name | Organisation))

    def places_of(self, text: str) -> tuple[Place | Name, ...]:
        """The places that a text can name, each with the state that it lay in, and when."""
        found = _plain(text, self._places) or self._scripts.look_up(text)
        return tuple(place for place in found if isinstance(place, Place | Name))

    def contemporary(self, code: str, when: When) -> str:
        """The state that stood at a date where the code of another time is given: RUS in 1960 is SUN.

        >>> from amity.reference import load
        >>> load().contemporary("CZE", When.parse("1968-08"))
        'CSK'
        """
        return states.contemporary(code, when, self.states, self.spans)

    @kept
    def mentions(self, text: str) -> tuple[NameMention, ...]:
        """All names of states, their people, capitals, organisations, and of forums in a text.

        >>> from amity.reference import load
        >>> [mention.text for mention in load().mentions("Mongolian-North Korean talks in Moscow")]
        ['Mongolian', 'North Korean', 'Moscow']
        >>> found = load().mentions("북중 정상이 평양에서, Министр посетил Монголию")
        >>> [(mention.text, mention.candidates[0], mention.sort) for mention in found][:3]
        [('북', 'PRK', 'pair'), ('중', 'CHN', 'pair'), ('평양', 'PRK', 'capital')]
        >>> found[3].text, found[3].base, found[3].cases
        ('Монголию', 'Монголия', ('accusative',))
        """
        found = mentions.find(text, self._phrases)
        return found if text.isascii() else apart((*found, *self._scripts.mentions(text)))

    def place_mentions(self, text: str) -> tuple[PlaceMention, ...]:
        """All places that a text names, capitals too.

        >>> from amity.reference import load
        >>> found = load().place_mentions("They met in Vladivostok, then in Hanoi.")
        >>> [(place.text, place.resolve(When.parse("1974"))) for place in found]
        [('Vladivostok', ('SUN',)), ('Hanoi', ('VNM',))]
        """
        found = mentions.find_places(text, self._places)
        return found if text.isascii() else apart((*found, *self._scripts.places(text)))

    def holders(self, office_id: str, when: When | None = None) -> tuple[Tenure, ...]:
        """Who may have held an office at a date, in order; without a date all who did. Raises NotFound.

        >>> from amity.reference import load
        >>> [t.person.name for t in load().holders("MNG.head_of_state", When.parse("1993-05"))]
        ['Punsalmaagiin Ochirbat']
        """
        if office_id not in self.offices:
            raise NotFound("office", office_id, "see Reference.offices for the ids")
        held = self._tenures_by_office.get(office_id, ())
        if when is None:
            return held
        return tuple(tenure for tenure in held if tenure.held.overlaps(when) is not Answer.NO)

    def offices_titled(self, text: str, state: str = "", when: When | None = None) -> tuple[Office, ...]:
        """The offices of a title, of one state or of all, at a date or ever.

        >>> from amity.reference import load
        >>> [office.id for office in load().offices_titled("Prime Minister", "MNG")]
        ['MNG.head_of_government']
        """
        found = (title for title in _plain(text, self._titles) if state in ("", title.office.state))
        dated = (t for t in found if when is None or t.valid.overlaps(when) is not Answer.NO)
        return tuple(dict.fromkeys(title.office for title in dated))

    def ruling_alone(self, state: str, when: When | None = None) -> tuple[str, ...]:
        """The names of the party that alone ruled a state at a date, or ever; empty where none did.

        >>> from amity.reference import load
        >>> load().ruling_alone("MNG", When.parse("1960"))[0]
        "Mongolian People's Revolutionary Party"
        >>> load().ruling_alone("MNG", When.parse("2000"))
        ()
        """
        rules = (rule for rule in self.one_party_rules if rule.state == state)
        at = (rule for rule in rules if when is None or rule.valid.overlaps(when) is not Answer.NO)
        return tuple(name for rule in at for name in rule.parties)

    def tenures_of(self, person_id: str) -> tuple[Tenure, ...]:
        """The offices that a person held, in order. Raises NotFound.

        >>> from amity.reference import load
        >>> load().tenures_of("kim-jong-un")[0].office.state
        'PRK'
        """
        if person_id not in self.persons:
            raise NotFound("person", person_id, "see Reference.persons for the ids")
        return self._tenures_by_person.get(person_id, ())

    def persons_named(self, text: str, when: When | None = None) -> tuple[Person, ...]:
        """Everyone whom a name can mean: one for most full names, all of the name for a surname alone.

        Capitals, hyphens, spaces, diacritics and apostrophes do not count; initials must be those of the
        name. With a date, those in office then alone, if any was.

        >>> from amity.reference import load
        >>> [person.id for person in load().persons_named("KIM Il Sung")]
        ['kim-il-sung']
        >>> {"kim-il-sung", "kim-jong-il"} <= {person.id for person in load().persons_named("Kim")}
        True
        >>> [person.id for person in load().persons_named("Bush", When.parse("1990"))]
        ['george-herbert-walker-bush']
        """
        found = self._person_index.named(text)
        found = found or tuple(m for m in self._scripts.look_up(text) if isinstance(m, Person))
        return tuple(person for person in found if self._in_office(person, when)) or found

    def _in_office(self, person: Person, when: When | None) -> bool:
        held = (tenure.held for tenure in self._tenures_by_person.get(person.id, ()))
        return when is not None and any(span.overlaps(when) is Answer.YES for span in held)

    @kept
    def person_mentions(self, text: str, *, surnames: bool = False) -> tuple[PersonMention, ...]:
        """All persons that a text names in full, or with initials; with `surnames` by surname alone too.

        >>> from amity.reference import load
        >>> [m.persons[0].id for m in load().person_mentions("Y. Tsedenbal met Kim Il-song.")]
        ['yumjaagiin-tsedenbal', 'kim-il-sung']
        """
        found = tuple(self._person_index.find(text, surnames=surnames))
        if text.isascii():
            return found
        return apart((*found, *self._scripts.persons(text, surnames=surnames)))

    def title_mentions(self, text: str) -> tuple[TitleMention, ...]:
        """Titles of office in Korean, Japanese, Chinese, Russian and Mongolian.

        English titles are those of `titles`; see `offices_titled`.

        >>> from amity.reference import load
        >>> [(title.text, title.roles) for title in load().title_mentions("министра иностранных дел СССР")]
        [('министра иностранных дел', ('foreign_minister',))]
        """
        return tuple(self._scripts.titles(text))

    def landmarks_named(self, text: str) -> tuple[Landmark, ...]:
        """The landmarks that a text names: listed ones, foundings and ends of states, deaths of persons.

        >>> from amity.reference import load
        >>> [str(landmark.date) for landmark in load().landmarks_named("the founding of the DPRK")]
        ['1948-09-09']
        """
        return self._landmark_index.named(text)

    @kept
    def landmark_mentions(self, text: str) -> tuple[LandmarkMention, ...]:
        """All landmarks that a text names.

        >>> from amity.reference import load
        >>> [m.text for m in load().landmark_mentions("After the Korean War and the death of Stalin,")]
        ['Korean War', 'death of Stalin']
        """
        return self._landmark_index.find(text)

    def check(self) -> None:
        """Turn every row into an object. Raises InvalidReference for the first that cannot be used."""
        for name in _OBJECTS:
            getattr(self, name)
        for name in ("names", "organisations", "places"):
            getattr(self, name)
            build(self._rows(name), lambda row: moment(row["valid"]))
        for language in LANGUAGES:
            for vocable in self.vocables(language):
                vocable.meanings  # noqa: B018 - made when asked for, and told of where it cannot be

    def vocables(self, language: str) -> tuple[Vocable, ...]:
        """The names in ja, ko, mn, ru or zh. Raises InvalidReference for a row that cannot be used."""
        known = frozenset(row["code"] for row in self._rows("states"))
        orders = {row["id"]: row["order"] for row in self._rows("persons")}
        vocabulary = Vocabulary(known, self.forums, self.persons, orders)
        return tuple(vocabulary.vocables(language, self._rows(f"names_{language}")))

    def _by_key(self, table: str, make: Callable[[Row], T], key: Callable[[T], str]) -> Mapping[str, T]:
        return by_key(self._rows(table), make, key)

    def _of_states(self, table: str, make: Callable[[Row], T]) -> tuple[T, ...]:
        """The objects of a table whose rows each belong to a known state."""
        known = {row["code"] for row in self._rows("states")}
        for row in self._rows(table):
            if row["state"] not in known:
                raise row.fault(f"no state {row['state']!r}; add it to states.csv")
        return build(self._rows(table), make)

    @cached_property
    def _phrases(self) -> Phrases[Entry]:
        def meanings() -> Iterator[tuple[str, mentions.Meaning]]:
            yield from ((name.text, name) for name in self.names)
            yield from ((body.text, body) for body in self.organisations)
            yield from ((name, forum) for forum in self.forums.values() for name in forum.names)

        return mentions.phrases(meanings(), self.namesakes, self.landmarks.values())

    @cached_property
    def _scripts(self) -> Scripts:
        return Scripts(self.vocables)

    @cached_property
    def _places(self) -> Phrases[Place | Name]:
        places: list[Place | Name] = [*self.places]
        places += [name for name in self.names if name.sort == "capital"]
        return Phrases((place.text, place) for place in places)

    @cached_property
    def _titles(self) -> Phrases[OfficeTitle]:
        return Phrases(((title.text, title) for title in self.titles), any_case=True)

    @cached_property
    def _person_index(self) -> PersonIndex:
        rows = self._rows("persons")
        orders = {row["id"]: row["order"] for row in rows}
        return PersonIndex((person, orders[person.id]) for person in self.persons.values())

    @cached_property
    def _landmark_index(self) -> LandmarkIndex:
        named = Phrases((name.text, name) for name in self.names)
        return LandmarkIndex(self.landmarks.values(), named, self.states, self._person_index)

    @cached_property
    def _tenures_by_office(self) -> Mapping[str, tuple[Tenure, ...]]:
        return _grouped(self.tenures, lambda tenure: tenure.office.id)

    @cached_property
    def _tenures_by_person(self) -> Mapping[str, tuple[Tenure, ...]]:
        in_time = sorted(self.tenures, key=lambda tenure: (tenure.held.sort_key, tenure.office.id))
        return _grouped(in_time, lambda tenure: tenure.person.id)


def _grouped(
    tenures: "tuple[Tenure, ...] | list[Tenure]", key: Callable[[Tenure], str]
) -> Mapping[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        found.setdefault(key(tenure), []).append(tenure)
    return {name: tuple(members) for name, members in found.items()}


def _plain(text: str, phrases: Phrases[T]) -> tuple[T, ...]:
    """What a text names once an article and a possessive are taken off."""
    text = " ".join(text.split())
    for article in ("the ", "The ", "THE "):
        text = text.removeprefix(article)
    return phrases.look_up(text) or phrases.look_up(text.removesuffix("'s").removesuffix("’s"))
