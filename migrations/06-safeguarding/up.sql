-- Safeguarding: where a case lies, what is so in it, steps that the worker added, warnings, closings; and the pathway
-- packs of organisations.

ALTER TABLE cases ADD COLUMN area TEXT NOT NULL DEFAULT '';
ALTER TABLE safety_records ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE safety_records ADD COLUMN result TEXT NOT NULL DEFAULT '';
ALTER TABLE safety_records ADD COLUMN feedback TEXT NOT NULL DEFAULT '';

-- What the worker answered about what is so. The later answer about a fact counts.
CREATE TABLE situations (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    content     TEXT NOT NULL
) STRICT;
CREATE INDEX situations_of_case ON situations (case_id);
CREATE TRIGGER situation_is_fixed BEFORE UPDATE ON situations BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER situation_is_kept BEFORE DELETE ON situations BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TABLE added_steps (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    step        TEXT NOT NULL,
    why         TEXT NOT NULL
) STRICT;
CREATE INDEX added_steps_of_case ON added_steps (case_id);
CREATE TRIGGER added_step_is_fixed BEFORE UPDATE ON added_steps BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER added_step_is_kept BEFORE DELETE ON added_steps BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TABLE warnings (
    id          TEXT PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    recorded_at TEXT NOT NULL,
    content     TEXT NOT NULL
) STRICT;
CREATE INDEX warnings_of_case ON warnings (case_id);
CREATE TRIGGER warning_is_fixed BEFORE UPDATE ON warnings BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER warning_is_kept BEFORE DELETE ON warnings BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- No longer so, or said again in another: the warning stays, and stands no more.
CREATE TABLE warnings_ended (
    warning_id  TEXT PRIMARY KEY REFERENCES warnings (id),
    at          TEXT NOT NULL,
    why         TEXT NOT NULL,
    replaced_by TEXT REFERENCES warnings (id)
) STRICT;
CREATE TRIGGER warning_end_is_fixed BEFORE UPDATE ON warnings_ended BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER warning_end_is_kept BEFORE DELETE ON warnings_ended BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- The latest says whether a case is closed.
CREATE TABLE case_closings (
    id      TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    at      TEXT NOT NULL,
    act     TEXT NOT NULL CHECK (act IN ('closed', 'reopened')),
    content TEXT NOT NULL
) STRICT;
CREATE INDEX closings_of_case ON case_closings (case_id);
CREATE TRIGGER closing_is_fixed BEFORE UPDATE ON case_closings BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER closing_is_kept BEFORE DELETE ON case_closings BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Packs of steps that an organisation added, as they came. One that was removed or replaced stays, since steps were
-- recorded by it; one of each is in use at a time.
CREATE TABLE pathway_packs (
    id       TEXT PRIMARY KEY,
    pack     TEXT NOT NULL,
    version  TEXT NOT NULL,
    content  TEXT NOT NULL,
    added_at TEXT NOT NULL,
    ended_at TEXT,
    digest   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX pathway_pack_in_use ON pathway_packs (pack) WHERE ended_at IS NULL;
CREATE TRIGGER pathway_pack_is_fixed BEFORE UPDATE OF id, pack, version, content, added_at, digest ON pathway_packs
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER pathway_pack_ends_once BEFORE UPDATE ON pathway_packs WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TRIGGER pathway_pack_is_kept BEFORE DELETE ON pathway_packs BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- One answer of every case at once, such as the date of birth, without reading all the others.
CREATE INDEX answers_by_field ON answers (field);
