"""What the readers of attribution pass to each other and give out."""

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what. Spans are code points of the text; `content` has several when the clause is interrupted.

    `source` is as written, None where the text quotes and does not say whom. `referent` is the named source that a
    pronoun or "the agency" surely means. `mode` is direct or indirect; `modality` None, negated, denied, possible,
    expected or asked; `kind` person, organization, publication, dataset, document, survey or unnamed.
    """

    source: str | None
    source_span: Span | None
    cue: str | None
    cue_span: Span | None
    content: tuple[Span, ...]
    mode: str
    modality: str | None
    referent: str | None
    anonymous: bool
    kind: str


@dataclass(slots=True)
class Candidate:
    """A construction that may attribute: what the scorer weighs before it becomes an Attribution.

    `role` is the place of the cue in the parse of its sentence ("ROOT", "relcl" …), empty without one.
    """

    construction: str
    source: Span | None
    cue: Span | None
    content: list[Span]
    verb_class: str = ""
    base: str = ""
    tag: str = ""
    modality: str | None = None
    role: str = ""
    features: list[str] = field(default_factory=list)
    attributed: float = 0.0
    sourced: float = 0.0
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that attributes, with what is known of it."""

    span: Span
    base: str
    verb_class: str
    tag: str = ""
    modality: str | None = None
    role: str = ""

    def governs(self, construction: str, source: Span | None, content: list[Span]) -> Candidate:
        return Candidate(
            construction,
            source,
            self.span,
            content,
            verb_class=self.verb_class,
            base=self.base,
            tag=self.tag,
            modality=self.modality,
            role=self.role,
        )
