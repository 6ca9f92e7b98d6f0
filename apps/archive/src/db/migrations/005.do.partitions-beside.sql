-- Expand: what belongs to one person gets a table in 8 parts by a hash of
-- person_id, beside the one that is in use (docs/decisions/0019). From here on
-- every change is made in both; rows of before are copied in batches by
-- migrateArchive, and 006 puts the new tables in the place of the old.
--
-- Keys and references stand on the parts, not on the whole: a part is then a
-- table that can lie on another server. They hold for the whole all the same,
-- since every key begins with person_id, by which the parts are told apart.
DO $$
DECLARE
  -- Table, its key, and what else is unique in it.
  whole record;
  part text;
BEGIN
  FOR whole IN SELECT * FROM (VALUES
    ('document_client', 'person_id, document_id', NULL),
    ('case_member', 'person_id, case_id', NULL),
    ('client_relation', 'person_id, controller_id, first_document_id', NULL),
    ('reading', 'person_id, task, ref', NULL),
    ('reading_attachment', 'person_id, main_ref, ref', NULL),
    ('will', 'person_id, kind, version', 'person_id, command_id')
  ) AS tables (name, key, also_unique)
  LOOP
    EXECUTE format(
      'CREATE TABLE %1$I (LIKE %2$I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)
       PARTITION BY HASH (person_id)',
      whole.name || '_parted', whole.name);
    FOR n IN 0..7 LOOP
      part := whole.name || '_' || n;
      EXECUTE format(
        'CREATE TABLE %1$I PARTITION OF %2$I FOR VALUES WITH (MODULUS 8, REMAINDER %3$s)',
        part, whole.name || '_parted', n);
      EXECUTE format(
        'ALTER TABLE %1$I ADD PRIMARY KEY (%2$s), ADD FOREIGN KEY (person_id) REFERENCES person',
        part, whole.key);
      IF whole.also_unique IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %I ADD UNIQUE (%s)', part, whole.also_unique);
      END IF;
    END LOOP;
  END LOOP;
END $$;

CREATE INDEX document_client_parted_document ON document_client_parted (document_id);
CREATE INDEX case_member_parted_case ON case_member_parted (case_id);
CREATE INDEX client_relation_parted_document ON client_relation_parted (first_document_id);
CREATE INDEX reading_parted_ref ON reading_parted (person_id, ref);
CREATE INDEX reading_parted_document ON reading_parted (first_document_id);
CREATE INDEX reading_parted_case ON reading_parted (case_id);
CREATE INDEX reading_attachment_parted_ref ON reading_attachment_parted (person_id, ref);
CREATE INDEX reading_attachment_parted_document ON reading_attachment_parted (first_document_id);

-- The partial indexes of 001 and 002, word for word: queries repeat the words.
CREATE INDEX reading_parted_front ON reading_parted
  (person_id, task, available_on DESC, ref)
  WHERE NOT annulled
    AND special_content = 'no'
    AND case_special_content = 'no'
    AND document_group IN ('phase-2-plus-client-document', 'journal-entry')
    AND type_set IN ('none', 'adoption-counselling');

CREATE INDEX reading_parted_restricted ON reading_parted (person_id)
  WHERE special_content <> 'no'
    OR case_special_content <> 'no'
    OR show_from IS NOT NULL
    OR case_show_from IS NOT NULL
    OR client_count > 1
    OR type_set <> 'none'
    OR NOT service_sets <@ ARRAY['none'];

CREATE INDEX reading_attachment_parted_restricted ON reading_attachment_parted (person_id)
  WHERE special_content <> 'no'
    OR show_from IS NOT NULL
    OR client_count > 1
    OR type_set <> 'none'
    OR NOT service_sets <@ ARRAY['none'];

-- Does to the table in parts what is done to the table in use. Its arguments are
-- the columns of the key, as one list.
CREATE FUNCTION mirror_to_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format('DELETE FROM %1$I WHERE (%2$s) = (SELECT %2$s FROM (SELECT ($1).*) gone)',
      TG_TABLE_NAME || '_parted', TG_ARGV[0]) USING OLD;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    EXECUTE format('INSERT INTO %I SELECT ($1).* ON CONFLICT DO NOTHING',
      TG_TABLE_NAME || '_parted') USING NEW;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER mirror AFTER INSERT OR UPDATE OR DELETE ON document_client
  FOR EACH ROW EXECUTE FUNCTION mirror_to_parts('person_id, document_id');
CREATE TRIGGER mirror AFTER INSERT OR UPDATE OR DELETE ON case_member
  FOR EACH ROW EXECUTE FUNCTION mirror_to_parts('person_id, case_id');
CREATE TRIGGER mirror AFTER INSERT OR UPDATE OR DELETE ON client_relation
  FOR EACH ROW EXECUTE FUNCTION mirror_to_parts('person_id, controller_id, first_document_id');
CREATE TRIGGER mirror AFTER INSERT OR UPDATE OR DELETE ON reading
  FOR EACH ROW EXECUTE FUNCTION mirror_to_parts('person_id, task, ref');
CREATE TRIGGER mirror AFTER INSERT OR UPDATE OR DELETE ON reading_attachment
  FOR EACH ROW EXECUTE FUNCTION mirror_to_parts('person_id, main_ref, ref');
CREATE TRIGGER mirror AFTER INSERT OR UPDATE OR DELETE ON will
  FOR EACH ROW EXECUTE FUNCTION mirror_to_parts('person_id, kind, version');
