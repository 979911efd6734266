-- All downloads of a programme as they were at one entry of the ledger: in parts, so that no web node has to hold it.
CREATE TABLE "snapshot" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "programme_id" UUID NOT NULL,
  "seq" BIGINT NOT NULL,
  "head_hash" CHAR(64) NOT NULL,
  "day" DATE NOT NULL,
  "method_version" INTEGER NOT NULL,
  "bytes" INTEGER NOT NULL,
  "sha256" CHAR(64) NOT NULL,
  "parts" INTEGER NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "snapshot_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX "snapshot_programme_id_seq_key" ON "snapshot"("programme_id", "seq");
ALTER TABLE "snapshot"
  ADD CONSTRAINT snapshot_hash_check CHECK ("sha256" ~ '^[0-9a-f]{64}$' AND "head_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT snapshot_size_check CHECK ("bytes" > 0 AND "parts" > 0);

CREATE TABLE "snapshot_part" (
  "snapshot_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "content" BYTEA NOT NULL,
  CONSTRAINT "snapshot_part_pkey" PRIMARY KEY ("snapshot_id", "position")
);
ALTER TABLE "snapshot_part" ADD CONSTRAINT "snapshot_part_snapshot_id_fkey" FOREIGN KEY ("snapshot_id") REFERENCES "snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Its bytes never change: no row is changed or removed, and none is added behind the last part.
CREATE TRIGGER snapshot_immutable BEFORE UPDATE OR DELETE ON snapshot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_keep BEFORE TRUNCATE ON snapshot FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_part_immutable BEFORE UPDATE OR DELETE ON snapshot_part FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER snapshot_part_keep BEFORE TRUNCATE ON snapshot_part FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION snapshot_part_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position < 0 OR NEW.position >= (SELECT parts FROM snapshot WHERE id = NEW.snapshot_id) THEN
    RAISE EXCEPTION 'part % lies outside its snapshot', NEW.position USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER snapshot_part_fits BEFORE INSERT ON snapshot_part FOR EACH ROW EXECUTE FUNCTION snapshot_part_fits();

-- Counts what public pages show besides the ledger, so that answers in memory are known to be old.
CREATE TABLE "public_edition" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "number" BIGINT NOT NULL DEFAULT 0,
  "at" TIMESTAMPTZ(3),
  CONSTRAINT "public_edition_pkey" PRIMARY KEY ("id"),
  CONSTRAINT public_edition_one_check CHECK ("id" = 1)
);
INSERT INTO "public_edition" DEFAULT VALUES;
