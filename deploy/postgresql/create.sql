-- One role without a password (it comes over the local socket as the system user of the same name), one database.
CREATE ROLE kientao LOGIN;
CREATE DATABASE kientao OWNER kientao ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE kientao FROM PUBLIC;
-- An SSD, or memory, reads a row anywhere nearly as fast as the next one; as set for discs, tables are read whole instead.
ALTER DATABASE kientao SET random_page_cost = 1.1;
-- Pages read a piece of work with its plan, task and agencies, up to nine tables by their keys: the order they are
-- named in is a good one, and looking for a better one takes longer than reading.
ALTER DATABASE kientao SET join_collapse_limit = 4;
