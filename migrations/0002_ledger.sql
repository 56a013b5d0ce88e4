-- The public record of every deed. `body` is the exact text whose RFC 6962 leaf hash stands beside it.
CREATE TABLE entries (
  position INTEGER PRIMARY KEY CHECK (position >= 0),
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL CHECK (length(at) = 24),
  deed TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  leaf_hash TEXT NOT NULL CHECK (length(leaf_hash) = 64)
) STRICT;

-- Also stops INSERT OR REPLACE, which the two triggers below would not see.
CREATE TRIGGER entries_take_the_next_position BEFORE INSERT ON entries
WHEN NEW.position IS NOT (SELECT COALESCE(MAX(position) + 1, 0) FROM entries)
BEGIN
  SELECT RAISE(ABORT, 'an entry takes the next position');
END;

CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
BEGIN
  SELECT RAISE(ABORT, 'entries are never changed');
END;

CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries
BEGIN
  SELECT RAISE(ABORT, 'entries are never deleted');
END;

-- INSERT OR REPLACE deletes without asking the triggers above: nothing takes the place of a row that is there.
CREATE TRIGGER entries_are_never_replaced BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'entries are never replaced');
END;
