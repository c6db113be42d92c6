-- Consent as a ledger: every purpose and decision, how it was asked, the signed paper, the conversation, records
-- of capacity, what was shared with whom, and statements in other languages.

-- The words of purposes and decisions are the rules' own and no longer listed here, so the table is made anew.
-- Nothing refers to it yet. The events keep their order: the order in which they were recorded counts.
CREATE TABLE consent_before AS SELECT * FROM consent_events ORDER BY rowid;
DROP TABLE consent_events;
CREATE TABLE consent_events (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    decision    TEXT NOT NULL,
    at          TEXT NOT NULL,
    words       TEXT NOT NULL,
    language    TEXT NOT NULL,
    interpreter TEXT NOT NULL,
    present     TEXT NOT NULL,
    explained   TEXT NOT NULL,
    return_on   TEXT,
    -- What the first releases did not ask; none where nothing of it was said.
    details     TEXT
) STRICT;
INSERT INTO consent_events
SELECT id, case_id, recorded_at, purpose, decision, at, words, language, interpreter, present, explained,
       return_on, NULL
FROM consent_before ORDER BY rowid;
DROP TABLE consent_before;
CREATE INDEX consent_of_case ON consent_events (case_id);
CREATE TRIGGER consent_is_fixed BEFORE UPDATE ON consent_events BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER consent_is_kept BEFORE DELETE ON consent_events BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- The paper that was signed on an occasion. Its content is among the kept files.
CREATE TABLE consent_documents (
    event_id TEXT PRIMARY KEY REFERENCES consent_events (id),
    file_id  TEXT NOT NULL REFERENCES kept_files (id),
    at       TEXT NOT NULL
) STRICT;
CREATE TRIGGER consent_document_is_fixed BEFORE UPDATE ON consent_documents BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER consent_document_is_kept BEFORE DELETE ON consent_documents BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TABLE capacity_records (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    content     TEXT NOT NULL
) STRICT;
CREATE INDEX capacity_of_case ON capacity_records (case_id);
CREATE TRIGGER capacity_is_fixed BEFORE UPDATE ON capacity_records BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER capacity_is_kept BEFORE DELETE ON capacity_records BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- A conversation about consent: kept at every act while it is open, at most one a case; finished, it is fixed.
CREATE TABLE talks (
    id       TEXT PRIMARY KEY,
    case_id  TEXT NOT NULL REFERENCES cases (id),
    revision INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    content  TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE INDEX talks_of_case ON talks (case_id);
CREATE UNIQUE INDEX open_talk_of_case ON talks (case_id) WHERE ended_at IS NULL;
CREATE TRIGGER finished_talk_is_fixed BEFORE UPDATE ON talks WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER talk_stays_in_its_case BEFORE UPDATE OF id, case_id ON talks BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER talk_is_kept BEFORE DELETE ON talks BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- The information-sharing log: entered by hand, or with the export by which a file left.
CREATE TABLE sharings (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    content     TEXT NOT NULL,
    export_id   TEXT REFERENCES exports (id)
) STRICT;
CREATE INDEX sharings_of_case ON sharings (case_id);
CREATE TRIGGER sharing_is_fixed BEFORE UPDATE ON sharings BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER sharing_is_kept BEFORE DELETE ON sharings BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Statements in another language that an organisation added, as they came. One taken off the list stays, since
-- conversations were held from it; one of a language is on the list at a time.
CREATE TABLE translation_packs (
    id       TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    added_at TEXT NOT NULL,
    content  TEXT NOT NULL,
    removed  INTEGER NOT NULL CHECK (removed IN (0, 1)),
    revision INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX translation_of_language ON translation_packs (language) WHERE removed = 0;
CREATE TRIGGER translation_is_fixed BEFORE UPDATE OF id, language, added_at, content ON translation_packs
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER translation_is_kept BEFORE DELETE ON translation_packs BEGIN SELECT RAISE(ABORT, 'kept'); END;
