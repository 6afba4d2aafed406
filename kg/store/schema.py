"""Tables of the store. Spans are code points of ``articles.text``, 0-based and end-exclusive.

What ``text[start:end]`` gives is not stored twice: ``substr(text, start + 1, "end" - start)``
is the quote of a mention, of evidence and of a statement in SQL.
"""

VERSION = 4
"""Number of the layout, in ``PRAGMA user_version``; another layout is another number."""

APPLICATION = 0x6B67_4E57
"""``PRAGMA application_id`` of every store ("kgNW"): tells it from other SQLite files."""

TABLES = """
CREATE TABLE toolchains (   -- what extracted: versions of kg, spaCy, the model, extractors
  key INTEGER PRIMARY KEY,
  value TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE articles (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  digest TEXT NOT NULL,     -- of all that an extractor reads of an article
  toolchain INTEGER NOT NULL REFERENCES toolchains,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  outlet TEXT NOT NULL,
  published TEXT NOT NULL,
  citation TEXT NOT NULL,   -- JSON of the whole citation
  furniture TEXT NOT NULL,  -- JSON: [[start, end], ...]
  headline TEXT NOT NULL,   -- JSON: [start, end] or null
  signature BLOB NOT NULL,  -- MinHash values, four bytes each, little-endian
  hints TEXT NOT NULL,      -- JSON: [[type, name, kind, what], ...]
  text TEXT NOT NULL
) STRICT;
CREATE INDEX articles_url ON articles (url);
CREATE INDEX articles_outlet ON articles (outlet);

CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  concept TEXT NOT NULL,
  kind TEXT NOT NULL,
  listed INTEGER NOT NULL,  -- 0 where only a fact or statement has it
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (        -- subject and object are numbers of mentions
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  relation TEXT NOT NULL,
  object INTEGER NOT NULL,
  role TEXT NOT NULL,
  status TEXT,
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (     -- of a fact, by its number
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  fact INTEGER NOT NULL,
  number INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  subject_start INTEGER NOT NULL,
  subject_end INTEGER NOT NULL,
  object_start INTEGER NOT NULL,
  object_end INTEGER NOT NULL,
  extractor TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  stance TEXT NOT NULL,
  antecedents TEXT NOT NULL, -- JSON: [[mention start, end, name start, end, rule], ...]
  since TEXT NOT NULL,       -- ISO 8601 date from which a position or membership holds, or ""
  until TEXT NOT NULL,
  PRIMARY KEY (article, fact, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (   -- speaker is the number of a mention, topics a JSON list of them
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  number INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  direct INTEGER NOT NULL,
  topics TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE origins (      -- where articles come from: a file as it was named, a URL, "-"
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL       -- of a file read to its end: its hash and reader; else ""
) STRICT;

CREATE TABLE holdings (     -- which origin holds which article; one that none holds goes
  origin INTEGER NOT NULL REFERENCES origins ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  PRIMARY KEY (origin, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX holdings_article ON holdings (article);

CREATE TABLE errors (       -- what could not be read, or not extracted (then with an article)
  origin TEXT NOT NULL,     -- name of an origin
  name TEXT NOT NULL,
  article TEXT NOT NULL,    -- its id, or ""
  source TEXT NOT NULL,
  digest TEXT NOT NULL,     -- as in articles, or ""
  toolchain INTEGER REFERENCES toolchains,
  message TEXT NOT NULL,
  PRIMARY KEY (origin, name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX errors_article ON errors (article);

CREATE TABLE removals (     -- what "kg remove" took out and "kg add" leaves out
  kind TEXT NOT NULL CHECK (kind IN ('article', 'url', 'outlet')),
  value TEXT NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (     -- how the outputs beside the store were written last
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

WORK = """
CREATE TABLE IF NOT EXISTS work ( -- what the next build need not do again
  name TEXT PRIMARY KEY,
  version TEXT NOT NULL,          -- of all that made it; another one does not use it
  value BLOB NOT NULL
) STRICT;
"""
"""Made when there is something to keep: a store without it is whole."""

RESOLUTION = "resolution"
"""Name in ``work`` of what resolution found: the only one with words of articles."""
