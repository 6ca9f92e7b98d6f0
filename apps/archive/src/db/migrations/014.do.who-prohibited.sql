-- Expand: who expressed a version in the portal, so that a prohibition whose
-- document is hidden later is shown only to the person who made it (11.4,
-- decision A31). Null in the rows of before and in what a provider recorded:
-- the person is then the client where the client is the voice, and otherwise
-- not known, and the target is shown to no reader.
SET LOCAL lock_timeout = '2s';

ALTER TABLE will ADD COLUMN expressed_by_id uuid;
