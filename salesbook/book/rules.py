"""The rules that today's list goes by: the defaults of the trade, and what the rep chose instead (D3, D15, D16)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from salesbook.domain.audience import USUAL, Audience, audience
from salesbook.domain.cadence import Cadence, Interval
from salesbook.domain.codes import Tier
from salesbook.domain.days import Festival
from salesbook.domain.weights import Weight, Weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesbook.book.opened import Book

CAPACITY = "capacity"
LEAD_DAYS = "lead-days"
_WEIGHT = "weight."
_GREET = "greet."
_CALL, _VISIT = "call-months.", "visit-months."

_USUAL_LEAD = 3
_LONGEST_LEAD = 60


def greet_setting(festival: Festival) -> str:
    """Return the name of the setting that says who is greeted at a festival."""
    return _GREET + festival


def weight_setting(name: str) -> str:
    """Return the name of the setting with the base of a weight, named as in `Weights`."""
    return _WEIGHT + name


def call_setting(tier: Tier) -> str:
    """Return the name of the setting with the months between two calls of a tier; 0 asks for none."""
    return _CALL + tier


def visit_setting(tier: Tier) -> str:
    """Return the name of the setting with the months between two visits of a tier; 0 asks for none."""
    return _VISIT + tier


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rep may change about the list.

    Attributes:
        weights: how urgent each kind of reason is, and how many rows make a day.
        cadence: months between calls and visits by tier.
        lead: how long before a day it comes onto the list.
        greeted: who is greeted at each festival; one that is missing concerns nobody.
    """

    weights: Weights = field(default_factory=Weights)
    cadence: Cadence = field(default_factory=Cadence)
    lead: timedelta = timedelta(days=_USUAL_LEAD)
    greeted: Mapping[Festival, Audience] = field(default_factory=lambda: USUAL)


def rules(book: Book) -> Rules:
    """Return the rules in force; a choice that makes no sense counts as none."""
    chosen = {name: json.loads(value) for name, value in book.db.rows("SELECT name, value FROM setting")}
    if not chosen:
        return Rules()
    lead = _number(chosen.get(LEAD_DAYS), _USUAL_LEAD)
    return Rules(
        _weights(chosen),
        Cadence(**{tier.value: _interval(chosen, tier) for tier in Tier}),
        timedelta(days=min(lead, _LONGEST_LEAD)),
        {each: _greeted(chosen, each) for each in Festival},
    )


def _number(value: object, usual: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else usual


def _weights(chosen: Mapping[str, object]) -> Weights:
    usual = Weights()
    changed: dict[str, Weight] = {}
    for each in fields(Weights):
        weight, base = getattr(usual, each.name), chosen.get(weight_setting(each.name))
        if isinstance(weight, Weight) and isinstance(base, int | float) and not isinstance(base, bool) and base >= 0:
            changed[each.name] = replace(weight, base=float(base))
    return replace(usual, capacity=_number(chosen.get(CAPACITY), usual.capacity), **changed)  # type: ignore[arg-type]


def _interval(chosen: Mapping[str, object], tier: Tier) -> Interval:
    usual = Cadence().of(tier)
    return Interval(
        _number(chosen.get(call_setting(tier)), usual.call or 0) or None,
        _number(chosen.get(visit_setting(tier)), usual.visit or 0) or None,
    )


def _greeted(chosen: Mapping[str, object], festival: Festival) -> Audience:
    text = chosen.get(greet_setting(festival))
    return audience(text) if isinstance(text, str) else USUAL.get(festival, Audience())
