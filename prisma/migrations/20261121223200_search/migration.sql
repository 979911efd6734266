-- Search in three languages (docs/decisions/016-search.md). No column and no trigger: what is found is worked out from the texts
-- themselves, and indexes over these functions keep it quick. An index cannot lag behind its table.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- A text as it is compared: lower case, no accents (ё is е, й stays), Kazakh letters as they are typed on a Russian keyboard,
-- digits without what groups them, and nothing but words between single blanks. lib/pledges/search/fold.ts does the same.
CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100
RETURN btrim(regexp_replace(regexp_replace(
  translate(
    regexp_replace(
      replace(normalize(lower(normalize(coalesce(words, ''), NFKC) COLLATE pg_c_utf8), NFKD), U&'\0438\0306', U&'\0439'),
      U&'[\0300-\036F]' COLLATE pg_c_utf8, '', 'g'),
    'қғңөұүһіә', 'кгноуухиа'),
  '(\d)[ .,](?=\d{3}(?!\d))' COLLATE pg_c_utf8, '\1', 'g'),
  '[^[:alnum:]]+' COLLATE pg_c_utf8, ' ', 'g'));

-- The lexemes of a text in all its languages. English and Russian are stemmed; words of every other language are kept whole
-- behind the letter қ, which no folded word has, so that only searches by their beginning meet them.
CREATE FUNCTION search_vector(texts jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 2000
RETURN to_tsvector('pg_catalog.english'::regconfig, search_fold(texts ->> 'en'))
  || to_tsvector('pg_catalog.russian'::regconfig, search_fold(texts ->> 'ru'))
  || to_tsvector('pg_catalog.simple'::regconfig, regexp_replace(search_fold(
       (SELECT string_agg(value, ' ' ORDER BY key) FROM jsonb_each_text(texts - ARRAY['en', 'ru']))), '(^| )', '\1қ', 'g'));

-- The same of a name, of which nobody knows the language.
CREATE FUNCTION search_name_vector(name text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 2000
RETURN to_tsvector('pg_catalog.russian'::regconfig, search_fold(name))
  || to_tsvector('pg_catalog.simple'::regconfig, regexp_replace(search_fold(name), '(^| )', '\1қ', 'g'));

-- All words of a text in all its languages, for what is nearly alike.
CREATE FUNCTION search_words(texts jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
RETURN search_fold((SELECT string_agg(value, ' ' ORDER BY key) FROM jsonb_each_text(texts)));

-- Folded words letter by letter in ASCII: under some locales, that of the embedded server too, pg_trgm sees no other letters.
CREATE FUNCTION search_latin(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN translate(words, 'абвгдежзийклмнопрстуфхцчшщъыьэюя', 'abvgdejziyklmnoprstufhc4wq7x8390');

-- What is written about a target or a figure, as one text of several languages each.
CREATE FUNCTION search_joined(VARIADIC texts jsonb[]) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 500
RETURN (SELECT jsonb_object_agg(key, words) FROM (
  SELECT key, string_agg(value, ' ' ORDER BY place) AS words
  FROM unnest(texts) WITH ORDINALITY AS one(text, place), jsonb_each_text(CASE jsonb_typeof(one.text) WHEN 'object' THEN one.text END)
  GROUP BY key) AS languages);

CREATE INDEX pledge_title_search ON pledge USING gin (search_vector(title));
CREATE INDEX pledge_summary_search ON pledge USING gin (search_vector(summary));
CREATE INDEX target_metric_search ON target USING gin (search_vector(metric));
CREATE INDEX target_note_search ON target
  USING gin (search_vector(search_joined(due_basis, baseline_note, alternative_reading -> 'why')));
CREATE INDEX pledge_source_note_search ON pledge_source USING gin (search_vector(note)) WHERE note IS NOT NULL;
CREATE INDEX figure_note_search ON figure USING gin (search_vector(search_joined(note, date_note)))
  WHERE note IS NOT NULL OR date_note IS NOT NULL;

CREATE INDEX pledge_title_words ON pledge USING gin (search_latin(search_words(title)) gin_trgm_ops);
CREATE INDEX pledge_summary_words ON pledge USING gin (search_latin(search_words(summary)) gin_trgm_ops);
CREATE INDEX target_metric_words ON target USING gin (search_latin(search_words(metric)) gin_trgm_ops);
CREATE INDEX target_note_words ON target
  USING gin (search_latin(search_words(search_joined(due_basis, baseline_note, alternative_reading -> 'why'))) gin_trgm_ops);
CREATE INDEX pledge_source_note_words ON pledge_source USING gin (search_latin(search_words(note)) gin_trgm_ops) WHERE note IS NOT NULL;
CREATE INDEX figure_note_words ON figure USING gin (search_latin(search_words(search_joined(note, date_note))) gin_trgm_ops)
  WHERE note IS NOT NULL OR date_note IS NOT NULL;

-- Words of a programme's texts that may be what was meant by a folded word that is nowhere: those that share enough trigrams with its
-- stem (five letters or more). A word has a trigram more than letters; a wrong letter spoils up to three, another ending one more.
CREATE FUNCTION search_near(whole text, stem text, of_programme uuid) RETURNS TABLE (near text, near_stem text)
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
    UNION SELECT search_fold(publisher) FROM (SELECT DISTINCT publisher FROM figure_source) AS name
  )
  SELECT one.word, (ts_lexize(CASE WHEN one.word ~ '^[a-z]' THEN 'english_stem' ELSE 'russian_stem' END::regdictionary, one.word))[1]
  FROM (SELECT DISTINCT unnest(string_to_array(words, ' ')) AS word FROM texts) AS one
  WHERE abs(length(one.word) - length(whole)) <= 4 AND word_similarity(latin, search_latin(one.word)) >= least;
END $$;
