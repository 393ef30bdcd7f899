import type { CommandShape, Flag, Place, Shape } from './shape.js'

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A description inside a specification of _arguments, in which brackets and colons have a meaning. */
const described = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&')

function action(place: Place): string {
  if (place.kind === 'words') return `(${place.words.join(' ')})`
  return place.kind === 'folder' ? '_files -/' : place.kind === 'file' ? '_files' : ' '
}

function specOf({ names, means, value }: Flag): string {
  const tail = value ? `:${names.at(-1)!.replace(/^-+/, '')}:${action(value)}` : ''
  const spec = `[${described(means)}]${tail}`
  const [only] = names
  if (names.length === 1) return quoted(`*${only}${spec}`)
  return `${quoted(`(${names.join(' ')})`)}{${names.join(',')}}${quoted(spec)}`
}

function* commandOf({ name, flags, places }: CommandShape): Generator<string> {
  const each = places.map((place, at) =>
    quoted(`${at + 1 === places.length ? '*' : at + 1}:${place.kind === 'other' ? ' ' : place.kind}:${action(place)}`),
  )
  yield `        ${name}) _arguments ${[...flags.map(specOf), ...each].join(' ')} ;;\n`
}

/** The completion of zsh: as a file named _eligo in a folder of $fpath, or evaluated after compinit. */
export function* zshCompletion(shape: Shape): Generator<string> {
  const commands = shape.commands.map(
    ({ name, means }) => `      ${quoted(`${name}:${means.replaceAll(':', '\\:')}`)}\n`,
  )
  yield `#compdef ${shape.name}
# ${shape.name}: completion for zsh. In ~/.zshrc after compinit: eval "$(${shape.name} completion zsh)"

_eligo() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C ${shape.flags.map(specOf).join(' ')} '1: :->command' '*:: :->arguments'
  case $state in
    command)
      local -a commands
      commands=(
${commands.join('')}      )
      _describe -t commands command commands
      ;;
    arguments)
      case $words[1] in
${shape.commands.flatMap((command) => [...commandOf(command)]).join('')}      esac
      ;;
  esac
}

if [[ $funcstack[1] == _eligo ]]; then
  _eligo "$@"
else
  compdef _eligo ${shape.name}
fi
`
}
