-- A file of figures on its way in: kept in parts, so that no web node has to hold it, and any node can say how far it is.
CREATE TYPE "figure_import_state" AS ENUM ('uploading', 'checking', 'checked', 'writing', 'written', 'refused', 'failed');

CREATE TABLE "figure_import" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "programme_id" UUID NOT NULL,
  "actor_id" UUID NOT NULL,
  "file_name" TEXT NOT NULL,
  "decimal_mark" TEXT,
  "state" "figure_import_state" NOT NULL DEFAULT 'uploading',
  "size" INTEGER NOT NULL DEFAULT 0,
  "sha256" CHAR(64),
  "rows" INTEGER NOT NULL DEFAULT 0,
  "done" INTEGER NOT NULL DEFAULT 0,
  "report" JSONB,
  "refusals" JSONB,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "touched_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "figure_import_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "figure_import" ADD CONSTRAINT "figure_import_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure_import" ADD CONSTRAINT "figure_import_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "figure_import_programme_id_started_at_idx" ON "figure_import"("programme_id", "started_at");

CREATE TABLE "figure_import_part" (
  "import_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "bytes" BYTEA NOT NULL,
  CONSTRAINT "figure_import_part_pkey" PRIMARY KEY ("import_id", "position")
);
ALTER TABLE "figure_import_part" ADD CONSTRAINT "figure_import_part_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "figure_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
