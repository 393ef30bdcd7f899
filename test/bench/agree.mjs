import { execFileSync } from 'node:child_process'

const RULES = ['window', 'length', 'hashtag', 'screenshot', 'topic', 'identity']
const MOST_OUTPUT = 1 << 30

const outputOf = (...args) => execFileSync(process.execPath, args, { maxBuffer: MOST_OUTPUT }).toString()

/**
 * What SQL and eligo say of one export: posts that pass each simple rule, and those that are no exact copy (`original`),
 * of which eligo, which finds altered copies too, can only have fewer.
 */
export function bothCounts(file, campaign) {
  const { posts, original, ...sql } = JSON.parse(outputOf('test/bench/duckdb.mjs', file))
  const report = JSON.parse(outputOf('bin/eligo.js', 'check', file, '-c', campaign, '--format', 'json'))
  const passed = (rule) => report.filter((row) => row[rule] === 'pass').length
  const count = (counted) => ({
    posts: counted('posts'),
    ...Object.fromEntries(RULES.map((rule) => [rule, counted(rule)])),
  })
  return {
    sql: count((name) => (name === 'posts' ? posts : sql[name])),
    eligo: count((name) => (name === 'posts' ? report.length : passed(name))),
    original: { sql: original, eligo: passed('originality') },
  }
}

/** One line on what SQL found. Throws where it and eligo disagree: then their times are not of the same job. */
export function agreement(file, campaign) {
  const { sql, eligo, original } = bothCounts(file, campaign)
  const said = JSON.stringify(sql)
  if (said !== JSON.stringify(eligo)) throw new Error(`SQL counts ${said}, eligo ${JSON.stringify(eligo)}`)
  return `DuckDB and eligo agree on the simple rules: ${said}; no exact copy ${original.sql}, no copy ${original.eligo}`
}
