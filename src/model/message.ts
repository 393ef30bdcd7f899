/** Languages in which eligo speaks. Ids, columns and codes are the same in both. */
export type Lang = 'en' | 'zh'

/** One message in both languages. `{name}` marks a hole; both texts have the same holes. */
export interface Wording {
  readonly en: string
  readonly zh: string
}

/** What goes into the holes of a message. Plain data: it is written to entries.ndjson as it is. */
export type Args = Readonly<Record<string, string | number>>

/** The names of the holes in a literal text, as a type: `'{a} of {b}'` gives `'a' | 'b'`. */
export type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never

/** The arguments that a literal text needs. `posted_at` is filled in from the post itself. */
export type ArgsOf<Text extends string> = { readonly [Name in Exclude<Holes<Text>, 'posted_at'>]: string | number }

/** Puts the arguments into the holes. A hole without an argument stays as it stands, so that a fault shows. */
export function fill(text: string, args: Args): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : hole))
}

/** The text of a message in one language. */
export function word(wording: Wording, args: Args, lang: Lang): string {
  return fill(wording[lang], args)
}
