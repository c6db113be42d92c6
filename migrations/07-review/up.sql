-- The case file leaves, is reviewed and comes back: the vault's own keys, colleagues, copies to review with the reviews
-- written here, and the reviews that came back with what was answered.

-- The keys by which the vault opens sealed files and signs them. One row, and never another: what was sealed to it
-- opens with nothing else.
CREATE TABLE own_keys (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    -- The card by which colleagues know these keys.
    card     TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    identity TEXT NOT NULL,
    signing  BLOB NOT NULL
) STRICT;
CREATE TRIGGER own_keys_are_fixed BEFORE UPDATE ON own_keys BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER own_keys_are_kept BEFORE DELETE ON own_keys BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Cards of colleagues, as they came. One that was removed or replaced stays; one of each person's is in use at a time.
CREATE TABLE colleagues (
    id           TEXT PRIMARY KEY,
    -- The card's own name for itself, the same whenever its owner writes it anew.
    card_id      TEXT NOT NULL,
    card         TEXT NOT NULL,
    added_at     TEXT NOT NULL,
    replaces     TEXT UNIQUE REFERENCES colleagues (id),
    -- The card in whose place it stands had other keys.
    changed      INTEGER NOT NULL CHECK (changed IN (0, 1)),
    -- When the words were compared aloud.
    confirmed_at TEXT,
    ended_at     TEXT,
    revision     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX colleague_in_use ON colleagues (card_id) WHERE ended_at IS NULL;
CREATE TRIGGER colleague_is_fixed BEFORE UPDATE OF id, card_id, card, added_at, replaces, changed ON colleagues
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER colleague_is_confirmed_once BEFORE UPDATE OF confirmed_at ON colleagues
WHEN OLD.confirmed_at IS NOT NULL AND NEW.confirmed_at IS NOT OLD.confirmed_at
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER colleague_ends_once BEFORE UPDATE ON colleagues WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER colleague_is_kept BEFORE DELETE ON colleagues BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Copies to review. Once removed, a copy's row says that it was here; the very same file may then be received again.
CREATE TABLE copies (
    id          TEXT PRIMARY KEY,
    received_at TEXT NOT NULL,
    -- SHA-256 of the sealed file, in hex.
    fingerprint TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    content     TEXT NOT NULL,
    removed_at  TEXT
) STRICT;
CREATE UNIQUE INDEX copy_here ON copies (fingerprint) WHERE removed_at IS NULL;
CREATE TRIGGER review_copy_is_fixed BEFORE UPDATE OF id, received_at, fingerprint, bytes ON copies
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
-- Only when it is removed may less be said of it.
CREATE TRIGGER review_copy_says_the_same BEFORE UPDATE OF content ON copies WHEN NEW.removed_at IS NULL
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER review_copy_is_removed_once BEFORE UPDATE ON copies WHEN OLD.removed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER review_copy_is_kept BEFORE DELETE ON copies BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- The bytes of a copy as they came, in pieces, so that none has to be in memory whole. They go when it is removed.
CREATE TABLE copy_pieces (
    copy_id TEXT NOT NULL REFERENCES copies (id),
    number  INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (copy_id, number)
) STRICT;
CREATE TRIGGER copy_piece_is_fixed BEFORE UPDATE ON copy_pieces BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER copy_piece_is_kept BEFORE DELETE ON copy_pieces
WHEN EXISTS (SELECT 1 FROM copies WHERE id = OLD.copy_id AND removed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER removed_copy_stays_empty BEFORE INSERT ON copy_pieces
WHEN EXISTS (SELECT 1 FROM copies WHERE id = NEW.copy_id AND removed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'fixed'); END;

-- Reviews written here, one a copy: kept at every act until finished, then fixed. One that was not finished goes with
-- its copy.
CREATE TABLE reviews (
    copy_id     TEXT PRIMARY KEY REFERENCES copies (id),
    revision    INTEGER NOT NULL,
    saved_at    TEXT NOT NULL,
    content     TEXT NOT NULL,
    finished_at TEXT
) STRICT;
CREATE TRIGGER finished_review_is_fixed BEFORE UPDATE ON reviews WHEN OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER review_stays_with_its_copy BEFORE UPDATE OF copy_id ON reviews BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER review_is_kept BEFORE DELETE ON reviews
WHEN OLD.finished_at IS NOT NULL OR EXISTS (SELECT 1 FROM copies WHERE id = OLD.copy_id AND removed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Reviews of this vault's cases that came back, as they came.
CREATE TABLE reviews_received (
    -- The sealed file's own name for itself.
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    received_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    content     TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_of_case ON reviews_received (case_id);
CREATE TRIGGER received_review_is_fixed BEFORE UPDATE ON reviews_received BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER received_review_is_kept BEFORE DELETE ON reviews_received BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- What the worker answered to a remark of a review. The latest counts.
CREATE TABLE review_replies (
    id        TEXT PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES reviews_received (id),
    remark    TEXT NOT NULL,
    at        TEXT NOT NULL,
    content   TEXT NOT NULL
) STRICT;
CREATE INDEX replies_of_review ON review_replies (review_id);
CREATE TRIGGER review_reply_is_fixed BEFORE UPDATE ON review_replies BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER review_reply_is_kept BEFORE DELETE ON review_replies BEGIN SELECT RAISE(ABORT, 'kept'); END;
