-- Persons. The identity code is held once, here; every other table says person_id.
CREATE TABLE person (
  person_id uuid PRIMARY KEY,
  identity_code text UNIQUE,
  temporary_id text UNIQUE,
  birth_date date,
  date_of_death date,
  -- The person of an official code that this one, of a temporary code, turned out to be (9.11).
  became_id uuid REFERENCES person,
  CHECK (num_nonnulls(identity_code, temporary_id) = 1)
);
CREATE INDEX person_became ON person (became_id) WHERE became_id IS NOT NULL;

-- Keys and other values that the archive makes once and keeps.
CREATE TABLE archive_setting (
  name text PRIMARY KEY,
  value bytea NOT NULL
);

-- Client assertions that were used (RFC 7523): each opens the door once.
CREATE TABLE used_assertion (
  client_id text NOT NULL,
  assertion_id text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (client_id, assertion_id)
);

-- Contents, apart from what lists read. Original bytes are evidence and are
-- kept in chunks, so that no content is ever whole in memory.
CREATE TABLE content (
  hash text PRIMARY KEY,
  type text NOT NULL,
  bytes bigint NOT NULL,
  uploaded_at timestamptz NOT NULL,
  -- What is shown of an XHTML view format: made by the allow-list, never the original.
  display_form text
);

CREATE TABLE content_chunk (
  hash text NOT NULL REFERENCES content ON DELETE CASCADE,
  position int NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (hash, position)
);

-- What was delivered. Insert only: a correction or an annulment is a new row.
CREATE TABLE document_version (
  document_id text PRIMARY KEY,
  first_document_id text NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  document_group text NOT NULL,
  status text NOT NULL,
  controller_id text NOT NULL,
  case_id text,
  parent_document_id text,
  metadata jsonb NOT NULL,
  -- Structured content of a client relation or case document.
  structured jsonb,
  fingerprint text NOT NULL,
  archived_at timestamptz NOT NULL,
  UNIQUE (first_document_id, version)
);
CREATE INDEX document_version_case ON document_version (case_id, document_group);
CREATE INDEX document_version_parent ON document_version (parent_document_id);

CREATE TABLE document_content (
  document_id text NOT NULL REFERENCES document_version,
  position int NOT NULL,
  hash text NOT NULL REFERENCES content,
  type text NOT NULL,
  PRIMARY KEY (document_id, position)
);

CREATE TABLE document_client (
  person_id uuid NOT NULL REFERENCES person,
  document_id text NOT NULL REFERENCES document_version,
  PRIMARY KEY (person_id, document_id)
);
CREATE INDEX document_client_document ON document_client (document_id);

-- The cases of a version: its own, and those it is linked to (8.1.4). Insert only.
CREATE TABLE document_case (
  case_id text NOT NULL,
  document_id text NOT NULL REFERENCES document_version,
  PRIMARY KEY (case_id, document_id)
);
CREATE INDEX document_case_document ON document_case (document_id);

-- Newest version of each case document. Projection.
CREATE TABLE case_state (
  case_id text PRIMARY KEY,
  first_document_id text NOT NULL,
  controller_id text NOT NULL,
  task text NOT NULL,
  -- null while open
  closed_on date,
  special_content text NOT NULL,
  show_from date,
  guardian_disclosure text NOT NULL,
  annulled boolean NOT NULL
);

CREATE TABLE case_member (
  person_id uuid NOT NULL REFERENCES person,
  case_id text NOT NULL REFERENCES case_state,
  joined_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (person_id, case_id)
);
CREATE INDEX case_member_case ON case_member (case_id);

-- Front-page data of the newest version of each client relation document. Projection.
CREATE TABLE client_relation (
  person_id uuid NOT NULL REFERENCES person,
  controller_id text NOT NULL,
  first_document_id text NOT NULL,
  document_id text NOT NULL,
  client_relation_id text NOT NULL,
  is_old boolean NOT NULL,
  controller_name text NOT NULL,
  annulled boolean NOT NULL,
  schema_generation text NOT NULL,
  special_content text NOT NULL,
  show_from date,
  guardian_disclosure text NOT NULL,
  relation_started_on date,
  relation_ended_on date,
  protection_started_on date,
  protection_ended_on date,
  contact_person jsonb,
  archived_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, controller_id, first_document_id)
);

-- One row per client, service task and document: all that lists show, and the
-- facts of the policy. Projection of newest versions.
CREATE TABLE reading (
  person_id uuid NOT NULL REFERENCES person,
  task text NOT NULL,
  ref text NOT NULL,
  first_document_id text NOT NULL,
  document_id text NOT NULL,
  document_group text NOT NULL,
  document_type text NOT NULL,
  description text,
  available_on date NOT NULL,
  drawn_up_on date NOT NULL,
  first_archived_at timestamptz NOT NULL,
  version_archived_at timestamptz NOT NULL,
  is_corrected boolean NOT NULL,
  social_services text[] NOT NULL,
  controller_id text NOT NULL,
  controller_name text NOT NULL,
  language text,
  annulled boolean NOT NULL,
  type_set text NOT NULL,
  service_sets text[] NOT NULL,
  special_content text NOT NULL,
  show_from date,
  guardian_disclosure text NOT NULL,
  case_id text NOT NULL,
  case_special_content text NOT NULL,
  case_show_from date,
  case_guardian_disclosure text NOT NULL,
  client_count int NOT NULL,
  -- null while one of its cases is open
  cases_closed_on date,
  PRIMARY KEY (person_id, task, ref)
);
CREATE INDEX reading_ref ON reading (person_id, ref);
CREATE INDEX reading_document ON reading (first_document_id);
CREATE INDEX reading_case ON reading (case_id);

-- The front page and the list read only rows that could be shown to somebody on
-- some day; queries repeat these words literally.
CREATE INDEX reading_front ON reading
  (person_id, task, available_on DESC, ref)
  WHERE NOT annulled
    AND special_content = 'no'
    AND case_special_content = 'no'
    AND document_group IN ('phase-2-plus-client-document', 'journal-entry')
    AND type_set IN ('none', 'adoption-counselling');

CREATE TABLE reading_attachment (
  person_id uuid NOT NULL REFERENCES person,
  main_ref text NOT NULL,
  ref text NOT NULL,
  first_document_id text NOT NULL,
  document_id text NOT NULL,
  document_group text NOT NULL,
  document_type text NOT NULL,
  description text,
  available_on date NOT NULL,
  drawn_up_on date NOT NULL,
  first_archived_at timestamptz NOT NULL,
  version_archived_at timestamptz NOT NULL,
  is_corrected boolean NOT NULL,
  language text,
  annulled boolean NOT NULL,
  type_set text NOT NULL,
  service_sets text[] NOT NULL,
  special_content text NOT NULL,
  show_from date,
  guardian_disclosure text NOT NULL,
  client_count int NOT NULL,
  PRIMARY KEY (person_id, main_ref, ref)
);
CREATE INDEX reading_attachment_ref ON reading_attachment (person_id, ref);
CREATE INDEX reading_attachment_document ON reading_attachment (first_document_id);

-- One row per read and per delivery, written before the answer. Insert only.
CREATE TABLE usage_log (
  sequence bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  event text NOT NULL,
  -- Who read, whose record, on what ground; null for deliveries.
  reader_id uuid,
  subject_id uuid,
  ground text,
  -- Which client system delivered; null for reads.
  client_system text,
  occasion text NOT NULL,
  -- What was asked for and how it was decided, without names, codes or texts.
  detail jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL
);
CREATE INDEX usage_log_subject ON usage_log (subject_id, sequence);
