-- What public pages look for among a million figures, without reading all of them.

-- Updates of one kind, corrections, and what was recorded in a time.
CREATE INDEX "ledger_entry_programme_id_kind_seq_idx" ON "ledger_entry"("programme_id", "kind", "seq");
CREATE INDEX "ledger_entry_programme_id_at_kind_idx" ON "ledger_entry"("programme_id", "at", "kind");

-- Figures that are no longer in force: few among many.
CREATE INDEX "figure_state_idx" ON "figure"("state");

-- What became known between two days: what the figure speaks of was over then, or a source came out.
CREATE INDEX figure_reference ON figure ((coalesce(to_date, on_date))) WHERE state = 'published';
CREATE INDEX "figure_source_published_on_idx" ON "figure_source"("published_on");

-- The names of publishers: some hundreds among a million sources. Each is looked up from the one before it, as DISTINCT reads all.
CREATE INDEX "figure_source_publisher_idx" ON "figure_source"("publisher");
CREATE FUNCTION source_publishers() RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE ROWS 200 AS $$
  WITH RECURSIVE name (publisher) AS (
    (SELECT publisher FROM figure_source ORDER BY publisher LIMIT 1)
    UNION ALL
    SELECT (SELECT s.publisher FROM figure_source s WHERE s.publisher > name.publisher ORDER BY s.publisher LIMIT 1)
    FROM name WHERE name.publisher IS NOT NULL
  )
  SELECT publisher FROM name WHERE publisher IS NOT NULL
$$;

-- As before, with the names from there. An owner who is no superuser may name the setting only once its library is loaded.
SELECT word_similarity('', '');
CREATE OR REPLACE FUNCTION search_near(whole text, stem text, of_programme uuid) RETURNS TABLE (near text, near_stem text)
LANGUAGE plpgsql SET pg_trgm.word_similarity_threshold = 0.3 AS $$
DECLARE
  latin text := search_latin(stem);
  -- Within what the setting takes, however short the beginning is.
  least real := greatest((length(stem) - 3.0) / (length(stem) + 4) - 0.001, 0.1);
BEGIN
  PERFORM set_config('pg_trgm.word_similarity_threshold', least::text, true);
  RETURN QUERY
  WITH texts(words) AS (
    SELECT search_words(title) FROM pledge WHERE programme_id = of_programme AND latin <% search_latin(search_words(title))
    UNION SELECT search_words(summary) FROM pledge WHERE programme_id = of_programme AND latin <% search_latin(search_words(summary))
    UNION SELECT search_words(metric) FROM target JOIN pledge ON pledge.id = pledge_id
      WHERE programme_id = of_programme AND latin <% search_latin(search_words(metric))
    UNION SELECT search_words(search_joined(due_basis, baseline_note, alternative_reading -> 'why'))
      FROM target JOIN pledge ON pledge.id = pledge_id WHERE programme_id = of_programme
      AND latin <% search_latin(search_words(search_joined(due_basis, baseline_note, alternative_reading -> 'why')))
    UNION SELECT search_words(note) FROM pledge_source JOIN pledge ON pledge.id = pledge_id
      WHERE programme_id = of_programme AND note IS NOT NULL AND latin <% search_latin(search_words(note))
    UNION SELECT search_words(search_joined(note, date_note)) FROM figure JOIN pledge ON pledge.id = pledge_id
      WHERE programme_id = of_programme AND state = 'published' AND (note IS NOT NULL OR date_note IS NOT NULL)
      AND latin <% search_latin(search_words(search_joined(note, date_note)))
    UNION SELECT search_fold(title || ' ' || publisher) FROM programme_document WHERE programme_id = of_programme
    UNION SELECT search_fold(publisher) FROM source_publishers() AS publisher
  )
  SELECT one.word, (ts_lexize(CASE WHEN one.word ~ '^[a-z]' THEN 'english_stem' ELSE 'russian_stem' END::regdictionary, one.word))[1]
  FROM (SELECT DISTINCT unnest(string_to_array(words, ' ')) AS word FROM texts) AS one
  WHERE abs(length(one.word) - length(whole)) <= 4 AND word_similarity(latin, search_latin(one.word)) >= least;
END $$;
