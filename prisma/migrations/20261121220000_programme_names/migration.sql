-- Who promised, and in which office, in each language; what is there so far is English, as the first catalogue is.
ALTER TABLE "programme"
  ALTER COLUMN "promiser" TYPE JSONB USING jsonb_build_object('en', "promiser"),
  ALTER COLUMN "office" TYPE JSONB USING jsonb_build_object('en', "office");

ALTER TABLE "programme"
  ADD CONSTRAINT "programme_promiser_check" CHECK (jsonb_typeof("promiser") = 'object' AND "promiser" <> '{}'),
  ADD CONSTRAINT "programme_office_check" CHECK (jsonb_typeof("office") = 'object' AND "office" <> '{}');
