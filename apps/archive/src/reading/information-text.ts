import {
  eligible,
  restrictedRelation,
  shown,
  unrestricted,
  type Of,
} from './conditions.ts'
import type { Dates } from './reader-dates.ts'

/** A restriction of the document or its cases: the words of the index `reading_restricted`. */
const RESTRICTED_INDEX = `
  (r.special_content <> 'no'
    OR r.case_special_content <> 'no'
    OR r.show_from IS NOT NULL
    OR r.case_show_from IS NOT NULL
    OR r.client_count > 1
    OR r.type_set <> 'none'
    OR NOT r.service_sets <@ ARRAY['none'])`

/** The same of an attachment: the words of the index `reading_attachment_restricted_cases`. */
const RESTRICTED_ATTACHMENT_INDEX = `
  (a.special_content <> 'no'
    OR a.show_from IS NOT NULL
    OR a.case_special_content <> 'no'
    OR a.case_show_from IS NOT NULL
    OR a.client_count > 1
    OR a.type_set <> 'none'
    OR NOT a.service_sets <@ ARRAY['none'])`

/**
 * Whether the information text of 5.1.1 is due: the reader reads their own
 * record, and something in the whole of it is hidden and counts (decision A8).
 * It refers to the record, never to one service task, and does not say what.
 */
export const informationText = (of: Of, dates: Dates) => `(
  ${of('own')}::boolean AND (
    EXISTS (SELECT FROM reading r
      WHERE r.person_id = ${of('subject')}::uuid
        AND ${RESTRICTED_INDEX}
        AND ${eligible(of, 'r', 'r')}
        AND NOT (${unrestricted(of, 'r', 'r')}))
    OR EXISTS (SELECT FROM reading_attachment a
      JOIN reading r ON r.person_id = a.person_id AND r.ref = a.main_ref
      WHERE a.person_id = ${of('subject')}::uuid
        AND ${RESTRICTED_ATTACHMENT_INDEX}
        AND ${shown(of, dates)}
        AND ${eligible(of, 'a', 'r')}
        AND NOT (${unrestricted(of, 'a', 'r')}))
    OR EXISTS (SELECT FROM reading r
      WHERE r.person_id = ${of('subject')}::uuid
        AND r.changed_since_leaving = 'yes'
        AND ${eligible(of, 'r', 'r')})
    OR EXISTS (SELECT FROM reading_attachment a
      JOIN reading r ON r.person_id = a.person_id AND r.ref = a.main_ref
      WHERE a.person_id = ${of('subject')}::uuid
        AND a.changed_since_leaving = 'yes'
        AND ${shown(of, dates)}
        AND ${eligible(of, 'a', 'r')})
    OR EXISTS (SELECT FROM client_relation c
      WHERE c.person_id = ${of('subject')}::uuid
        AND NOT c.is_old
        AND ${restrictedRelation(of)})
  ))`
