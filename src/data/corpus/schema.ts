/**
 * The tables of corpus.db. Raise SCHEMA_VERSION with every change: a corpus.db of another version is rebuilt.
 */
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
CREATE TABLE build (
  inputs TEXT NOT NULL            -- hash of everything the file was made from
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  column_name TEXT,
  date TEXT,
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
  unit TEXT NOT NULL REFERENCES units (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

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
  role TEXT NOT NULL,
  document TEXT NOT NULL,
  section INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('curated', 'extracted')),
  FOREIGN KEY (document, section) REFERENCES sections (document, number)
) STRICT;
CREATE INDEX people_by_unit ON people (unit);
`;
