-- Guards. D1 rolls a batch back on an error, never on zero rows, so every deed's first statement inserts
-- its guards here: a row whose `ok` is not 1 aborts the batch and names the reason; the others vanish.
-- The table is therefore always empty.
CREATE TABLE guards (
  code TEXT NOT NULL,
  ok INTEGER
);

CREATE TRIGGER guards_hold BEFORE INSERT ON guards
BEGIN
  SELECT CASE WHEN NEW.ok = 1 THEN RAISE(IGNORE) ELSE RAISE(ABORT, 'guard:' || NEW.code) END;
END;
