-- Achievement by municipality and year over all of 2024-2026, as one would write it by hand for just this question: observations to targets, over time, over subjects, judged, averaged.
WITH per_target AS (
  SELECT o.municipality_id, date_trunc('year', o.observed_on::timestamp)::date AS year, o.indicator_id, o.subject_id, o.target_id,
    count(*) AS n, sum(o.value) AS value, sum(o.numerator) AS numerator, sum(o.denominator) AS denominator
  FROM observation o
  WHERE o.observed_on BETWEEN '2024-01-01' AND '2026-12-31' AND o.state >= 'VERIFIED' AND (o.successor_state IS NULL OR o.successor_state < 'VERIFIED') AND o.withdrawn_at IS NULL
  GROUP BY 1, 2, 3, 4, 5),
in_force AS (
  SELECT DISTINCT ON (r.municipality_id, r.target_id) r.municipality_id, r.target_id, r.value
  FROM target_revision r WHERE r.withdrawn_at IS NULL ORDER BY r.municipality_id, r.target_id, r.valid_from DESC, r.recorded_at DESC),
per_subject AS (
  SELECT p.municipality_id, p.year, p.indicator_id, p.subject_id, sum(p.n) AS n, sum(p.value) AS value, sum(p.numerator) AS numerator, sum(p.denominator) AS denominator,
    sum(f.value) AS target, sum(f.value * p.n) AS target_by_n, sum(f.value * p.denominator) AS target_by_denominator
  FROM per_target p
  JOIN target t ON t.municipality_id = p.municipality_id AND t.id = p.target_id AND t.period_from >= p.year AND t.period_to < p.year + interval '1 year'
  JOIN in_force f ON f.municipality_id = p.municipality_id AND f.target_id = p.target_id
  GROUP BY 1, 2, 3, 4),
per_indicator AS (
  SELECT s.municipality_id, s.year, i.id, i.polarity,
    CASE WHEN i.over_subjects = 'RATIO' THEN sum(numerator) / nullif(sum(denominator), 0) * 100
      WHEN i.over_time = 'AVERAGE' THEN sum(value / n) / CASE WHEN i.over_subjects = 'AVERAGE' THEN count(*) ELSE 1 END
      ELSE sum(value) / CASE WHEN i.over_subjects = 'AVERAGE' THEN count(*) ELSE 1 END END AS actual,
    CASE WHEN i.over_subjects = 'RATIO' THEN sum(target_by_denominator) / nullif(sum(denominator), 0)
      WHEN i.over_time = 'AVERAGE' THEN sum(target_by_n / n) / CASE WHEN i.over_subjects = 'AVERAGE' THEN count(*) ELSE 1 END
      ELSE sum(target) / CASE WHEN i.over_subjects = 'AVERAGE' THEN count(*) ELSE 1 END END AS target
  FROM per_subject s JOIN indicator i ON i.municipality_id = s.municipality_id AND i.id = s.indicator_id
  GROUP BY s.municipality_id, s.year, i.id, i.polarity, i.over_subjects, i.over_time)
SELECT municipality_id, year,
  round(avg(greatest(0, CASE polarity WHEN 'MINIMIZE' THEN (2 * target - actual) / nullif(target, 0) ELSE actual / nullif(target, 0) END) * 100), 2) AS achievement
FROM per_indicator GROUP BY 1, 2 ORDER BY 1, 2;
