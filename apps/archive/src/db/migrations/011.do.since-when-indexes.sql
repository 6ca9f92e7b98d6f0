-- The order of the front page as guardians see it: `reading_front` with their own
-- day. Queries repeat the words.
CREATE INDEX reading_front_for_guardians ON reading
  (person_id, task, available_on_for_guardians DESC, ref)
  WHERE NOT annulled
    AND special_content = 'no'
    AND case_special_content = 'no'
    AND document_group IN ('phase-2-plus-client-document', 'journal-entry')
    AND type_set IN ('none', 'adoption-counselling')
    AND available_on_for_guardians IS NOT NULL;

-- The few rows that became another after their person left the case: the
-- information text asks for them (5.1.1).
CREATE INDEX reading_changed_since_leaving ON reading (person_id)
  WHERE changed_since_leaving = 'yes';
CREATE INDEX reading_attachment_changed_since_leaving ON reading_attachment (person_id)
  WHERE changed_since_leaving = 'yes';

-- What an older projection wrote, to be written again.
CREATE INDEX reading_projection ON reading (projection);
CREATE INDEX reading_attachment_projection ON reading_attachment (projection);
CREATE INDEX client_relation_projection ON client_relation (projection);
