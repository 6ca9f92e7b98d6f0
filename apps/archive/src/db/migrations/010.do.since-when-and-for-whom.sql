-- Expand: since when each kind of reader has had a document, its correction, and
-- what it became after somebody left its case (docs/decisions/0030). The release
-- before leaves these columns null; rows without `changed_since_leaving` are shown
-- to nobody until the projection has written them again, which migrateArchive
-- does for every row of an older projection.
SET LOCAL lock_timeout = '2s';

ALTER TABLE reading
  -- For the client and holders of the client's mandate; null while hidden from them.
  ADD COLUMN available_at timestamptz,
  -- For guardians and persons with a right to information; null while hidden from them.
  ADD COLUMN available_on_for_guardians date,
  ADD COLUMN available_at_for_guardians timestamptz,
  -- Helsinki day on which a delay was the last thing that hid it from the client.
  ADD COLUMN delay_ended_on date,
  -- Its newest correction: when that was archived, and which version it is.
  ADD COLUMN corrected_at timestamptz,
  ADD COLUMN correction_document_id text,
  -- Whether it shows something else than when this person left its case: yes, no, unknown.
  ADD COLUMN changed_since_leaving text,
  -- Which edition of the projection wrote the row; null before there were any.
  ADD COLUMN projection int;

ALTER TABLE reading_attachment
  ADD COLUMN available_at timestamptz,
  ADD COLUMN available_on_for_guardians date,
  ADD COLUMN available_at_for_guardians timestamptz,
  ADD COLUMN delay_ended_on date,
  ADD COLUMN corrected_at timestamptz,
  ADD COLUMN correction_document_id text,
  ADD COLUMN changed_since_leaving text,
  ADD COLUMN projection int;

ALTER TABLE client_relation
  -- Every responsible worker; which one is the newest depends on the day of reading.
  ADD COLUMN responsible_workers jsonb,
  ADD COLUMN projection int;
