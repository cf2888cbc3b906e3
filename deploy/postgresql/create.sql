-- One role without a password (it comes over the local socket as the system user of the same name), one database.
CREATE ROLE kientao LOGIN;
CREATE DATABASE kientao OWNER kientao ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE kientao FROM PUBLIC;
