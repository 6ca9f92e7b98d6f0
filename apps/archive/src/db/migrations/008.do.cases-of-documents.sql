-- Expand: what all cases of a document make of it, linked ones included (docs/decisions/0029).
-- What the release before writes leaves these columns null, and what is null is
-- not shown. Rows of before are written again by the projection.
SET LOCAL lock_timeout = '2s';

-- Whether the row's service task is that of the document's own case.
ALTER TABLE reading ADD COLUMN own_task boolean;

-- An attachment has cases too; its main document's restrict it besides.
ALTER TABLE reading_attachment
  ADD COLUMN case_special_content text,
  ADD COLUMN case_show_from date,
  ADD COLUMN case_guardian_disclosure text;

-- The index reading_attachment_restricted and these columns: queries repeat the
-- words. The other goes when no release uses it any more.
CREATE INDEX reading_attachment_restricted_cases ON reading_attachment (person_id)
  WHERE special_content <> 'no'
    OR show_from IS NOT NULL
    OR case_special_content <> 'no'
    OR case_show_from IS NOT NULL
    OR client_count > 1
    OR type_set <> 'none'
    OR NOT service_sets <@ ARRAY['none'];
