import type { CommandShape, Place, Shape } from './shape.js'

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** What offers the candidates of a place. For files nothing is offered, so that readline's own completion steps in. */
function offer(place: Place): string {
  if (place.kind === 'words') return `_eligo_words ${quoted(place.words.join(' '))}; return`
  return place.kind === 'folder' ? '_eligo_folders; return' : 'return'
}

/** What may follow the flags of a command: one case for all flags that take the same. */
function* valuesOf({ name, flags }: CommandShape): Generator<string> {
  const byOffer = new Map<string, string[]>()
  for (const { names, value } of flags) {
    if (!value) continue
    const patterns = names.map((flag) => `${name}:${flag}`)
    byOffer.set(offer(value), [...(byOffer.get(offer(value)) ?? []), ...patterns])
  }
  for (const [offered, patterns] of byOffer) yield `    ${patterns.join('|')}) ${offered} ;;\n`
}

function* argumentsOf({ name, flags, places }: CommandShape): Generator<string> {
  yield `    ${name})\n`
  yield `      case $cur in -*) _eligo_words ${quoted(flags.flatMap(({ names }) => names).join(' '))}; return ;; esac\n`
  const each = places.map((place, at) => `${at + 1 === places.length ? '*' : at}) ${offer(place)} ;;`)
  if (each.length > 0) yield `      case $given in ${each.join(' ')} esac ;;\n`
  else yield '      return ;;\n'
}

/** The completion of bash, 3.2 and later, without the package bash-completion. */
export function* bashCompletion(shape: Shape): Generator<string> {
  const valued = (flags: Shape['flags']) => flags.filter(({ value }) => value).flatMap(({ names }) => names)
  const takesValue = [...new Set([...valued(shape.flags), ...shape.commands.flatMap(({ flags }) => valued(flags))])]
  const words = [...shape.commands.map(({ name }) => name), ...shape.flags.flatMap(({ names }) => names)]
  yield `# ${shape.name}: completion for bash. In ~/.bashrc: eval "$(${shape.name} completion bash)"

_eligo_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$cur")
}

_eligo_folders() {
  local folder
  while IFS= read -r folder; do COMPREPLY+=("$folder"); done < <(compgen -d -- "$cur")
  compopt -o filenames 2> /dev/null
}

_eligo() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= given=0 i
  COMPREPLY=()
  # Readline takes = for a word of its own: --format=csv is three words.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${takesValue.join('|')}) [[ \${COMP_WORDS[i+1]} == = ]] && i=$((i + 1)); i=$((i + 1)) ;;
      -*) ;;
      *) if [[ -z $command ]]; then command=\${COMP_WORDS[i]}; else given=$((given + 1)); fi ;;
    esac
  done
  case $command:$prev in
${[...shape.commands.flatMap((command) => [...valuesOf(command)]), ...valuesOf({ ...shape, name: '' })].join('')}  esac
  case $command in
    '') _eligo_words ${quoted(words.join(' '))} ;;
${shape.commands.flatMap((command) => [...argumentsOf(command)]).join('')}  esac
}

complete -o default -F _eligo ${shape.name}
`
}
