// Stands in for node:child_process in the bundle. commander loads it for subcommands that are programs of their own, which
// eligo has none of; loading it brings Node's network code along and would take a tenth of the start-up of a small check.
export {}
