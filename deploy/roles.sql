-- Makes the databases and accounts of MittKanta on a PostgreSQL server, once, by
-- a superuser; run again, it sets rights and passwords to what they must be:
--
--   psql -f deploy/roles.sql "$SUPERUSER_URL"
--
-- Each service has a database that the other cannot enter, an account that
-- reads and writes rows, and an account that runs the migrations and owns the
-- tables. `statistics` reads the server's counters and no table. The passwords
-- come from the environment: ARCHIVE_PASSWORD, ARCHIVE_MIGRATOR_PASSWORD,
-- BFF_PASSWORD, BFF_MIGRATOR_PASSWORD, STATISTICS_PASSWORD.

\set ON_ERROR_STOP on
\set archive_password `printenv ARCHIVE_PASSWORD`
\set archive_migrator_password `printenv ARCHIVE_MIGRATOR_PASSWORD`
\set bff_password `printenv BFF_PASSWORD`
\set bff_migrator_password `printenv BFF_MIGRATOR_PASSWORD`
\set statistics_password `printenv STATISTICS_PASSWORD`

SELECT '' IN (
  :'archive_password', :'archive_migrator_password',
  :'bff_password', :'bff_migrator_password', :'statistics_password'
) AS is_password_missing \gset
\if :is_password_missing
  DO 'BEGIN RAISE EXCEPTION ''A password is missing: see the head of roles.sql''; END';
\endif

SET password_encryption = 'scram-sha-256';

SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY[
  'archive', 'archive_migrator', 'bff', 'bff_migrator', 'statistics'
]) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

SELECT format(
  'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS',
  name
)
FROM unnest(ARRAY[
  'archive', 'archive_migrator', 'bff', 'bff_migrator', 'statistics'
]) AS name \gexec

ALTER ROLE archive PASSWORD :'archive_password';
ALTER ROLE archive_migrator PASSWORD :'archive_migrator_password';
ALTER ROLE bff PASSWORD :'bff_password';
ALTER ROLE bff_migrator PASSWORD :'bff_migrator_password';
ALTER ROLE statistics PASSWORD :'statistics_password';
ALTER ROLE statistics SET default_transaction_read_only = on;
GRANT pg_read_all_stats TO statistics;

SELECT format('CREATE DATABASE %I', name)
FROM unnest(ARRAY['archive', 'bff']) AS name
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name) \gexec

-- No account but a superuser enters the server's own databases either.
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', datname)
FROM pg_database WHERE datname <> 'template0' \gexec
GRANT CONNECT ON DATABASE archive TO archive, archive_migrator, statistics;
GRANT CONNECT ON DATABASE bff TO bff, bff_migrator, statistics;

\connect archive
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO archive_migrator;
GRANT USAGE ON SCHEMA public TO archive;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO archive;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO archive;
ALTER DEFAULT PRIVILEGES FOR ROLE archive_migrator IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO archive;
ALTER DEFAULT PRIVILEGES FOR ROLE archive_migrator IN SCHEMA public
  GRANT USAGE ON SEQUENCES TO archive;

\connect bff
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO bff_migrator;
GRANT USAGE ON SCHEMA public TO bff;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO bff;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bff;
ALTER DEFAULT PRIVILEGES FOR ROLE bff_migrator IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO bff;
ALTER DEFAULT PRIVILEGES FOR ROLE bff_migrator IN SCHEMA public
  GRANT USAGE ON SEQUENCES TO bff;
