// What SQL does of the same job, as fast as DuckDB does it: `node test/bench/duckdb.mjs POSTS.csv` reads an export, judges
// the six simple rules of the model campaign, finds copies that are *exact* but for signs and case (of a text, the earliest
// post is the original), and counts posts by author and verdict. Prints totals as JSON. Near misses, damaged rows and
// reasons, which make up most of `check`, are left out, and so are altered copies and the prizes.
import { DuckDBInstance } from '@duckdb/node-api'

const COLUMNS = `{post_id: 'VARCHAR', user_id: 'VARCHAR', posted_at: 'TIMESTAMP', content: 'VARCHAR', hashtags: 'VARCHAR',
  screenshots: 'VARCHAR', kyc: 'VARCHAR', likes: 'BIGINT', score: 'DECIMAL(9, 1)'}`
const TAG = '#发帖赢代币cgn'
const NONE = `'', '-', '0', 'none', 'null', 'false', '[]', '无', '没有'`
const YES = `'true', '1', 'yes', 'y', 't', 'verified', 'passed', '是', '已认证', '已完成', '已通过', '通过'`

const JUDGED = `
CREATE TABLE judged AS SELECT post_id, user_id, posted_at,
  posted_at >= TIMESTAMP '2025-10-24 18:00:00' AND posted_at < TIMESTAMP '2025-11-05 00:00:00' AS in_window,
  length_grapheme(regexp_replace(content, '[\\s\\p{Cf}]', '', 'g')) >= 80 AS long_enough,
  regexp_matches(lower(content || ' ' || coalesce(hashtags, '')), '${TAG}($|[^\\p{L}\\p{N}_])') AS tagged,
  coalesce(lower(trim(screenshots)), '') NOT IN (${NONE}) AS has_screenshot,
  regexp_matches(replace(lower(content), '${TAG}', ' '),
    '(^|[^a-z0-9])(cgn|launchpool|candydrop)($|[^a-z0-9])') AS on_topic,
  coalesce(lower(trim(kyc)), '') IN (${YES}) AS identified,
  lower(regexp_replace(content, '[^\\p{L}\\p{N}]', '', 'g')) AS text
FROM read_csv($file, header = true, delim = ',', quote = '"', escape = '"', columns = ${COLUMNS})`

const COMPARED = `
CREATE TABLE compared AS SELECT judged.*, post_id = first_id AS original
FROM judged JOIN (
  SELECT text, arg_min(post_id, {a: posted_at, b: post_id}) AS first_id FROM judged GROUP BY text
) USING (text)`

const AUTHORS = `
CREATE TABLE authors AS SELECT user_id,
  in_window AND long_enough AND tagged AND has_screenshot AND on_topic AND original AS eligible, count(*) AS posts
FROM compared GROUP BY ALL`

const TOTALS = `
SELECT count(*)::INT AS posts, (count(*) FILTER (in_window))::INT AS "window",
  (count(*) FILTER (long_enough))::INT AS length, (count(*) FILTER (tagged))::INT AS hashtag,
  (count(*) FILTER (has_screenshot))::INT AS screenshot, (count(*) FILTER (on_topic))::INT AS topic,
  (count(*) FILTER (identified))::INT AS identity, (count(*) FILTER (original))::INT AS original,
  (SELECT count(DISTINCT user_id) FROM authors)::INT AS authors
FROM compared`

const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const database = await instance.connect()
await database.run(JUDGED.replace('$file', `'${process.argv[2].replaceAll("'", "''")}'`))
await database.run(COMPARED)
await database.run(AUTHORS)
const [totals] = (await database.runAndReadAll(TOTALS)).getRowObjectsJson()
process.stdout.write(`${JSON.stringify(totals)}\n`)
