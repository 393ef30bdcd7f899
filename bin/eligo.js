#!/usr/bin/env node
// CommonJS, because Node's loader for ES modules would take a tenth of the start-up of a small check.
require('../dist/cli/start.cjs')
  .main(process.argv.slice(2))
  // All is written by now. Ended like this the process leaves its memory to the system, in one piece: to take a heap apart
  // that nobody needs any more would take a twentieth of a small check.
  .then((code) => process.exit(code))
