-- Contract: the tables in parts take the place of the old ones, under their
-- names, with the same columns in the same order. Statements of the version
-- before run on as they are. Waits at most two seconds for its locks and gives
-- up, to be tried again: readers must not queue up behind it.
SET LOCAL lock_timeout = '2s';

LOCK TABLE document_client, case_member, client_relation, reading,
  reading_attachment, will IN ACCESS EXCLUSIVE MODE;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['document_client', 'case_member', 'client_relation',
    'reading', 'reading_attachment', 'will']
  LOOP
    EXECUTE format('DROP TABLE %I', name);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', name || '_parted', name);
  END LOOP;
END $$;

DROP FUNCTION mirror_to_parts;

ALTER INDEX document_client_parted_document RENAME TO document_client_document;
ALTER INDEX case_member_parted_case RENAME TO case_member_case;
ALTER INDEX client_relation_parted_document RENAME TO client_relation_document;
ALTER INDEX reading_parted_ref RENAME TO reading_ref;
ALTER INDEX reading_parted_document RENAME TO reading_document;
ALTER INDEX reading_parted_case RENAME TO reading_case;
ALTER INDEX reading_parted_front RENAME TO reading_front;
ALTER INDEX reading_parted_restricted RENAME TO reading_restricted;
ALTER INDEX reading_attachment_parted_ref RENAME TO reading_attachment_ref;
ALTER INDEX reading_attachment_parted_document RENAME TO reading_attachment_document;
ALTER INDEX reading_attachment_parted_restricted RENAME TO reading_attachment_restricted;
