-- The information text (5.1.1) asks whether anything of a record is restricted.
-- Most rows are not: these indexes hold the few that could be. Queries repeat the
-- words of their conditions.
CREATE INDEX reading_restricted ON reading (person_id)
  WHERE special_content <> 'no'
    OR case_special_content <> 'no'
    OR show_from IS NOT NULL
    OR case_show_from IS NOT NULL
    OR client_count > 1
    OR type_set <> 'none'
    OR NOT service_sets <@ ARRAY['none'];

CREATE INDEX reading_attachment_restricted ON reading_attachment (person_id)
  WHERE special_content <> 'no'
    OR show_from IS NOT NULL
    OR client_count > 1
    OR type_set <> 'none'
    OR NOT service_sets <@ ARRAY['none'];
