"""The parts of the reference parser: tokens, looks, faults of labellings, the best path, and what labels become."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotefind.extract.reference.features import traits
from quotefind.extract.reference.fields import assemble
from quotefind.extract.reference.grammar import Piece, pieces, remedies
from quotefind.extract.reference.looks import look
from quotefind.extract.reference.tagger import Tagger
from quotefind.extract.reference.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Leeds:Harrow, 1990", "Leeds: Harrow, 1990"),
        ("12(3):45-67", "12 (3): 45-67"),
        ("1999;25:133", "1999; 25: 133"),
        ("p.108 pp.3-4 vol.IV Vol.2 no.7", "p. 108 pp. 3-4 vol. IV Vol. 2 no. 7"),
        ("Moss,P.", "Moss, P."),
        ("(1930),pp. 2", "(1930), pp. 2"),
        ("(Vol. 1)(pp. 3)", "(Vol. 1) (pp. 3)"),
        ("1,000 13.2 U.S.A. New/Old", "1,000 13.2 U.S.A. New/Old"),
        ("https://a.b/c:d(2)3 doi:10.1000/x(2)3", "https://a.b/c:d(2)3 doi:10.1000/x(2)3"),
        ("", ""),
    ],
)
def test_tokens_are_parted_where_fields_meet(text: str, tokens: str) -> None:
    assert [token.text for token in tokenize(text)] == tokens.split()


@given(st.text(max_size=100))
def test_tokens_hold_all_but_blanks_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1917", "year"),
        ("1917a", "year"),
        ("1917–21", "years"),
        ("227", "d3"),
        ("74–85,", "range"),
        ("R12–R19", "range"),
        ("3rd", "numbered"),
        ("XXVI", "roman"),
        ("vii.", "roman"),
        ("J.", "initial"),
        ("J.-P.", "initial"),
        ("UK", "capital"),
        ("UNESCO", "capitals"),
        ("Road", "Title"),
        ("McCabe", "Mixed"),
        ("road", "lower"),
        ("eBook", "other"),
        ("—", "punctuation"),
        ("www.a.org", "link"),
    ],
)
def test_a_token_has_a_shape(text: str, shape: str) -> None:
    assert look(text).shape == shape


def test_a_closing_mark_by_itself_closes() -> None:
    assert (look("»,").before, look("»,").after) == ("", '",')
    assert (look("«").before, look("«").after) == ('"', "")


UNTITLED = [[(name, at, at + 1) for name in ("author", "editor", "translator")] for at in (0, 1)]


@pytest.mark.parametrize(
    ("text", "fields", "ways"),
    [
        ("Moss Road", "author title", []),
        ("Moss Road Lane", "title O title", [[("title", 2, 3)], [("title", 0, 1)]]),
        ("“The Road”, Lanes", "title title title", [[("title", 2, 3)]]),
        ("“The Road.” Lanes", "title title title", [[("title", 2, 3)]]),
        ("‘The Road’ (12)", "title title title", [[("title", 2, 3)]]),
        ("“The” Road", "title title", []),
        ("Road. 3 vols. Leeds", "title title title title", [[("title", 1, 3)]]),
        ("Road, vol. 3, 1990", "title title title title", [[("title", 1, 4)]]),
        ("Road, vol. 3: Lanes", "title title title title", []),
        ("Road, in Lanes", "title title title", [[("title", 1, 3)]]),
        ("Road, in Lanes, Paths", "title title title container", []),
        ("Road, in winter", "title title title", []),
        ("Road [Motion picture].", "title title title", [[("title", 1, 3)]]),
        ("Road [in French].", "title title title", []),
        ("Road, 1990, Leeds", "title title place", [[("title", 1, 2)]]),
        ("Road, 1990, Leeds, 1991", "title title place year", []),
        ("Road. 1990. Leeds, 1991", "title title place year", [[("title", 1, 2)]]),
        ("Road (1990), Leeds, 1991", "title title place year", [[("title", 1, 2)]]),
        ("1990", "title", []),
        ("1990 Trans. Moss", "translator translator translator", [[("translator", 0, 1)]]),
        ("2 vols. Leeds, vol. 1", "volume volume place volume volume", []),
        ("Moss, Roads. Harrow", "author author publisher", UNTITLED),
        ("Moss Harrow", "author publisher", []),
        ("Herald, no. 5, 3 May 1921", "author volume volume year year year", [[("author", 0, 1)]]),
        ("Herald, no. 5, 3 May 1921", "O volume volume year year year", [[("", 0, 1)]]),
        ("Moss, no. 5, 1921", "author volume volume year", []),
        ("Moss's _Road_ 4", "author author pages", [[("author", 1, 2)]]),
        ("Moss, “Road”", "author author", [[("author", 1, 2)]]),
        ("Moss, J.", "author author", []),
        ("1990 1991", "year O", []),
        ("1990 in 1991", "year O year", []),
        ("", "", []),
    ],
)
def test_faults_of_a_labelling_are_named_with_their_remedies(text: str, fields: str, ways: list[object]) -> None:
    names = ["" if name == "O" else name for name in fields.split()]
    assert remedies(names, [look(token.text) for token in tokenize(text)]) == ways


def test_pieces_are_runs() -> None:
    assert pieces([]) == []
    assert pieces(["", "a", "a", "b"]) == [Piece("", 0, 1), Piece("a", 1, 3), Piece("b", 3, 4)]


WEIGHTS = (
    "labels\tO\tB-author\tI-author\tB-title\n"
    "start\t0:50\t1:100\n"
    "after O\t2:-900\t3:50\n"
    "after B-author\t2:150\t3:25\n"
    "after I-author\t2:100\t3:75\n"
    "after B-title\t2:-900\t1:-100\n"
    "0|word=moss\t1:100\t2:50\n"
    "0|word=road\t3:125\n"
    "0|shape=initial\t2:100\n"
    "1|edge\t0:-25\n"
    "<^|Title,\t1:50\n"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Moss,", "Road", "J.", "of", "4"]), min_size=1, max_size=4))
def test_the_best_path_is_that_of_trying_all(texts: list[str]) -> None:
    tagger = Tagger(WEIGHTS)
    looks = [look(text) for text in texts]
    seen = traits(texts)
    scores = {path: _score(tagger, seen, path) for path in product(tagger.labels, repeat=len(texts))}
    best = [path for path, score in scores.items() if score == max(scores.values())]
    found = tuple(tagger.label(texts))
    assert not remedies([name[2:] for name in found], looks)
    if any(not remedies([name[2:] for name in path], looks) for path in best):
        assert found in best


LINES = {
    line.split("\t")[0]: dict(cell.split(":") for cell in line.split("\t")[1:]) for line in WEIGHTS.split("\n")[1:]
}


def _score(tagger: Tagger, seen: Sequence[Sequence[str]], path: Sequence[str]) -> int:
    """The score of a labelling, read from the lines of the weights."""
    numbers = [str(tagger.labels.index(name)) for name in path]
    moves = [("start", numbers[0]), *((f"after {a}", b) for a, b in zip(path, numbers[1:], strict=False))]
    own = [(trait, number) for traits_, number in zip(seen, numbers, strict=True) for trait in traits_]
    return sum(int(LINES.get(name, {}).get(number, 0)) for name, number in [*moves, *own])


@pytest.mark.parametrize(
    ("text", "labels", "field", "value"),
    [
        ("edited by J. Moss,", "editor editor editor editor", "editor", "J. Moss"),
        ("J. Moss (ed. and trans.)", "editor editor editor editor editor", "translator", "J. Moss"),
        ("J. Moss (eds.),", "editor editor editor", "editor", "J. Moss"),
        ("trans. and ed. J. Moss", "translator translator translator translator translator", "editor", "J. Moss"),
        ("(J. Moss, Trans.).", "translator translator translator", "translator", "J. Moss"),
        ("In: The Road.", "container container container", "container", "The Road"),
        ("Part II, Vol. I", "volume volume volume volume", "volume", "Part II, I"),
        ("3 vols.", "volume volume", "volume", "3"),
        ("3 vols.", "volume volume", "volumes", "3"),
        ("3 vols. Leeds, vol. ii", "volume volume place volume volume", "volume", "3 ii"),
        ("13.2", "volume", "number", "2"),
        ("81, No. 5,", "volume volume volume", "number", "5"),
        ("pp. 33–5.", "pages pages", "pages", "33–5"),
        ("272 pp.", "pages pages", "pages", "272 pp."),
        ("Moss, J.", "author author", "author", "Moss, J."),
        ("Moss, John.", "author author", "author", "Moss, John"),
        ("Moss’s", "author", "author", "Moss"),
        ("(Leeds:", "place", "place", "Leeds"),
        ("“The Road” and After", "title title title title", "title", "“The Road” and After"),
        ("“The Road,”", "title title", "title", "The Road"),
        ("Road) or (Lane", "title title title", "title", "Road) or (Lane"),
        ("Road) Lane", "title title", "title", "Road) Lane"),
        ("Road”", "title", "title", "Road"),
        ("3rd rev. ed. x", "O O O O", "edition", "3rd rev. ed."),
        ("cop. 1957–58", "year year", "year", "1957"),
        ("http://a.org/b.", "O", "url", "http://a.org/b"),
        ("doi:10.1000/182.", "O", "doi", "10.1000/182"),
        ("Harrow. Encyclopedia", "publisher container", "title", "Encyclopedia"),
        ("Moss. In Readings, Harrow", "author container container publisher", "container", "Readings"),
        ("In the Lanes, Harrow", "container container container publisher", "title", "In the Lanes"),
        ("Harrow. Roads", "publisher author", "title", "Roads"),
        ("; ,", "title title", "title", None),
    ],
)
def test_labels_become_fields_without_their_markers(text: str, labels: str, field: str, value: str | None) -> None:
    names = [name if name == "O" else f"I-{name}" for name in labels.split()]
    assert getattr(assemble(text, tokenize(text), names), field) == value
