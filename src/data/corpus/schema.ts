/**
 * The tables of corpus.db. Raise SCHEMA_VERSION with every change: a corpus.db of another version is rebuilt.
 */
export const SCHEMA_VERSION = 3;

/** Made anew with every build. */
export const TABLES = `
CREATE TABLE build (
  inputs TEXT NOT NULL,           -- hash of everything the file was made from
  shape TEXT NOT NULL             -- hash of these tables and of how texts are parted and folded
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,             -- of the article, below the folder of the articles where it is there
  title TEXT NOT NULL,
  column_name TEXT,
  date TEXT,
  date_note TEXT,                 -- how the date is known where the article does not print one
  title_is_ours INTEGER NOT NULL CHECK (title_is_ours IN (0, 1)),
  sections INTEGER NOT NULL       -- how many there are
) STRICT, WITHOUT ROWID;

CREATE TABLE units (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  province TEXT,
  place TEXT,
  parent TEXT REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
  parent_name TEXT,               -- a superior organisation that has no record
  parent_folded TEXT,
  parent_short TEXT,              -- folded, without 出入境 and 检验检疫
  profile TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('curated', 'extracted'))
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
  position INTEGER PRIMARY KEY,
  unit TEXT NOT NULL REFERENCES units (id),
  alias TEXT NOT NULL,
  UNIQUE (unit, alias)
) STRICT;

-- Every way a unit's name is written, folded: an exact name needs no search.
CREATE TABLE written_names (
  folded TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES units (id),
  PRIMARY KEY (folded, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE sections (
  document TEXT NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,
  heading TEXT NOT NULL,
  unit TEXT REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX sections_by_unit ON sections (unit);

-- The facts. position keeps the order of the record; folded columns are what a text is compared with.
CREATE TABLE honors (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL REFERENCES units (id),
  title TEXT NOT NULL,
  title_id TEXT NOT NULL,
  title_folded TEXT NOT NULL,
  recipient TEXT,
  granted_by TEXT,
  granter_id TEXT,
  granter_folded TEXT,
  date TEXT,
  year INTEGER,
  level TEXT,
  count INTEGER,
  document TEXT NOT NULL,
  section INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('curated', 'extracted')),
  FOREIGN KEY (document, section) REFERENCES sections (document, number)
) STRICT;
CREATE INDEX honors_by_unit ON honors (unit);
CREATE INDEX honors_by_title ON honors (title_id);
CREATE INDEX honors_by_granter ON honors (granter_id);
CREATE INDEX honors_by_date ON honors (date IS NULL, date DESC, position);

CREATE TABLE practices (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL REFERENCES units (id),
  name TEXT NOT NULL,
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  theme TEXT NOT NULL,
  gist TEXT NOT NULL,
  text_folded TEXT NOT NULL,      -- name and gist
  document TEXT NOT NULL,
  section INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('curated', 'extracted')),
  FOREIGN KEY (document, section) REFERENCES sections (document, number)
) STRICT;
CREATE INDEX practices_by_unit ON practices (unit);
CREATE INDEX practices_by_theme ON practices (theme);

CREATE TABLE figures (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL REFERENCES units (id),
  metric TEXT NOT NULL,
  metric_folded TEXT NOT NULL,
  value REAL NOT NULL,
  from_value REAL,
  printed TEXT NOT NULL,
  measure TEXT,                   -- the record's "unit", a word that means an organisation everywhere else
  qualifier TEXT,
  period TEXT,
  period_folded TEXT,
  comparable INTEGER NOT NULL DEFAULT 0, -- another value has its metric and its unit of measure: comparable.ts
  period_place INTEGER NOT NULL,  -- orders the periods of a unit as its record first names them
  subject TEXT,
  document TEXT NOT NULL,
  section INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('curated', 'extracted')),
  FOREIGN KEY (document, section) REFERENCES sections (document, number)
) STRICT;
CREATE INDEX figures_by_unit ON figures (unit);

CREATE TABLE people (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL REFERENCES units (id),
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  role TEXT NOT NULL,
  document TEXT NOT NULL,
  section INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('curated', 'extracted')),
  FOREIGN KEY (document, section) REFERENCES sections (document, number)
) STRICT;
CREATE INDEX people_by_unit ON people (unit);
CREATE INDEX people_by_name ON people (name_folded);

-- Where articles prove a fact: UTF-16 offsets into the text of a passage.
CREATE TABLE evidence (
  fact TEXT NOT NULL,
  passage TEXT NOT NULL REFERENCES passages (id),
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  confidence REAL,                -- 0 to 1, of what was extracted here
  PRIMARY KEY (fact, passage)
) STRICT, WITHOUT ROWID;

-- Sections that tell a fact as well, besides its own.
CREATE TABLE also_told (
  fact TEXT NOT NULL,
  document TEXT NOT NULL,
  section INTEGER NOT NULL,
  PRIMARY KEY (fact, document, section),
  FOREIGN KEY (document, section) REFERENCES sections (document, number)
) STRICT, WITHOUT ROWID;

-- The names to look for in a message, folded: mentions.ts.
CREATE TABLE mentioned_names (
  folded TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('unit', 'honor', 'practice')),
  id TEXT NOT NULL,
  PRIMARY KEY (folded, kind, id)
) STRICT, WITHOUT ROWID;
`;

/** What an earlier build put here may be kept: index-passages.ts. */
export const PASSAGES = `
-- Everything that /search looks through: the records' own texts first, then the passages of articles, newest first.
-- position orders what matches too often to be ranked; full-text.ts fills and asks these tables.
CREATE TABLE passages (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('unit', 'honor', 'practice', 'figure', 'person', 'article')),
  unit TEXT NOT NULL REFERENCES units (id),
  fact TEXT,                      -- the id of the fact whose text this is
  text TEXT NOT NULL,
  year INTEGER,
  document TEXT NOT NULL,
  section INTEGER NOT NULL,
  status TEXT CHECK (status IN ('curated', 'extracted')), -- of a record's text
  FOREIGN KEY (document, section) REFERENCES sections (document, number)
) STRICT;

-- words: pairs of neighbouring characters (see tokens in full-text.ts); filters: unit, kind and year of the passage.
CREATE VIRTUAL TABLE passage_words USING fts5 (
  words, filters, content = '', contentless_delete = 1, prefix = '1', tokenize = "unicode61 remove_diacritics 0 tokenchars '-'"
);
INSERT INTO passage_words (passage_words, rank) VALUES ('rank', 'bm25(1.0, 0.0)');
INSERT INTO passage_words (passage_words, rank) VALUES ('hashsize', 67108864); -- fewer, larger runs to merge
`;
