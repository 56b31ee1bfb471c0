"""Kinds: what the catalogue knows, what the weights say, what the signs are."""

from __future__ import annotations

from quotefind.catalogue import Catalogue
from quotefind.document import Document
from quotefind.entry import Person, PersonKind, Work
from quotefind.extract.finding.find import find
from quotefind.extract.kinds.classify import classify, weigh, weights
from quotefind.extract.kinds.signs import Signs
from quotefind.extract.segment import segment
from quotefind.model import Kind

BREAD = Work("bread", "book", "The Art of the Long Loaf", short_titles=("The Long Loaf",))


def kinds(text: str, *works: Work) -> list[Kind]:
    """The kinds of the passages of a text."""
    document, blocks = Document("a.txt", text, ""), segment(text)
    passages, _ = find(document, blocks)
    return list(classify(document, blocks, passages, Catalogue(works=works)))


def signs(text: str) -> list[set[str]]:
    """The signs of the passages of a text."""
    document, blocks = Document("a.txt", text, ""), segment(text)
    passages, _ = find(document, blocks)
    gathered = Signs(document, blocks, passages)
    return [set(gathered.of(index)) for index in range(len(passages))]


def test_a_title_that_the_catalogue_knows_is_a_title() -> None:
    text = "She was tired of “the long loaf” by then."
    assert kinds(text, BREAD) == [Kind.TITLE]
    assert kinds(text) != [Kind.TITLE]


def test_words_reported_as_said_are_no_title_even_if_the_catalogue_knows_them() -> None:
    assert kinds("“The long loaf,” said Hall.", BREAD) == [Kind.QUOTATION]


def test_a_periodical_that_the_catalogue_knows_is_a_title() -> None:
    document = Document("a.txt", "He took “Oven” with him.", "")
    blocks = segment(document.text)
    passages, _ = find(document, blocks)
    paper = Person("oven", "The Oven", "Oven", kind=PersonKind.PERIODICAL)
    assert classify(document, blocks, passages, Catalogue(people=[paper])) == (Kind.TITLE,)


def test_what_stands_after_a_name_in_a_citation_is_a_title() -> None:
    assert kinds("So it was (Hall, “what is an oven for?”, p. 3).") == [Kind.TITLE]
    assert kinds("3. Hall, “what is an oven for?”, vol. 2.") == [Kind.TITLE]
    assert kinds("So it was. Hall said, “what is an oven for?” She laughed.") == [Kind.QUOTATION]


def test_no_sign_known_leaves_the_balance_of_the_kinds() -> None:
    table = {"always": {"term": 1.0}, "so": {"quotation": 2.0}}
    assert weigh([], table) is Kind.TERM
    assert weigh(["so", "unheard of"], table) is Kind.QUOTATION
    assert weigh([], {}) is Kind.QUOTATION


def test_every_sign_has_a_weight_for_every_kind() -> None:
    assert all(set(row) == set(Kind) for row in weights().values())
    assert "always" in weights()


def test_signs_name_what_stands_before_and_after() -> None:
    (found,) = signs("The slogan which Hall had shouted was “All Bread Now”, and so on.")
    assert {"slogan", "title case", "attributed: verb in the sentence before", "more than 2 words"} <= found
    (found,) = signs("In his “Winter theses” he wrote:")
    assert "introduces what follows" not in found
    found, _ = signs("In his “Winter theses” he wrote: “The oven is cold.”")
    assert {"introduces what follows", "possessive before"} <= found
    assert "saying: clause after" not in found


def test_a_speech_goes_on_after_a_reporting_clause() -> None:
    _, found = signs("“The oven,” said Hall, “is cold.”")
    assert "goes on after a reporting clause" in found


def test_a_short_passage_echoes_a_longer_one_but_a_repeated_title_does_not() -> None:
    _, echo = signs("“We shall bake for the whole of the town,” she said. Nobody would “bake for the whole” of it.")
    assert "echo of several words" in echo
    _, repeated = signs("He read “The Art of Bread” twice. “The Art of Bread” is long.")
    assert "echo of several words" not in repeated


def test_abbreviations_end_no_sentence() -> None:
    (found,) = signs("It was then that Mr. Hall said to her: “Wait here.”")
    assert "attributed: verb in the sentence before" in found
    (found,) = signs("Hall said so. It was a “long wait” of hours.")
    assert "attributed: verb in the sentence before" not in found
