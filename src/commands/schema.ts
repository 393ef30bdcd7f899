import * as z from 'zod/mini'
import { meanings } from '../model/schema.js'
import { writtenSchema } from '../pipeline/campaign-schema.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'

/** Prints the JSON Schema of the campaign file, with what each key means, for editors. */
export async function schema(edge: Edge): Promise<number> {
  const lang = langOf(edge)
  const described = z.toJSONSchema(writtenSchema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const meaning = meanings.get(zodSchema)
      if (meaning) jsonSchema.description = meaning[lang]
    },
  })
  edge.out(`${JSON.stringify({ title: 'eligo campaign file', ...described }, null, 2)}\n`)
  return EXIT.done
}
