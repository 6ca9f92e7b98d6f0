-- Expand: which register's client system uploaded a content (9.12.3). A delivery
-- refers only to contents of its own register. What a register's documents refer
-- to already counts as uploaded by it; a content that waits for its document has
-- to be uploaded again.
CREATE TABLE content_upload (
  controller_id text NOT NULL,
  hash text NOT NULL REFERENCES content ON DELETE CASCADE,
  uploaded_at timestamptz NOT NULL,
  -- Whether a document of the register refers to it.
  is_used boolean NOT NULL DEFAULT false,
  PRIMARY KEY (controller_id, hash)
);
CREATE INDEX content_upload_hash ON content_upload (hash);
CREATE INDEX content_upload_unused ON content_upload (uploaded_at)
  WHERE NOT is_used;

INSERT INTO content_upload (controller_id, hash, uploaded_at, is_used)
SELECT DISTINCT v.controller_id, d.hash, c.uploaded_at, true
FROM document_content d
JOIN document_version v USING (document_id)
JOIN content c USING (hash);

-- Which clients a structured form names: JSON pointers, and codes as keyed
-- hashes. Null for the other types, and for a structured form of before: it is
-- uploaded again before another document refers to it.
ALTER TABLE content ADD COLUMN client_nodes jsonb;
