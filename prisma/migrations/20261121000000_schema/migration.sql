-- Extensions that the types and the exclusion constraint need; both are trusted, so that the database owner may add them.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateEnum
CREATE TYPE "review_policy" AS ENUM ('one_person', 'two_people');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('official_statistics', 'government', 'official', 'media', 'ngo', 'encyclopedia', 'other');

-- CreateEnum
CREATE TYPE "testability" AS ENUM ('quantified', 'testable', 'qualitative');

-- CreateEnum
CREATE TYPE "target_kind" AS ENUM ('total', 'level', 'relative', 'trend', 'maintain', 'milestone');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('up', 'down');

-- CreateEnum
CREATE TYPE "comparison" AS ENUM ('at_least', 'more_than', 'at_most', 'less_than', 'exactly');

-- CreateEnum
CREATE TYPE "value_basis" AS ENUM ('stated', 'implied');

-- CreateEnum
CREATE TYPE "figure_shape" AS ENUM ('amount', 'running_total', 'reading', 'stage');

-- CreateEnum
CREATE TYPE "figure_role" AS ENUM ('counted', 'alternative', 'context');

-- CreateEnum
CREATE TYPE "qualifier" AS ENUM ('about', 'almost', 'over', 'under');

-- CreateEnum
CREATE TYPE "figure_state" AS ENUM ('draft', 'submitted', 'returned', 'published', 'superseded', 'retracted');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('editor', 'reviewer', 'admin');

-- CreateEnum
CREATE TYPE "ledger_kind" AS ENUM ('programme_added', 'pledge_added', 'pledge_revised', 'target_added', 'target_revised', 'figure_published', 'figure_corrected', 'figure_retracted', 'assessment_published', 'assessment_revised');

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "promiser" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "announced_on" DATE NOT NULL,
    "elected_on" DATE,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "note" JSONB,
    "review_policy" "review_policy" NOT NULL DEFAULT 'two_people',
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_document" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "url" TEXT,
    "kind" "source_kind" NOT NULL,

    CONSTRAINT "programme_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "principle" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "principle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "theme" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "principle_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pledge" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "programme_id" UUID NOT NULL,
    "theme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "testability" "testability" NOT NULL,
    "origin" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pledge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pledge_source" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "pledge_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "document_id" UUID,
    "line" INTEGER,
    "url" TEXT,
    "published_on" TEXT,
    "note" JSONB,

    CONSTRAINT "pledge_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "pledge_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "metric" JSONB NOT NULL,
    "kind" "target_kind" NOT NULL,
    "direction" "direction" NOT NULL,
    "unit" TEXT,
    "value" DECIMAL(38,10),
    "factor" DECIMAL(38,10),
    "comparison" "comparison",
    "value_basis" "value_basis",
    "start_on" DATE,
    "due_on" DATE,
    "due_basis" JSONB,
    "stages" INTEGER NOT NULL DEFAULT 1,
    "reporting_interval_days" INTEGER NOT NULL DEFAULT 366,
    "baseline_value" DECIMAL(38,10),
    "baseline_on" DATE,
    "baseline_derived" BOOLEAN,
    "baseline_source_url" TEXT,
    "baseline_note" JSONB,
    "part_of" TEXT,
    "alternative_reading" JSONB,
    "revised" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "target_id" UUID NOT NULL,
    "on_date" DATE NOT NULL,
    "value" DECIMAL(38,10) NOT NULL,
    "source_url" TEXT,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("target_id","on_date")
);

-- CreateTable
CREATE TABLE "target_summary" (
    "target_id" UUID NOT NULL,
    "method_version" INTEGER NOT NULL,
    "summary" JSONB NOT NULL,
    "ledger_seq" BIGINT NOT NULL,

    CONSTRAINT "target_summary_pkey" PRIMARY KEY ("target_id")
);

-- CreateTable
CREATE TABLE "figure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "pledge_id" UUID NOT NULL,
    "target_id" UUID,
    "shape" "figure_shape" NOT NULL,
    "role" "figure_role" NOT NULL,
    "value" DECIMAL(38,10) NOT NULL,
    "unit" TEXT,
    "from_date" DATE,
    "to_date" DATE,
    "on_date" DATE,
    "qualifier" "qualifier",
    "date_note" JSONB,
    "note" JSONB,
    "state" "figure_state" NOT NULL DEFAULT 'draft',
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,
    "reason" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "figure_source" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "figure_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "published_on" DATE,
    "kind" "source_kind" NOT NULL,

    CONSTRAINT "figure_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "ledger_kind" NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "approver_id" UUID,
    "approver_name" TEXT,
    "programme_id" UUID NOT NULL,
    "pledge_id" UUID,
    "target_id" UUID,
    "figure_id" UUID,
    "content" JSONB NOT NULL,
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" CITEXT,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "role" "role" NOT NULL,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" CHAR(64) NOT NULL,
    "role" "role" NOT NULL,
    "email" CITEXT,
    "is_setup" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "programme_slug_key" ON "programme"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "programme_document_programme_id_key_key" ON "programme_document"("programme_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "principle_programme_id_slug_key" ON "principle"("programme_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "principle_id_programme_id_key" ON "principle"("id", "programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "theme_programme_id_slug_key" ON "theme"("programme_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "theme_id_programme_id_key" ON "theme"("id", "programme_id");

-- CreateIndex
CREATE INDEX "pledge_theme_id_idx" ON "pledge"("theme_id");

-- CreateIndex
CREATE UNIQUE INDEX "pledge_programme_id_slug_key" ON "pledge"("programme_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "pledge_source_pledge_id_position_key" ON "pledge_source"("pledge_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "target_pledge_id_key_key" ON "target"("pledge_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "target_id_pledge_id_key" ON "target"("id", "pledge_id");

-- CreateIndex
CREATE UNIQUE INDEX "figure_supersedes_id_key" ON "figure"("supersedes_id");

-- CreateIndex
CREATE INDEX "figure_pledge_id_idx" ON "figure"("pledge_id");

-- CreateIndex
CREATE INDEX "figure_target_id_idx" ON "figure"("target_id");

-- CreateIndex
CREATE INDEX "figure_recorded_by_id_idx" ON "figure"("recorded_by_id");

-- CreateIndex
CREATE INDEX "figure_published_at_id_idx" ON "figure"("published_at", "id");

-- CreateIndex
CREATE INDEX "figure_source_url_idx" ON "figure_source"("url");

-- CreateIndex
CREATE UNIQUE INDEX "figure_source_figure_id_position_key" ON "figure_source"("figure_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_hash_key" ON "ledger_entry"("hash");

-- CreateIndex
CREATE INDEX "ledger_entry_programme_id_seq_idx" ON "ledger_entry"("programme_id", "seq");

-- CreateIndex
CREATE INDEX "ledger_entry_pledge_id_seq_idx" ON "ledger_entry"("pledge_id", "seq");

-- CreateIndex
CREATE INDEX "ledger_entry_figure_id_idx" ON "ledger_entry"("figure_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- AddForeignKey
ALTER TABLE "programme_document" ADD CONSTRAINT "programme_document_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "principle" ADD CONSTRAINT "principle_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "theme" ADD CONSTRAINT "theme_principle_id_programme_id_fkey" FOREIGN KEY ("principle_id", "programme_id") REFERENCES "principle"("id", "programme_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_theme_id_programme_id_fkey" FOREIGN KEY ("theme_id", "programme_id") REFERENCES "theme"("id", "programme_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pledge_source" ADD CONSTRAINT "pledge_source_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pledge_source" ADD CONSTRAINT "pledge_source_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "programme_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_pledge_id_part_of_fkey" FOREIGN KEY ("pledge_id", "part_of") REFERENCES "target"("pledge_id", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_summary" ADD CONSTRAINT "target_summary_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_target_id_pledge_id_fkey" FOREIGN KEY ("target_id", "pledge_id") REFERENCES "target"("id", "pledge_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure_source" ADD CONSTRAINT "figure_source_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_pledge_id_fkey" FOREIGN KEY ("pledge_id") REFERENCES "pledge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "target"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_figure_id_fkey" FOREIGN KEY ("figure_id") REFERENCES "figure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
