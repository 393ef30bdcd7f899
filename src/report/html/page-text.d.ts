/** The page's own script and style, bundled by the build: each file is its text. */
declare module '#page/*' {
  const text: string
  export default text
}
