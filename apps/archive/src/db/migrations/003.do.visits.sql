-- Who acted for me asks on which days somebody else read a record. Most reads
-- are one's own: this index holds the others. The query repeats the words of its
-- condition.
CREATE INDEX usage_log_visits ON usage_log (subject_id, at)
  WHERE reader_id <> subject_id;
