-- Expand: dates of death (docs/decisions/0033). What was recorded, corrected and
-- withdrawn is kept, a row each; the person's own columns hold what is so now.
-- The release before reads person.date_of_death alone and takes any date for a
-- death; it never wrote one.
SET LOCAL lock_timeout = '2s';

CREATE TABLE death_record (
  person_id uuid NOT NULL REFERENCES person,
  -- 1 for the person's first row, without gaps.
  sequence int NOT NULL CHECK (sequence >= 1),
  -- As it was given: YYYY, YYYY-MM or YYYY-MM-DD; null where it is withdrawn.
  given text,
  recorded_at timestamptz NOT NULL,
  -- Who recorded it: an operator's command, a scenario.
  recorded_by text NOT NULL,
  PRIMARY KEY (person_id, sequence)
);

-- person.date_of_death: the last day that the date can mean.
ALTER TABLE person
  -- day, month or year; null while there is no date.
  ADD COLUMN date_of_death_precision text,
  -- When the archive recorded that the person has died: a correction of the date
  -- does not change it, a withdrawal ends it.
  ADD COLUMN death_recorded_at timestamptz;
