"""The closed word lists of what articles assert."""

from django.db import models


class ClaimKind(models.TextChoices):
    QUANTITATIVE = "quantitative", "Quantitative"
    QUALITATIVE = "qualitative", "Qualitative"


class ClaimStatus(models.TextChoices):
    """suggested → accepted → published → retracted, or rejected."""

    SUGGESTED = "suggested", "Suggested"
    ACCEPTED = "accepted", "Accepted"
    PUBLISHED = "published", "Published"
    RETRACTED = "retracted", "Retracted"
    REJECTED = "rejected", "Rejected"


# a retracted claim stays public, marked: its readers must learn that it no longer stands
PUBLIC_STATUSES = (ClaimStatus.PUBLISHED, ClaimStatus.RETRACTED)


class Comparator(models.TextChoices):
    EXACTLY = "exactly", "exactly"
    ABOUT = "about", "about"
    LESS_THAN = "less_than", "less than"
    AT_MOST = "at_most", "at most"
    MORE_THAN = "more_than", "more than"
    AT_LEAST = "at_least", "at least"
    BETWEEN = "between", "between"


class FigureType(models.TextChoices):
    COUNT = "count", "Count"
    SHARE = "share", "Share"
    RATE = "rate", "Rate"
    AMOUNT = "amount", "Amount"
    CHANGE = "change", "Change"
    RANK = "rank", "Rank"
    RATIO = "ratio", "Ratio"


class ChangeDirection(models.TextChoices):
    UP = "up", "Up"
    DOWN = "down", "Down"


class ChangeKind(models.TextChoices):
    RELATIVE = "relative", "Relative"
    ABSOLUTE = "absolute", "Absolute"
    PERCENTAGE_POINTS = "percentage_points", "Percentage points"


class ToleranceBasis(models.TextChoices):
    """Where the half-width of a figure's interval comes from."""

    ROUNDING = "rounding", "Rounding of the last digit written"
    CONVENTION = "convention", "Convention for this comparator"
    CURATOR = "curator", "Set by a curator"


class IntervalBasis(models.TextChoices):
    """What an interval rests on: a tolerance, the comparator, or the bounds as stated."""

    ROUNDING = "rounding", "Rounding of the last digit written"
    CONVENTION = "convention", "Convention for this comparator"
    CURATOR = "curator", "Set by a curator"
    COMPARATOR = "comparator", "The comparator"
    STATED = "stated", "As stated"


class PeriodKind(models.TextChoices):
    UNSPECIFIED = "unspecified", "Unspecified"
    DAY = "day", "Day"
    WEEK = "week", "Week"
    MONTH = "month", "Month"
    QUARTER = "quarter", "Quarter"
    YEAR = "year", "Year"
    FISCAL_YEAR = "fiscal_year", "Fiscal year"
    RANGE = "range", "Range"
    SINCE = "since", "Since (open end)"
    UNTIL = "until", "Until (open start)"
    DURATION = "duration", "Duration"
    EVENT = "event", "Relative to an event"


class Basis(models.TextChoices):
    """How we know a period or a place."""

    STATED = "stated", "Stated"
    RESOLVED = "resolved", "Resolved from the article"
    ASSUMED = "assumed", "Assumed"


class SelectorState(models.TextChoices):
    ANCHORED = "anchored", "Anchored"
    AMBIGUOUS = "ambiguous", "Ambiguous"
    ORPHANED = "orphaned", "Orphaned"


class Gap(models.TextChoices):
    """What a claim does not say and would need."""

    PERIOD = "period", "Period"
    BASE_PERIOD = "base_period", "Base period"
    DENOMINATOR = "denominator", "Denominator"
    PLACE = "place", "Place"
    UNIT = "unit", "Unit"
    SOURCE = "source", "Source"


class SourceKind(models.TextChoices):
    PERSON = "person", "Person"
    ORGANIZATION = "organization", "Organization"
    PUBLICATION = "publication", "Publication"
    DATASET = "dataset", "Dataset"
    DOCUMENT = "document", "Document"
    SURVEY = "survey", "Survey"
    UNNAMED = "unnamed", "Unnamed"


class AttributionRole(models.TextChoices):
    SPEAKER = "speaker", "Speaker"
    CITED = "cited", "Cited"
    REPORTED_BY = "reported_by", "Reported by"
    REPOSTED_BY = "reposted_by", "Reposted by"


class AttributionMode(models.TextChoices):
    DIRECT = "direct", "Direct speech"
    INDIRECT = "indirect", "Indirect speech"


class LinkKind(models.TextChoices):
    REPEATS = "repeats", "Repeats"
    DERIVES_FROM = "derives_from", "Derives from"
    CONTRADICTS = "contradicts", "Contradicts"
    SUPERSEDES = "supersedes", "Supersedes"


class LinkState(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Rejected"


class Frequency(models.TextChoices):
    DAY = "day", "Daily"
    WEEK = "week", "Weekly"
    MONTH = "month", "Monthly"
    QUARTER = "quarter", "Quarterly"
    YEAR = "year", "Yearly"
    FISCAL_YEAR = "fiscal_year", "By fiscal year"
    IRREGULAR = "irregular", "Irregular"


class ObservationStatus(models.TextChoices):
    """SDMX code list CL_OBS_STATUS, the codes that occur in published series."""

    NORMAL = "A", "Normal value"
    ESTIMATED = "E", "Estimated value"
    PROVISIONAL = "P", "Provisional value"
    FORECAST = "F", "Forecast value"
    BREAK = "B", "Time series break"
    IMPUTED = "I", "Imputed value"
    MISSING = "M", "Missing value"


class Outcome(models.TextChoices):
    AGREES = "agrees", "Agrees"
    AGREES_WHEN_ROUNDED = "agrees_when_rounded", "Agrees when rounded"
    OUTDATED = "outdated", "Outdated"
    CONFLICTS = "conflicts", "Conflicts"
    NO_DATA = "no_data", "No data"
    NOT_COMPARABLE = "not_comparable", "Not comparable"


class ReviewOrigin(models.TextChoices):
    NATIVE = "native", "Made here"
    IMPORTED = "imported", "Imported"


class Tier(models.TextChoices):
    """What read a text: the rules alone, or with the dependency parser."""

    PARSE = "parse", "With the parser"
    RULES = "rules", "Rules alone"


class Modality(models.TextChoices):
    """How surely a source says what it says; none of these when it plainly asserts it."""

    NEGATED = "negated", "Negated"
    DENIED = "denied", "Denied"
    POSSIBLE = "possible", "Possible"
    EXPECTED = "expected", "Expected"
    ASKED = "asked", "Asked"


class Stance(models.TextChoices):
    SUPPORTS = "supports", "Supports"
    REFUTES = "refutes", "Refutes"
    CONTEXT = "context", "Gives context"
