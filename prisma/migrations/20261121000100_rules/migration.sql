-- What the database refuses, whoever asks. Names begin with the table, so that an error can be told to a person.

-- Texts: one value a language, never an array or a bare string.
ALTER TABLE programme
  ADD CONSTRAINT programme_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT programme_title_check CHECK (jsonb_typeof(title) = 'object' AND title <> '{}'),
  ADD CONSTRAINT programme_note_check CHECK (note IS NULL OR jsonb_typeof(note) = 'object'),
  ADD CONSTRAINT programme_country_check CHECK (country ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT programme_term_check CHECK (starts_on < ends_on);

ALTER TABLE programme_document
  ADD CONSTRAINT programme_document_url_check CHECK (url IS NULL OR url ~ '^https?://');

ALTER TABLE principle
  ADD CONSTRAINT principle_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT principle_title_check CHECK (jsonb_typeof(title) = 'object' AND title <> '{}');

ALTER TABLE theme
  ADD CONSTRAINT theme_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT theme_title_check CHECK (jsonb_typeof(title) = 'object' AND title <> '{}');

ALTER TABLE pledge
  ADD CONSTRAINT pledge_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT pledge_title_check CHECK (jsonb_typeof(title) = 'object' AND title <> '{}'),
  ADD CONSTRAINT pledge_summary_check CHECK (jsonb_typeof(summary) = 'object');

ALTER TABLE pledge_source
  ADD CONSTRAINT pledge_source_place_check CHECK (document_id IS NOT NULL OR url IS NOT NULL),
  ADD CONSTRAINT pledge_source_line_check CHECK (line IS NULL OR (line > 0 AND document_id IS NOT NULL)),
  ADD CONSTRAINT pledge_source_url_check CHECK (url IS NULL OR url ~ '^https?://'),
  ADD CONSTRAINT pledge_source_published_on_check CHECK (published_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$');

-- METHOD 1: what each kind of target needs. A due date may lie before the programme's start: a promise can be met early.
ALTER TABLE target
  ADD CONSTRAINT target_key_check CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT target_metric_check CHECK (jsonb_typeof(metric) = 'object' AND metric <> '{}'),
  ADD CONSTRAINT target_kind_check CHECK (
    CASE kind
      WHEN 'total' THEN factor IS NULL AND unit IS NOT NULL AND baseline_value IS NULL
      WHEN 'level' THEN value IS NOT NULL AND comparison IS NOT NULL AND factor IS NULL AND unit IS NOT NULL
      WHEN 'relative' THEN factor IS NOT NULL AND comparison IS NOT NULL AND value IS NULL AND unit IS NOT NULL
      WHEN 'trend' THEN value IS NULL AND factor IS NULL AND unit IS NOT NULL
      WHEN 'maintain' THEN value IS NULL AND factor IS NULL AND baseline_value IS NULL
      WHEN 'milestone' THEN value IS NULL AND factor IS NULL AND baseline_value IS NULL
    END),
  ADD CONSTRAINT target_total_check CHECK (kind <> 'total' OR value IS NULL OR (value > 0 AND comparison IS NOT NULL)),
  ADD CONSTRAINT target_factor_check CHECK (factor IS NULL OR factor > 0),
  ADD CONSTRAINT target_term_check CHECK (start_on IS NULL OR due_on IS NULL OR start_on <= due_on),
  ADD CONSTRAINT target_baseline_check CHECK ((baseline_value IS NULL) = (baseline_on IS NULL)),
  ADD CONSTRAINT target_stages_check CHECK (stages >= 1 AND (stages = 1 OR kind = 'milestone')),
  ADD CONSTRAINT target_reporting_check CHECK (reporting_interval_days BETWEEN 1 AND 3660),
  ADD CONSTRAINT target_part_of_check CHECK (part_of IS DISTINCT FROM key);

-- METHOD 2: the four shapes.
ALTER TABLE figure
  ADD CONSTRAINT figure_dates_check CHECK (
    CASE shape
      WHEN 'amount' THEN from_date IS NOT NULL AND to_date IS NOT NULL AND from_date <= to_date AND on_date IS NULL
      ELSE on_date IS NOT NULL AND from_date IS NULL AND to_date IS NULL
    END),
  ADD CONSTRAINT figure_stage_check CHECK (shape <> 'stage' OR (value >= 1 AND value = trunc(value))),
  ADD CONSTRAINT figure_quantity_check CHECK (shape NOT IN ('amount', 'running_total') OR value >= 0 OR role <> 'counted'),
  ADD CONSTRAINT figure_counted_check CHECK (role <> 'counted' OR target_id IS NOT NULL),
  ADD CONSTRAINT figure_published_check CHECK ((state IN ('published', 'superseded', 'retracted')) = (published_at IS NOT NULL)),
  ADD CONSTRAINT figure_reason_check CHECK (supersedes_id IS NULL OR reason IS NOT NULL),
  ADD CONSTRAINT figure_approver_check CHECK (approved_by_id IS DISTINCT FROM recorded_by_id),
  ADD CONSTRAINT figure_counted_amounts_overlap EXCLUDE USING gist (
    target_id WITH =, daterange(from_date, to_date, '[]') WITH &&
  ) WHERE (shape = 'amount' AND role = 'counted' AND state = 'published');

ALTER TABLE figure_source
  ADD CONSTRAINT figure_source_url_check CHECK (url ~ '^https?://' AND length(url) <= 2000),
  ADD CONSTRAINT figure_source_publisher_check CHECK (publisher <> '');

ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_seq_check CHECK (seq > 0),
  ADD CONSTRAINT ledger_entry_hash_check CHECK (hash ~ '^[0-9a-f]{64}$' AND prev_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE user_account
  ADD CONSTRAINT user_account_sign_in_check CHECK ((email IS NULL) = (password_hash IS NULL));

-- What is public never goes: rows that the ledger speaks of cannot be deleted, nor whole tables emptied.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: what was published stays', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER ledger_entry_immutable BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_keep BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER programme_keep BEFORE DELETE ON programme FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pledge_keep BEFORE DELETE ON pledge FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER target_keep BEFORE DELETE ON target FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER figure_keep BEFORE TRUNCATE ON figure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER user_account_keep BEFORE DELETE ON user_account FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The chain: each row is the next number and names the hash of the row before; the first names 64 zeros.
CREATE FUNCTION ledger_entry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last ledger_entry%ROWTYPE;
BEGIN
  SELECT * INTO last FROM ledger_entry ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.prev_hash <> coalesce(last.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'Ledger entry % does not follow entry %', NEW.seq, coalesce(last.seq, 0) USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_chain BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_entry_follows();

-- A figure moves only along DESIGN 4's states, and once published nothing of it changes but its state.
CREATE FUNCTION figure_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.published_at IS NOT NULL THEN
      RAISE EXCEPTION 'Figure % is published and stays', OLD.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('draft', 'submitted') THEN
      RAISE EXCEPTION 'A figure begins as a draft or a submission, not as %', NEW.state USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'submitted'), ('submitted', 'draft'), ('submitted', 'returned'), ('submitted', 'published'),
    ('returned', 'submitted'), ('published', 'superseded'), ('published', 'retracted')
  ) THEN
    RAISE EXCEPTION 'A figure cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.published_at IS NOT NULL
     AND to_jsonb(NEW) - ARRAY['state', 'version'] <> to_jsonb(OLD) - ARRAY['state', 'version'] THEN
    RAISE EXCEPTION 'Figure % is published and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.recorded_by_id <> OLD.recorded_by_id THEN
    RAISE EXCEPTION 'The author of a figure does not change' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'published' AND OLD.state <> 'published'
     AND NOT EXISTS (SELECT 1 FROM figure_source WHERE figure_id = NEW.id) THEN
    RAISE EXCEPTION 'A figure is published with a source or not at all' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER figure_guard BEFORE INSERT OR UPDATE OR DELETE ON figure FOR EACH ROW EXECUTE FUNCTION figure_guard();

CREATE FUNCTION figure_source_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parent uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.figure_id ELSE OLD.figure_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM figure WHERE id = parent AND published_at IS NOT NULL) THEN
    RAISE EXCEPTION 'Figure % is published and its sources do not change', parent USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER figure_source_guard BEFORE INSERT OR UPDATE OR DELETE ON figure_source FOR EACH ROW EXECUTE FUNCTION figure_source_guard();

-- Slugs and keys are permanent: addresses, exports and the ledger's hashes name them.
CREATE FUNCTION refuse_new_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) -> TG_ARGV[0] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[0] THEN
    RAISE EXCEPTION 'The % of a % is permanent', TG_ARGV[0], TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_slug_permanent BEFORE UPDATE ON programme FOR EACH ROW EXECUTE FUNCTION refuse_new_slug('slug');
CREATE TRIGGER principle_slug_permanent BEFORE UPDATE ON principle FOR EACH ROW EXECUTE FUNCTION refuse_new_slug('slug');
CREATE TRIGGER theme_slug_permanent BEFORE UPDATE ON theme FOR EACH ROW EXECUTE FUNCTION refuse_new_slug('slug');
CREATE TRIGGER pledge_slug_permanent BEFORE UPDATE ON pledge FOR EACH ROW EXECUTE FUNCTION refuse_new_slug('slug');
CREATE TRIGGER target_key_permanent BEFORE UPDATE ON target FOR EACH ROW EXECUTE FUNCTION refuse_new_slug('key');
