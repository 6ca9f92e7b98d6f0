-- Every controller that has joined: those whose client systems were ever in the
-- configuration. A prohibition can point at one without documents (11.4).
CREATE TABLE joined_controller (
  controller_id text PRIMARY KEY,
  name text NOT NULL
);

-- The register of expressed wills (11.4): one document of each kind for a person.
-- Insert only: a change is a new version, and so is an annulment.
CREATE TABLE will (
  person_id uuid NOT NULL REFERENCES person,
  kind text NOT NULL CHECK (kind IN ('information', 'permission', 'prohibitions')),
  version int NOT NULL CHECK (version >= 1),
  annulled boolean NOT NULL,
  -- Edition of the information, value of the permission, targets; null when annulled.
  content jsonb,
  -- client, guardian, mandate-holder, or provider.
  expressed_by text NOT NULL,
  -- Who received or expressed it, also where a provider recorded it.
  voice text NOT NULL,
  -- minor or adult: of which age the person was then.
  subject_age text NOT NULL,
  expressed_at timestamptz NOT NULL,
  -- Whose client system recorded it; null for what came from the portal.
  controller_id text,
  command_id uuid NOT NULL,
  -- Of the command and of who gave it: the same command again changes nothing.
  fingerprint text NOT NULL,
  PRIMARY KEY (person_id, kind, version),
  UNIQUE (person_id, command_id),
  CHECK (annulled = (content IS NULL))
);

-- The disclosure log (11.4.2) is a part of the usage log: rows of one event,
-- which this index holds. Queries repeat the words of its condition.
CREATE INDEX usage_log_disclosure ON usage_log (subject_id, sequence)
  WHERE event = 'disclosure';
