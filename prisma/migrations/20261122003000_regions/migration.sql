-- Regions of a programme, each with its tile on the map, and figures about one of them instead of the whole country.

CREATE TABLE "region" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "programme_id" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "name" JSONB NOT NULL,
  "short" JSONB,
  "tile_row" INTEGER NOT NULL,
  "tile_column" INTEGER NOT NULL,
  CONSTRAINT "region_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "region_programme_id_code_key" ON "region"("programme_id", "code");
CREATE UNIQUE INDEX "region_programme_id_tile_row_tile_column_key" ON "region"("programme_id", "tile_row", "tile_column");
ALTER TABLE "region" ADD CONSTRAINT "region_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "figure" ADD COLUMN "region" TEXT;

-- A code as ISO 3166-2 has them; a map of tiles that fits on a page.
ALTER TABLE "region"
  ADD CONSTRAINT "region_code_check" CHECK (code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  ADD CONSTRAINT "region_name_check" CHECK (jsonb_typeof(name) = 'object' AND name <> '{}'),
  ADD CONSTRAINT "region_short_check" CHECK (short IS NULL OR (jsonb_typeof(short) = 'object' AND short <> '{}')),
  ADD CONSTRAINT "region_tile_check" CHECK (tile_row BETWEEN 1 AND 20 AND tile_column BETWEEN 1 AND 20);

CREATE TRIGGER region_keep BEFORE DELETE ON region FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER region_code_permanent BEFORE UPDATE ON region FOR EACH ROW EXECUTE FUNCTION refuse_new_slug('code');
CREATE TRIGGER region_programme_permanent BEFORE UPDATE ON region FOR EACH ROW EXECUTE FUNCTION refuse_new_slug('programme_id');

-- METHOD 2, for the country and for each region by itself: national and regional amounts say nothing of one another.
ALTER TABLE "figure" DROP CONSTRAINT "figure_counted_amounts_overlap";
ALTER TABLE "figure" ADD CONSTRAINT "figure_counted_amounts_overlap" EXCLUDE USING gist (
  target_id WITH =, coalesce(region, '') WITH =, daterange(from_date, to_date, '[]') WITH &&
) WHERE (shape = 'amount' AND role = 'counted' AND state = 'published');

-- A figure's region is one of its programme, and a correction is about the same one.
CREATE FUNCTION figure_region_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.region IS NOT NULL AND NOT EXISTS (
    SELECT FROM region r JOIN pledge p ON p.programme_id = r.programme_id WHERE p.id = NEW.pledge_id AND r.code = NEW.region
  ) THEN
    RAISE EXCEPTION 'The programme of figure % has no region %', NEW.id, NEW.region USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.supersedes_id IS NOT NULL AND NEW.region IS DISTINCT FROM (SELECT f.region FROM figure f WHERE f.id = NEW.supersedes_id) THEN
    RAISE EXCEPTION 'The region of a figure does not change by its correction' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER figure_region_guard BEFORE INSERT OR UPDATE OF region, pledge_id, supersedes_id ON figure
  FOR EACH ROW EXECUTE FUNCTION figure_region_guard();
