-- What kind of device a session was begun on (phone, computer), for the person's
-- own list of sessions; nothing else of the browser is kept.
ALTER TABLE bff_session ADD COLUMN device text;

CREATE INDEX bff_session_by_person ON bff_session (person_id)
  WHERE ended_at IS NULL;
