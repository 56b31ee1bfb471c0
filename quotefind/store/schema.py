"""The store's one schema, in SQL with its reasons, and its version. The store is derived: on a mismatch it is written
anew.
"""

SCHEMA_VERSION = 2
"""Kept in ``PRAGMA user_version``; raised with every change below."""

APPLICATION_ID = 0x51464E44
"""``PRAGMA application_id`` of our files ("QFND"), so that another program's SQLite file is never taken for a store."""

LONGEST_PASSAGE = 1200
"""Characters of a passage: some ten sentences, so that an excerpt reads one or two of them."""

TABLES = """
-- One row: how the store came to be.  `changes` counts finished writings.  `next_*` are never used twice: a number
-- left over in a list of the index after a removal leads nowhere.
CREATE TABLE meta (
    created     TEXT NOT NULL,
    fingerprint TEXT NOT NULL DEFAULT '',   -- of the catalogue that speakers and works were resolved with
    changes     INTEGER NOT NULL DEFAULT 0,
    next_quotation INTEGER NOT NULL DEFAULT 1,
    next_passage   INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE root (path TEXT PRIMARY KEY) WITHOUT ROWID;

-- A document or collection.  Its quotations are the numbers first … last - 1; so are its passages.
CREATE TABLE document (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    root      TEXT NOT NULL,
    file      TEXT NOT NULL,                -- the file's path below the root
    path      TEXT NOT NULL UNIQUE,         -- how the document is called: as file, unless two roots hold the same
    title     TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    format    TEXT NOT NULL,
    encoding  TEXT NOT NULL,
    characters INTEGER NOT NULL,
    quotations INTEGER NOT NULL,
    missing   INTEGER NOT NULL DEFAULT 0,   -- the file was gone when last looked for
    size      INTEGER NOT NULL,             -- of the file, with mtime_ns, to see at a glance whether it changed
    mtime_ns  INTEGER NOT NULL,
    first_quotation INTEGER NOT NULL,
    last_quotation  INTEGER NOT NULL,
    first_passage   INTEGER NOT NULL,
    last_passage    INTEGER NOT NULL,
    structure BLOB,                         -- blocks, emphasis, source map and lines; JSON, compressed
    UNIQUE (root, file)
);

-- A document's text, whole, in pieces that end at a paragraph, sentence or blank, of which an excerpt reads one or two.
CREATE TABLE passage (
    number   INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    start    INTEGER NOT NULL,              -- canonical position
    text     TEXT NOT NULL
);

CREATE TABLE quotation (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    document INTEGER NOT NULL,
    origin   INTEGER,                       -- where a row of an imported export came from, if not from `document`
    reading  TEXT NOT NULL,
    text     TEXT,                          -- NULL where it is the reading
    kind     INTEGER NOT NULL,              -- place in model.Kind
    layout   INTEGER NOT NULL,              -- place in model.Layout
    depth    INTEGER NOT NULL,
    parent   TEXT,
    start INTEGER, end INTEGER, line INTEGER, column INTEGER, text_start INTEGER, text_end INTEGER,
    speakers TEXT, speaker_ids TEXT,        -- separated by U+001F
    speaker_note TEXT, speaker_score REAL, speaker_rule TEXT, speaker_evidence TEXT,
    speaker_start INTEGER, speaker_end INTEGER,
    printed TEXT, cited_author TEXT, work TEXT, work_id TEXT, volume TEXT, pages TEXT, quoted_in TEXT,
    quoted_in_id TEXT, note TEXT, citation_rule TEXT, citation_evidence TEXT,
    candidates TEXT,                        -- ids, separated by U+001F
    citation_start INTEGER, citation_end INTEGER,
    faults INTEGER NOT NULL DEFAULT 0       -- how many diagnostics it has
);
CREATE UNIQUE INDEX quotation_id ON quotation (id);

CREATE TABLE origin (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, sha256 TEXT NOT NULL,
    UNIQUE (id, path, title, sha256)
);

-- `quotation` NULL: the document's own.
CREATE TABLE diagnostic (
    document INTEGER NOT NULL, quotation INTEGER,
    start INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, severity TEXT NOT NULL
);
CREATE INDEX diagnostic_document ON diagnostic (document, quotation);

-- Every name under which a speaker ('author') or a cited work ('work') stands in quotations, and in which.  Kind, name
-- and entry are unique; the writer sees to that, since an index of them would be a fiftieth of a store.
CREATE TABLE label (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    entry  TEXT NOT NULL                    -- catalogue id, '' where not in the catalogue
);
CREATE INDEX label_folded ON label (kind, folded);
CREATE INDEX label_entry ON label (kind, entry) WHERE entry <> '';
CREATE TABLE mention (label INTEGER, quotation INTEGER, PRIMARY KEY (label, quotation)) WITHOUT ROWID;

-- The catalogue's people by id, with their full names.
CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;

-- The names that catalogue entries go by, so that filters need no YAML.
CREATE TABLE alias (kind TEXT, folded TEXT, entry TEXT, PRIMARY KEY (kind, folded, entry)) WITHOUT ROWID;

-- The search index, twice over: of quotations and of passages (postings.py tells how it is made).
CREATE TABLE segment (
    target  TEXT NOT NULL,                  -- 'quotation' or 'passage'
    number  INTEGER NOT NULL,               -- 0 is the base; others came with later writings
    units   INTEGER NOT NULL,               -- how many there were when it was made
    first   INTEGER NOT NULL,               -- the unit numbers it covers: first … last - 1
    last    INTEGER NOT NULL,
    common  TEXT NOT NULL,                  -- of the base: its common words, "word share" one a line (gather.py)
    PRIMARY KEY (target, number)
) WITHOUT ROWID;
-- key: the segment above, the number of a word or pair (terms.py) below.  count: of the units that hold it.
-- ids: their numbers, 32 bits each in the byte order of the machine; only the first of them where `cut`.
-- before, after: a byte for each of a word's ids, of the word that stands before (after) its first occurrence there.
CREATE TABLE quotation_posting (
    key INTEGER PRIMARY KEY, count INTEGER NOT NULL, cut INTEGER NOT NULL, ids BLOB NOT NULL, before BLOB, after BLOB
);
CREATE TABLE passage_posting (
    key INTEGER PRIMARY KEY, count INTEGER NOT NULL, cut INTEGER NOT NULL, ids BLOB NOT NULL, before BLOB, after BLOB
);
-- key: of a word with one letter left out, made likewise.  words: what it can have been, separated by blanks.
CREATE TABLE quotation_typo (key INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE passage_typo (key INTEGER PRIMARY KEY, words TEXT NOT NULL);
"""
