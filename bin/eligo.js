#!/usr/bin/env node
// CommonJS, because Node's loader for ES modules would take a tenth of the start-up of a small check.
require('../dist/cli/start.cjs')
  .main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code
  })
