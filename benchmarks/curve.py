"""Accuracy at coverage: how often a speaker is right when only the surer answers are given; points and a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Point:
    """What answering at ``threshold`` and above gives: shares of 1."""

    threshold: float
    coverage: float
    accuracy: float


def points(answers: Iterable[tuple[float, bool]], asked: int) -> list[Point]:
    """The curve from the surest answers to all of them.

    ``answers`` are (score, right) of the quotations which were found and given a speaker; ``asked`` counts all that
    should be given one, so that a missed quotation and an unnamed speaker are both uncovered.  Equal scores come
    together.
    """
    ordered = sorted(answers, key=lambda answer: -answer[0])
    curve, right = [], 0
    for given, (score, is_right) in enumerate(ordered, 1):
        right += is_right
        if given == len(ordered) or ordered[given][0] != score:
            curve.append(Point(score, given / asked, right / given))
    return curve


def accuracy_at(curve: Sequence[Point], coverage: float) -> float | None:
    """The accuracy where the curve first reaches this coverage; None where it never does."""
    return next((point.accuracy for point in curve if point.coverage >= coverage), None)


WIDTH, HEIGHT, MARGIN = 480, 320, 48
"""Of the drawing, in pixels."""

LOWEST = 0.5
"""Accuracy at the foot of the drawing; the target .97 would be lost near the top of a scale from 0."""


def draw(curve: Sequence[Point], title: str) -> str:
    """The curve as SVG: coverage to the right, accuracy upwards from ``LOWEST``."""

    def place(coverage: float, accuracy: float) -> tuple[float, float]:
        x = MARGIN + coverage * (WIDTH - 2 * MARGIN)
        y = HEIGHT - MARGIN - (max(accuracy, LOWEST) - LOWEST) / (1 - LOWEST) * (HEIGHT - 2 * MARGIN)
        return round(x, 1), round(y, 1)

    def line(start: tuple[float, float], end: tuple[float, float], style: str) -> str:
        return f'<line x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}" {style}/>'

    def label(at: tuple[float, float], text: str, anchor: str) -> str:
        return f'<text x="{at[0]}" y="{at[1]}" text-anchor="{anchor}">{escape(text)}</text>'

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="Arial" font-size="11">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        label((WIDTH / 2, MARGIN / 2), title, "middle"),
        label((WIDTH / 2, HEIGHT - 10), "coverage: share of the named quotations given a speaker", "middle"),
    ]
    for step in range(6):
        accuracy, coverage = LOWEST + step * (1 - LOWEST) / 5, step / 5
        x, y = place(coverage, accuracy)
        parts += [
            line((MARGIN, y), (WIDTH - MARGIN, y), 'stroke="#ddd"'),
            label((MARGIN - 6, y + 4), f"{accuracy:.1f}", "end"),
            label((x, HEIGHT - MARGIN + 16), f"{coverage:.1f}", "middle"),
        ]
    path = " ".join(f"{x},{y}" for x, y in (place(point.coverage, point.accuracy) for point in curve))
    parts.append(f'<polyline points="{path}" fill="none" stroke="#1f5fa8" stroke-width="2"/>')
    return "\n".join([*parts, "</svg>"]) + "\n"
