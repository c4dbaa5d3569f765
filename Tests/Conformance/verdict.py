"""How one expectation came out: three values, each with the words that explain it."""

from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"
    # Holds, but proves too little to count: "not bozo" of a feed whose other facts our record does not hold.
    UNCOUNTED = "uncounted"


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    # Of a failure what was expected and found, of what is not applicable the class of the reason.
    why: str = ""


PASSED = Verdict(Outcome.PASSED)
UNCOUNTED = Verdict(Outcome.UNCOUNTED)


def failed(why: str) -> Verdict:
    return Verdict(Outcome.FAILED, why)


def not_applicable(reason: str) -> Verdict:
    return Verdict(Outcome.NOT_APPLICABLE, reason)


def compared(holds: bool, why: str) -> Verdict:
    return PASSED if holds else failed(why)


def all_of(verdicts: list[Verdict]) -> Verdict:
    """A failure decides, then a success; what cannot be judged decides only where nothing else can."""
    for outcome in (Outcome.FAILED, Outcome.PASSED, Outcome.NOT_APPLICABLE):
        for verdict in verdicts:
            if verdict.outcome is outcome:
                return verdict
    return UNCOUNTED


def any_of(verdicts: list[Verdict]) -> Verdict:
    passed = [verdict for verdict in verdicts if verdict.outcome is Outcome.PASSED]
    return passed[0] if passed else all_of(verdicts)
