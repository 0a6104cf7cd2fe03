-- A database for Holdfast on a PostgreSQL of your own, 15 or newer. As a superuser: psql -f postgres.sql
create role holdfast login createrole password 'choose a long one';
create database holdfast owner holdfast encoding 'UTF8' template template0;
-- PostgreSQL's log would keep what people typed.
alter role holdfast set log_statement = 'none';
alter role holdfast set log_min_error_statement = 'panic';
alter role holdfast set log_error_verbosity = 'terse';
alter role holdfast set log_parameter_max_length_on_error = 0;
