import type { Wording } from './message.js'

/**
 * Every fault that eligo reports, worded once. What stands before a `/` is the code that scripts see and is stable;
 * what stands after it only chooses the words. Each text says what was expected and, where it can, what to do.
 */
export const FAULTS = {
  // rows
  'missing-value': {
    en: '{field} is blank or missing; every row needs one',
    zh: '{field} 为空或缺失，每一行都必须有',
  },
  'damaged-id': {
    en: '{value} is an id that a spreadsheet turned into a number; its digits are lost: export the column as text',
    zh: '{value} 是被电子表格变成数字的 ID，位数已丢失；请把该列按文本格式重新导出',
  },
  'rounded-ids': {
    en: '{rounded} of {long} values of {field} with 16 or more digits end in the zeros that a spreadsheet leaves: their last digits seem to be lost; export the column as text',
    zh: '{field} 中 16 位以上的 {long} 个值里有 {rounded} 个末尾是电子表格留下的零，末几位数字很可能已丢失；请把该列按文本格式重新导出',
  },
  'rounded-ids/collide': {
    en: '{rounded} of {long} values of {field} with 16 or more digits end in the zeros that a spreadsheet leaves: their last digits seem to be lost; export the column as text. {count} of them now stand for several posts: {ids}',
    zh: '{field} 中 16 位以上的 {long} 个值里有 {rounded} 个末尾是电子表格留下的零，末几位数字很可能已丢失；请把该列按文本格式重新导出。其中 {count} 个现在对应多条帖子：{ids}',
  },
  'bad-number': {
    en: '{field} is {value}; expected a plain number such as 12 or 3.5',
    zh: '{field} 的值为 {value}，应为 12 或 3.5 这样的普通数字',
  },
  'bad-time/unreadable': {
    en: '{value} is not a time that can be read; expected YYYY-MM-DD HH:MM:SS, ISO 8601, or epoch seconds or milliseconds',
    zh: '无法识别时间 {value}；应为 YYYY-MM-DD HH:MM:SS、ISO 8601，或 10 位秒、13 位毫秒的时间戳',
  },
  'bad-time/no-clock': {
    en: '{value} is a date without a time of day; expected both',
    zh: '{value} 只有日期，没有时刻',
  },
  'bad-time/order': {
    en: '{value} could be read as day/month or month/day; expected the year first, YYYY-MM-DD',
    zh: '{value} 分不清日和月的先后；年份应写在最前，如 YYYY-MM-DD',
  },
  'bad-time/abbreviation': {
    en: '{value} names a zone by letters that stand for several zones; expected an offset such as +08:00',
    zh: '{value} 使用了有歧义的时区缩写；应写成 +08:00 这样的偏移量',
  },
  'bad-time/no-such-day': { en: '{value} names a day that does not exist', zh: '{value} 这一天并不存在' },
  'bad-time/no-such-time': {
    en: '{value} names a time of day that does not exist; the last is 23:59:59.999, and 24:00 is the next day',
    zh: '{value} 这个时刻并不存在；一天最晚为 23:59:59.999，24:00 即次日零点',
  },
  'bad-time/no-such-offset': {
    en: '{value} has an offset from UTC that no zone has',
    zh: '{value} 的时区偏移量不存在',
  },
  'bad-time/skipped': {
    en: '{value} is a local time that the zone {zone} skips when its clocks go forward; give an offset',
    zh: '时区 {zone} 拨快时钟时跳过了 {value}；请写明偏移量',
  },
  'bad-time/repeated': {
    en: '{value} is a local time that comes twice in the zone {zone} when its clocks go back; give an offset',
    zh: '时区 {zone} 拨慢时钟时 {value} 出现两次；请写明偏移量',
  },
  'bad-time/digits': {
    en: '{value} is a number that is neither epoch seconds (10 digits) nor milliseconds (13 digits)',
    zh: '{value} 既不是 10 位的秒时间戳，也不是 13 位的毫秒时间戳',
  },
  'bad-time/serial': {
    en: '{value} looks like a spreadsheet serial; if so, set excel_dates: true in the campaign file',
    zh: '{value} 像是电子表格的日期序列值；若确实如此，请在活动文件中设置 excel_dates: true',
  },
  'ragged-row': {
    en: 'the row has {got} cells, the header has {expected}; a separator or a quote is missing or too many',
    zh: '本行有 {got} 格，表头有 {expected} 格；可能多了或少了分隔符或引号',
  },
  'ragged-row/lines': {
    en: 'the row has {got} cells, the header has {expected}, and it runs on to line {last}: a quote is missing or too many; no line of it was taken',
    zh: '本行有 {got} 格，表头有 {expected} 格，且一直延续到第 {last} 行：可能多了或少了引号；其中各行均未采用',
  },
  'bad-quote/rows': {
    en: 'a cell in quotes runs on to line {last} and holds lines that are rows by themselves: a quote is missing or too many; none of them was taken',
    zh: '带引号的单元格一直延续到第 {last} 行，其中有本身像数据行的内容：可能多了或少了引号；其中各行均未采用',
  },
  'bad-quote/junk': {
    en: 'a quoted cell goes on after its closing quote; quotes inside a cell must be doubled; the record: {shown}',
    zh: '带引号的单元格在结束引号之后还有内容；单元格内的引号应写成两个；该记录：{shown}',
  },
  'bad-quote/inside': {
    en: 'an unpaired quote stands inside a cell that does not begin with one; quote the whole cell and double the quotes in it; the record: {shown}',
    zh: '未加引号的单元格里出现了不成对的引号；应给整格加引号，格内的引号写成两个；该记录：{shown}',
  },
  'bad-quote/open': {
    en: 'a quote opens on this line and is never closed; the record: {shown}',
    zh: '引号在这一行打开，之后一直没有结束；该记录：{shown}',
  },
  'bad-quote/open-later': {
    en: 'a quote opens on line {opening} of this record and is never closed; the record: {shown}',
    zh: '引号在该记录的第 {opening} 行打开，之后一直没有结束；该记录：{shown}',
  },
  'invalid-bytes': {
    en: 'the row is not valid {encoding}; save the file as UTF-8, or name its encoding with --encoding; the record: {shown}',
    zh: '本行不是有效的 {encoding} 文本；请把文件存为 UTF-8，或用 --encoding 指明其编码；该记录：{shown}',
  },
  'invalid-bytes/file': {
    en: 'is not valid {encoding}; save it as UTF-8, or name its encoding with --encoding',
    zh: '不是有效的 {encoding} 文本；请存为 UTF-8，或用 --encoding 指明编码',
  },
  'nul-character': {
    en: '{field} holds a NUL character, which no text has; the cell: {shown}',
    zh: '{field} 中含有 NUL 字符，正常文本不应有；该格：{shown}',
  },
  'lone-surrogate': {
    en: '{field} holds half a character (a surrogate without its other half); the cell: {shown}',
    zh: '{field} 中含有半个字符（缺少另一半的代理项）；该格：{shown}',
  },
  'cell-too-long': {
    en: '{field} is longer than {limit} characters; it begins: {shown}',
    zh: '{field} 超过 {limit} 个字符；开头为：{shown}',
  },
  'error-cell': {
    en: '{field} is {value}, an error of a spreadsheet in place of the value; export the column anew',
    zh: '{field} 的值为 {value}，是电子表格的错误值，原值已丢失；请重新导出该列',
  },
  'total-row': {
    en: 'a row of totals ({value}), not a post',
    zh: '这是汇总行（{value}），不是帖子',
  },
  'repeated-header': {
    en: 'the header again, as where files were joined; it is no post',
    zh: '此处又是一行表头（可能由多个文件拼接而成），不是帖子',
  },
  'row-too-long': {
    en: 'the row is longer than {limit} bytes',
    zh: '本行超过 {limit} 字节',
  },
  'bad-json': {
    en: 'not valid JSON: {reason}; the record: {shown}',
    zh: '不是有效的 JSON：{reason}；该记录：{shown}',
  },
  'bad-json/array': { en: 'not a valid JSON array: {reason}', zh: '不是有效的 JSON 数组：{reason}' },
  'not-an-object': {
    en: 'expected a JSON object with the fields of one post, found {found}; the record: {shown}',
    zh: '应为一个 JSON 对象（一条帖子的各字段），却是 {found}；该记录：{shown}',
  },
  'duplicate-key': {
    en: 'the JSON object names a key twice; the record: {shown}',
    zh: '该 JSON 对象里有重复的键；该记录：{shown}',
  },
  'repeated-row': {
    en: 'the same row as in {source}, line {first}; it counts once',
    zh: '与 {source} 第 {first} 行完全相同，只计一次',
  },
  'conflicting-duplicate': {
    en: 'the id {value} stands for {count} rows that differ, the first in {source}, line {first}; none of them is taken',
    zh: 'ID {value} 对应 {count} 行互不相同的数据（首行见 {source} 第 {first} 行），全部不予采用',
  },

  // decisions
  'decision-unknown': {
    en: '{value} is no decision; expected one of {expected}, or a blank cell for none',
    zh: '{value} 不是可用的决定；应为 通过、驳回、取消资格、替补（{expected}）之一，不作决定则留空',
  },
  'decision-unsigned': {
    en: 'the decision has no {field}; every decision needs a reviewer and a reason, so it was not applied',
    zh: '该决定缺少 {field}；每项决定都须写明审核人和理由，故未采用',
  },
  'decision-no-post': {
    en: 'decides about the post {value}, which is not among the posts of this run; it was not applied',
    zh: '所决定的帖子 {value} 不在本次的帖子之中，该决定未采用',
  },
  'decision-no-post/near': {
    en: 'decides about the post {value}, which is not among the posts of this run; it was not applied. Nearest: {suggestion}',
    zh: '所决定的帖子 {value} 不在本次的帖子之中，该决定未采用。最接近的是：{suggestion}',
  },
  'decision-no-user': {
    en: 'decides about the user {value}, of whom there is no post in this run; it was not applied',
    zh: '所决定的用户 {value} 在本次没有帖子，该决定未采用',
  },
  'decision-mangled': {
    en: '{value} is what a spreadsheet makes of a long id or of one with leading zeros; it could stand for {candidates}. Copy the ids again from review.csv, with the column formatted as text',
    zh: '{value} 像是电子表格改动过的长 ID 或丢了前导零的 ID，可能对应 {candidates}。请将该列设为文本格式，从 review.csv 重新复制 ID',
  },
  'decision-other-user': {
    en: 'the post {post} is by {user}, the sheet says {value}: its rows have slipped, or it belongs to another run',
    zh: '帖子 {post} 的作者是 {user}，表中却是 {value}：可能行错位了，或此表属于另一次运行',
  },
  'decision-idle': {
    en: 'the decision to replace {value} changes nothing: that post has no prize here',
    zh: '要以候补替换的帖子 {value} 在此并未获奖，该决定没有改变任何结果',
  },
  'decision-conflict': {
    en: '{value} is decided twice: {decision} here, {other} in line {line}; leave one of them',
    zh: '{value} 有两项相反的决定：此处为 {decision}，第 {line} 行为 {other}；请只留一项',
  },

  // tables
  'preamble-skipped': {
    en: 'lines {first} to {last} stand before the header and were skipped; the first: {shown}',
    zh: '表头之前的第 {first} 至 {last} 行已跳过；首行：{shown}',
  },
  'empty-input': { en: 'there is nothing to read: no header, no rows', zh: '没有可读的内容：既无表头也无数据' },
  'missing-column': {
    en: 'no column for {missing}; found: {found}. Name it with --map field=column or under columns: in the campaign file',
    zh: '找不到 {missing} 对应的列；现有列：{found}。请用 --map 字段=列名 或活动文件中的 columns: 指明',
  },
  'unknown-field': {
    en: '{field} is no field that eligo reads, so the column {column} cannot be named for it; known: {known}',
    zh: '没有 {field} 这个字段，不能为它指定列 {column}；可用的字段：{known}',
  },
  'unknown-field/near': {
    en: '{field} is no field that eligo reads, so the column {column} cannot be named for it; did you mean {suggestion}? Known: {known}',
    zh: '没有 {field} 这个字段，不能为它指定列 {column}；是否应为 {suggestion}？可用的字段：{known}',
  },
  'mapped-column-missing': {
    en: 'the column {name}, named for {field}, is not there; found: {found}. Nearest: {suggestion}',
    zh: '为 {field} 指定的列 {name} 不存在；现有列：{found}。最接近的是：{suggestion}',
  },
  'duplicate-column': {
    en: '{field} would be read from two columns: {name} (column {first}) and {other} (column {second}). Remove or rename one',
    zh: '{field} 对应了两列：第 {first} 列 {name} 和第 {second} 列 {other}。请删除或改名其中一列',
  },
  'column-unknown': {
    en: 'no column for {field}; where the rule {rule} cannot decide without it, it asks a human; found: {found}. Name it with --map {field}=column',
    zh: '找不到 {field} 对应的列；规则 {rule} 缺了它无法判定时，只能交人工；现有列：{found}。请用 --map {field}=列名 指明',
  },
  'column-unknown/people': {
    en: 'no fact {field} about people; the rule {rule} asks a human about everybody. Give a file with it: --people',
    zh: '没有人员信息 {field}；规则 {rule} 只能把所有人交人工。请用 --people 给出含有它的文件',
  },
  'column-unknown/fact': {
    en: 'no column for {field}; the rule {rule} asks a human about everybody; found: {found}',
    zh: '找不到 {field} 对应的列；规则 {rule} 只能把所有人交人工；现有列：{found}',
  },
  'metric-unknown': {
    en: '{stage} depends on {field}, which no post has: without it every prize that hangs on it is held. Name its column with --map {field}=column, or give --scores',
    zh: '{stage} 取决于 {field}，但没有任何帖子有此数值，相关奖品只能全部保留。请用 --map {field}=列名 指明，或用 --scores 给出',
  },
  'missing-list': {
    en: 'the rule {rule} names a list ({list}), and none was given',
    zh: '规则 {rule} 指定了名单（{list}），但没有给出',
  },
  'unclear-format/ole': {
    en: 'is an old Excel workbook (.xls) or one with a password, which is not read; save it as .xlsx without a password, or as CSV',
    zh: '是旧版 Excel 工作簿（.xls）或带密码的工作簿，无法读取；请另存为不带密码的 .xlsx 或 CSV',
  },
  'unclear-format/markup': {
    en: 'is a page in HTML or XML, as some programs export under the name .xls; open it in a spreadsheet program and save it as .xlsx or CSV',
    zh: '是 HTML 或 XML 页面（有些程序会以 .xls 为名导出）；请用电子表格程序打开后另存为 .xlsx 或 CSV',
  },
  'unclear-format/binary': {
    en: 'is no table: expected CSV or TSV with a header, XLSX, a JSON array, or one JSON object a line',
    zh: '不是表格文件：应为带表头的 CSV 或 TSV、XLSX、JSON 数组，或每行一个 JSON 对象',
  },
  'bad-xlsx': {
    en: 'cannot be read as an XLSX workbook: {reason}; open it in a spreadsheet program and save it again',
    zh: '无法作为 XLSX 工作簿读取：{reason}；请用电子表格程序打开后重新保存',
  },
  'no-sheet': {
    en: 'has no sheet {sheet}; there are: {found}',
    zh: '没有工作表 {sheet}；现有：{found}',
  },
  'sheet-chosen': {
    en: 'read the sheet {sheet}; the others were left alone: {others}. Choose with --sheet',
    zh: '读取了工作表 {sheet}；未读取：{others}。可用 --sheet 指定',
  },

  // campaign file
  'campaign-syntax': { en: 'not valid YAML or JSON: {reason}', zh: '不是有效的 YAML 或 JSON:{reason}' },
  'unknown-key': {
    en: '{key} is not a key here; known: {known}',
    zh: '此处没有 {key} 这个键；可用的键：{known}',
  },
  'unknown-key/near': {
    en: '{key} is not a key here; did you mean {suggestion}? Known: {known}',
    zh: '此处没有 {key} 这个键，是否应为 {suggestion}？可用的键：{known}',
  },
  'missing-key': { en: '{key} is missing', zh: '缺少 {key}' },
  'wrong-value': { en: '{key}: {value} is not possible here', zh: '{key}：此处不能是 {value}' },
  'expects-whole': {
    en: '{key}: expected a whole number, at least {least}, found {value}',
    zh: '{key}：应为不小于 {least} 的整数，却是 {value}',
  },
  'expects-text': { en: '{key}: expected a text, found {value}', zh: '{key}：应为文本，却是 {value}' },
  'expects-texts': {
    en: '{key}: expected a text or a list of texts, found {value}',
    zh: '{key}：应为文本或文本列表，却是 {value}',
  },
  'expects-choice': {
    en: '{key}: expected one of {choices}, found {value}',
    zh: '{key}：应为 {choices} 之一，却是 {value}',
  },
  'expects-flag': { en: '{key}: expected true or false, found {value}', zh: '{key}：应为 true 或 false，却是 {value}' },
  'expects-true': {
    en: '{key}: expected true, or no such key; found {value}',
    zh: '{key}：应为 true，否则不写；却是 {value}',
  },
  'expects-winners': {
    en: '{key}: expected true, or names of earlier awards, found {value}',
    zh: '{key}：应为 true 或先前奖项的名称，却是 {value}',
  },
  'expects-decimals': {
    en: '{key}: expected a number of decimals from 0 to 18, found {value}',
    zh: '{key}：应为 0 至 18 的小数位数，却是 {value}',
  },
  'expects-amount': {
    en: '{key}: expected an exact amount such as "333" or "0.5" without separators or exponent, found {value}',
    zh: '{key}：应为 "333" 或 "0.5" 这样的精确数额，不带分隔符和指数，却是 {value}',
  },
  'expects-share': {
    en: '{key}: expected a share from 0 to 1, found {value}',
    zh: '{key}：应为 0 到 1 之间的比例，却是 {value}',
  },
  'expects-mapping': {
    en: '{key}: expected a mapping of keys to values, found {value}',
    zh: '{key}：应为键值映射，却是 {value}',
  },
  'expects-list': {
    en: '{key}: expected a list with at least one entry, found {value}',
    zh: '{key}：应为至少一项的列表，却是 {value}',
  },
  'bad-zone': {
    en: '{value} is not a zone; expected an offset such as +08:00, or a region such as Asia/Shanghai',
    zh: '{value} 不是时区；应为 +08:00 这样的偏移量，或 Asia/Shanghai 这样的地区名',
  },
  'window-without-zone': {
    en: 'the window has no zone: {value} is {utc} in UTC and {china} in UTC+8. Write the offset, or add zone: "+08:00"',
    zh: '活动时间没有写明时区：{value} 按 UTC 是 {utc}，按 UTC+8 是 {china}。请写明偏移量，或加上 zone: "+08:00"',
  },
  'zone-unclear': {
    en: 'the ends of the window are exact, but the file names no zone for the times of posts without an offset: add zone: "+08:00"',
    zh: '活动起止时刻虽已明确，但帖子中未注明偏移量的时间没有时区可依；请加上 zone: "+08:00"',
  },
  'window-date-only': {
    en: '{key}: {value} is a day without a time; write "{value} 00:00" for its start or "{value} 24:00" for its end',
    zh: '{key}：{value} 只有日期；请写明 "{value} 00:00"（当天开始）或 "{value} 24:00"（当天结束）',
  },
  'window-time': {
    en: '{key}: {value} cannot be read as a time; expected YYYY-MM-DD HH:MM',
    zh: '{key}：无法识别时间 {value}；应为 YYYY-MM-DD HH:MM',
  },
  'time-without-zone': {
    en: '{key}: {value} has no zone; write the offset, or add zone: "+08:00" to the file',
    zh: '{key}：{value} 没有写明时区；请写明偏移量，或在文件中加上 zone: "+08:00"',
  },
  'window-backwards': {
    en: 'the window ends at {to}, not after its start at {from}',
    zh: '活动结束时间 {to} 不晚于开始时间 {from}',
  },
  'window-end-59': {
    en: 'the window ends at {value}, which leaves the last moments before {next} outside; if they belong to it, write {next}',
    zh: '活动结束写作 {value}，到 {next} 之前的最后片刻不算在内；若应算在内，请写 {next}',
  },
  'ladder-sum': {
    en: 'the ladder of {stage} sums to {sum}, its pool is {pool}: they must be equal',
    zh: '{stage} 各档奖金合计 {sum}，而奖池为 {pool}，二者必须相等',
  },
  'no-prizes': {
    en: '{stage} does not say what winners get: one of ladder, ranks and split is needed',
    zh: '{stage} 没有说明获奖者得到什么：需要 ladder、ranks、split 之一',
  },
  'prizes-conflict': {
    en: '{stage}: {first} and {second} exclude each other; keep one of them',
    zh: '{stage}：{first} 与 {second} 互相排斥，只能保留其一',
  },
  'prizes-need': {
    en: '{stage}: {key} needs one of these beside it: {needed}',
    zh: '{stage}：{key} 需要与以下之一同时写明：{needed}',
  },
  'goods-asset': {
    en: '{stage}: the goods are called {asset} like the asset, so that pieces and amounts could not be told apart; give them another name',
    zh: '{stage}：实物与资产同名（{asset}），件数与数额将无法区分；请另起名称',
  },
  'ranks-range': {
    en: '{stage}: {value} is no rank and no range of ranks; expected "1" or "3-5"',
    zh: '{stage}：{value} 不是名次，也不是名次范围；应为 "1" 或 "3-5"',
  },
  'ranks-overlap': {
    en: '{stage}: the ranks {first} and {second} overlap: both hold rank {rank}',
    zh: '{stage}：名次 {first} 与 {second} 重叠，都包含第 {rank} 名',
  },
  'ranks-gap': {
    en: '{stage}: no prize is stated for rank {ranks}, before {next}',
    zh: '{stage}：{next} 之前的第 {ranks} 名没有写明奖品',
  },
  'weights-sum': {
    en: '{stage}: the weights {weights} sum to {sum}; they must sum to 100, or to 1',
    zh: '{stage}：权重 {weights} 合计 {sum}，应为 100 或 1',
  },
  'award-twice': {
    en: 'two awards are called {stage}; give each a name of its own',
    zh: '有两个奖项都叫 {stage}；请各取一个 name',
  },
  'award-unknown': {
    en: '{stage}: {key} names {value}, which is no earlier award; there are: {earlier}',
    zh: '{stage}：{key} 写了 {value}，但先前没有这个奖项；先前有：{earlier}',
  },
  'award-unknown/near': {
    en: '{stage}: {key} names {value}, which is no earlier award; did you mean {suggestion}? There are: {earlier}',
    zh: '{stage}：{key} 写了 {value}，但先前没有这个奖项；是否指 {suggestion}？先前有：{earlier}',
  },
  'award-unknown/later': {
    en: '{stage}: {key} names {value}, which is not given before it, so its winners are not known yet; put it first. Earlier: {earlier}',
    zh: '{stage}：{key} 写了 {value}，但该奖项并不在它之前颁发，获奖者尚不可知；请调整次序。先前有：{earlier}',
  },
  'only-inactive': {
    en: '{stage}: {key} names the rule {rule}, which is not active; active are: {rules}',
    zh: '{stage}：{key} 写了规则 {rule}，但它未启用；已启用：{rules}',
  },
  'only-inactive/near': {
    en: '{stage}: {key} names the rule {rule}, which is not active; did you mean {suggestion}? Active are: {rules}',
    zh: '{stage}：{key} 写了规则 {rule}，但它未启用；是否指 {suggestion}？已启用：{rules}',
  },
  'where-nobody': {
    en: '{stage}: where asks for {by} of at least {min} and at most {max}: nobody can have that',
    zh: '{stage}：where 要求 {by} 不小于 {min} 且不大于 {max}，无人能够满足',
  },
  'share-nothing': {
    en: '{stage}: leftover: share has nothing to share, because a split gives away all it can; use stay or roll',
    zh: '{stage}：瓜分已发出能发的全部，leftover: share 没有可分享的余额；请用 stay 或 roll',
  },
  'roll-nowhere': {
    en: '{stage}: leftover: roll needs an award after this one; it is the last',
    zh: '{stage}：leftover: roll 需要后面还有奖项，但这已是最后一个',
  },
  'roll-nowhere/asset': {
    en: '{stage}: leftover: roll cannot add {asset} to the next award, which pays {other}',
    zh: '{stage}：leftover: roll 无法把 {asset} 并入下一奖项，后者发放的是 {other}',
  },
  'roll-nowhere/fixed': {
    en: '{stage}: leftover: roll leads to an award with fixed prizes, which could not give it away; let that one split, share or roll on',
    zh: '{stage}：leftover: roll 并入的下一奖项数额固定，无法发出；请让后者用 split，或 leftover: share、roll',
  },
  'cap-leaves': {
    en: '{stage}: {places} places of at most {cap} are {most} of the pool of {pool}: at least {left} will be left over',
    zh: '{stage}：{places} 个名额、每人至多 {cap}，共 {most}，而奖池为 {pool}：至少会剩余 {left}',
  },
  'pool-unit': {
    en: '{stage}: with {decimals} decimals, {left} of the pool is less than the smallest unit and cannot be paid out',
    zh: '{stage}：小数位数为 {decimals}，奖池中有 {left} 不足最小单位，无法发放',
  },
  'seed-sources': {
    en: '{stage}: the seed of RFC 3797 is made of sources of whole numbers parted by slashes, such as 9319/2 5 12 8 10; found {value}',
    zh: '{stage}：RFC 3797 的种子由以斜杠分隔的整数来源组成，如 9319/2 5 12 8 10；却是 {value}',
  },
  'no-seed': {
    en: '{stage}: there is no seed, so nothing is drawn; give a public one with --seed, or as draw.seed in the campaign file',
    zh: '{stage}：没有种子，未进行抽取；请用 --seed 给出公开的种子，或写在活动文件的 draw.seed 中',
  },
  'seal-no-draw': {
    en: 'no award of the campaign file is drawn, so there is nothing to seal',
    zh: '活动文件中没有抽取的奖项，无可封存',
  },
  'seal-seeded': {
    en: '{stage}: draw.seed states the seed already; a sealed draw takes that of the beacon, so leave draw.seed out',
    zh: '{stage}：draw.seed 已写明种子；封存的抽取使用信标产生的种子，请删去 draw.seed',
  },
  'seal-when': {
    en: 'expected when the beacon is to come: --at with a time, or --round',
    zh: '请用 --at 写明信标产生的时刻，或用 --round 写明轮次',
  },
  'seal-past': {
    en: 'round {round} came at {time}, so everybody knows its value: a seal commits to a round that is still to come',
    zh: '第 {round} 轮已于 {time} 产生，其值众所周知；封存须指定尚未产生的轮次',
  },
  'seal-review': {
    en: 'posts still in review: {posts}; they are not among the entrants: decide them first, with --decisions',
    zh: '仍有 {posts} 条帖子待审，未列入名单；请先作出决定，并用 --decisions 给出',
  },
  'bad-seal': {
    en: 'is no seal of eligo, or its statement, its lists and its digest do not agree',
    zh: '不是 eligo 的封存文件，或其声明、名单与摘要互不相符',
  },
  'bad-beacon/form': {
    en: 'is no beacon; expected the JSON of a round of drand quicknet, with round, randomness and signature',
    zh: '不是信标；应为 drand quicknet 某一轮的 JSON，含 round、randomness、signature',
  },
  'bad-beacon/signature': {
    en: "the signature of round {round} does not hold under the key of {chain}: it is forged, damaged, or another chain's",
    zh: '第 {round} 轮的签名不符合 {chain} 的公钥：系伪造、损坏或来自其他链',
  },
  'bad-beacon/randomness': {
    en: 'the randomness of round {round} of {chain} is not the SHA-256 of its signature',
    zh: '{chain} 第 {round} 轮的 randomness 不是其签名的 SHA-256',
  },
  'beacon-round': {
    en: 'is the beacon of round {found}; the seal waits for round {sealed}, which comes at {time}',
    zh: '是第 {found} 轮的信标；封存文件等待的是第 {sealed} 轮，产生于 {time}',
  },
  'seal-without-beacon': {
    en: '--seal needs --beacon with the round that the seal waits for',
    zh: '--seal 须与 --beacon 一同给出，即封存文件所等待的轮次',
  },
  'beacon-without-seal': {
    en: '--beacon needs --seal with what was committed to before',
    zh: '--beacon 须与 --seal 一同给出，即此前封存的文件',
  },
  'seal-salt': { en: 'was made with another salt', zh: '封存时用的是另一个盐值' },
  'seal-salt/missing': { en: 'was made with a salt; give it with --salt', zh: '封存时用了盐值，请用 --salt 给出' },
  'seal-campaign': {
    en: 'the campaign file is not the sealed one: digest {found}, sealed {sealed}',
    zh: '活动文件与封存时不同：摘要为 {found}，封存的是 {sealed}',
  },
  'seal-input/gone': {
    en: 'a file that was sealed is missing or has changed: {role}, SHA-256 {sha256}',
    zh: '封存的文件缺失或已改动：{role}，SHA-256 {sha256}',
  },
  'seal-input/added': {
    en: 'a file was not sealed, or has changed since: {role} {name}, SHA-256 {sha256}',
    zh: '文件未经封存，或封存后有改动：{role} {name}，SHA-256 {sha256}',
  },
  'seal-entrants/gone': {
    en: '{award}: sealed entrants that are missing: {count}, the first {first}',
    zh: '{award}：封存的名单中有 {count} 签不见了，第一签为 {first}',
  },
  'seal-entrants/added': {
    en: '{award}: entrants that were not sealed: {count}, the first {first}',
    zh: '{award}：有 {count} 签不在封存的名单中，第一签为 {first}',
  },
  'seal-draw/gone': {
    en: '{award}: the seal has a draw over {over}; the campaign file has none of that name',
    zh: '{award}：封存文件中有此项抽取（{over}），活动文件中没有',
  },
  'seal-draw/added': { en: '{award}: this draw was not sealed', zh: '{award}：此项抽取未经封存' },
  'seal-later': {
    en: '{role}: has come or changed since the seal; who is drawn from is the same, but prizes may have been held or passed on; the result says so',
    zh: '{role}：封存后新增或有改动；抽取范围不变，但奖品可能被保留或递补；结果中已注明',
  },
  'no-ranking': {
    en: 'the file does not say how winners are chosen (rank, weighted, draw, first_come or all), so no prize of {stage} is awarded; nothing is guessed',
    zh: '活动文件没有说明获奖者如何排出（rank、weighted、draw、first_come 或 all），{stage} 不发放任何奖品；程序不作猜测',
  },
  'rule-empty': { en: '{rule}: at least one of {keys} is needed', zh: '{rule}：至少需要 {keys} 之一' },
  'rule-without-window': {
    en: 'rules.window is active, but the file has no window',
    zh: '启用了 rules.window，但文件中没有 window',
  },

  // announcement
  'announcement-differs': {
    en: '{key}: the campaign file says {value}, the announcement {said}: {at}: “{quote}”',
    zh: '{key}：活动文件写的是 {value}，公告写的是 {said}：{at}：“{quote}”',
  },
  'announcement-no-zone': {
    en: 'the time “{quote}” has no zone: participants cannot know when it begins and ends',
    zh: '时间“{quote}”没有写明时区，参与者无从得知何时开始和结束',
  },
  'announcement-backwards': {
    en: 'the time runs backwards, from {from} to {to}: “{quote}”',
    zh: '时间先后颠倒，从 {from} 到 {to}：“{quote}”',
  },
  'announcement-end-59': {
    en: 'the time ends at {value}, which can mean up to {next} or leave the last moments out: “{quote}”',
    zh: '时间写到 {value} 为止，可指到 {next} 为止，也可不含最后片刻：“{quote}”',
  },
  'announcement-utc': {
    en: 'the text is Chinese and its time is in UTC: “{quote}”; is UTC+8 meant?',
    zh: '公告为中文，时间却按 UTC：“{quote}”；是否应为 UTC+8？',
  },
  'announcement-windows': {
    en: 'two times of posting differ: “{quote}” and, in line {other_line}, “{other}”',
    zh: '两处发帖时间不一致：“{quote}”；第 {other_line} 行：“{other}”',
  },
  'announcement-lengths': {
    en: 'two lengths differ: {first} in “{quote}” and, in line {other_line}, {second} in “{other}”',
    zh: '两处字数要求不一致：{first}（“{quote}”）；第 {other_line} 行为 {second}（“{other}”）',
  },
  'announcement-units': {
    en: 'the same number in two units: {first} in “{quote}” and, in line {other_line}, {second} in “{other}”; a text of 80 words is far longer than one of 80 characters',
    zh: '同一数目用了两种单位：{first}（“{quote}”）；第 {other_line} 行为 {second}（“{other}”）；80 个词远多于 80 个字',
  },
  'announcement-tags': {
    en: 'two spellings of the hashtag: {first} in “{quote}” and, in line {other_line}, {second} in “{other}”',
    zh: '话题标签有两种写法：{first}（“{quote}”）；第 {other_line} 行为 {second}（“{other}”）',
  },
  'announcement-screenshot': {
    en: 'an image is needed in “{quote}” and only welcome in line {other_line}: “{other}”',
    zh: '一处要求必须附图：“{quote}”；第 {other_line} 行却只是优先或建议：“{other}”',
  },
  'announcement-identity': {
    en: 'verification is needed at different times: “{quote}” and, in line {other_line}, “{other}”',
    zh: '身份认证的要求不一致：“{quote}”；第 {other_line} 行：“{other}”',
  },
  'announcement-pools': {
    en: 'two sums of all prizes differ: {first} in “{quote}” and, in line {other_line}, {second} in “{other}”',
    zh: '两处奖池总额不一致：{first}（“{quote}”）；第 {other_line} 行为 {second}（“{other}”）',
  },
  'announcement-ladder': {
    en: 'the prizes sum to {sum} {asset}, the pool is {pool} {asset}: “{quote}”; the prizes, from line {line}: {steps}',
    zh: '各档奖品合计 {sum} {asset}，奖池为 {pool} {asset}：“{quote}”；各档自第 {line} 行起：{steps}',
  },

  // trust
  'verify-input/missing': {
    en: '{role} {name} is not among the inputs given: the file with the SHA-256 {recorded}',
    zh: '给出的输入中没有 {role} {name}：其 SHA-256 为 {recorded}',
  },
  'verify-input/changed': {
    en: '{role} {name} is not as it was: SHA-256 {found}, recorded {recorded}',
    zh: '{role} {name} 与当时不同：SHA-256 为 {found}，记录为 {recorded}',
  },
  'verify-input/extra': {
    en: '{name} was given, and the result was made without it',
    zh: '给出了 {name}，而该结果并未用到它',
  },
  'verify-campaign': {
    en: 'the campaign file is not the one of the result: digest {found}, recorded {recorded}',
    zh: '活动文件不是该结果所用的那一份：摘要为 {found}，记录为 {recorded}',
  },
  'verify-campaign/key': {
    en: 'the campaign file is not the one of the result: {key} was {recorded}, now it is {found}',
    zh: '活动文件不是该结果所用的那一份：{key} 原为 {recorded}，现为 {found}',
  },
  'verify-seal': {
    en: 'the result was drawn by the seal {recorded}, not by the one that was published: {given}',
    zh: '该结果依据的封存摘要为 {recorded}，与公布的 {given} 不同',
  },
  'verify-seal/none': {
    en: 'the result was not drawn by a seal',
    zh: '该结果并非依据封存文件抽取',
  },
  'verify-post': {
    en: '{post}, {rule}: the result says {recorded}, the replay {replayed}',
    zh: '{post}，{rule}：结果为 {recorded}，重算为 {replayed}',
  },
  'verify-post/field': {
    en: '{post}: {field} is {recorded} in the result, {replayed} in the replay',
    zh: '{post}：{field} 在结果中为 {recorded}，重算为 {replayed}',
  },
  'verify-post/gone': {
    en: 'the post {post} by {user} is missing from the result; the replay has it',
    zh: '结果中缺少 {user} 的帖子 {post}，重算中有',
  },
  'verify-post/added': {
    en: 'the result has a post {post} by {user}; the replay has not',
    zh: '结果中有 {user} 的帖子 {post}，重算中没有',
  },
  'verify-award': {
    en: '{award}, place {place}: the result says {recorded}, the replay {replayed}',
    zh: '{award}，第 {place} 位：结果为 {recorded}，重算为 {replayed}',
  },
  'verify-award/reason': {
    en: '{award}, place {place}: the result gives the reason {recorded}, the replay {replayed}',
    zh: '{award}，第 {place} 位：结果的理由为 {recorded}，重算为 {replayed}',
  },
  'verify-result': {
    en: '{key}: the result says {recorded}, the replay {replayed}',
    zh: '{key}：结果为 {recorded}，重算为 {replayed}',
  },
  'verify-file': {
    en: 'line {line} is {found}; the replay writes {replayed}',
    zh: '第 {line} 行为 {found}，重算为 {replayed}',
  },
  'inconsistent/digest': {
    en: 'has changed since it was written: SHA-256 {found}, recorded {recorded}',
    zh: '写出之后被改动过：SHA-256 为 {found}，记录为 {recorded}',
  },
  'inconsistent/count': {
    en: '{what}: {found} in {file}, {recorded} in result.json',
    zh: '{what}：{file} 中为 {found}，result.json 中为 {recorded}',
  },
  'inconsistent/verdict': {
    en: '{post}: recorded as {recorded}, but its findings make it {found}',
    zh: '{post}：记录为 {recorded}，而按各项结论应为 {found}',
  },
  'inconsistent/row': {
    en: '{file}, line {line}: {column} is {found}, but {other} says {recorded}',
    zh: '{file} 第 {line} 行：{column} 为 {found}，而 {other} 为 {recorded}',
  },
  'inconsistent/sum': {
    en: '{award}: {what} is recorded as {recorded}, but adds up to {found}',
    zh: '{award}：{what} 记录为 {recorded}，合计却是 {found}',
  },
  'inconsistent/winner-unknown': {
    en: '{award}, place {place}: the post {post} is not among the entries',
    zh: '{award}，第 {place} 位：帖子 {post} 不在条目之中',
  },
  'inconsistent/beacon': {
    en: 'round {round} of the beacon is not what its signature says: {problem}',
    zh: '信标第 {round} 轮与其签名不符：{problem}',
  },
  'inconsistent/seed': {
    en: 'the seed is {recorded}, but the seal and the beacon make {found}',
    zh: '种子为 {recorded}，而由封存摘要与信标得出的是 {found}',
  },
  'inconsistent/drawn': {
    en: '{award}, place {place}: {user} is not on the sealed list',
    zh: '{award} 第 {place} 名：{user} 不在封存的名单中',
  },
  'inconsistent/drawn-digest': {
    en: '{award}, place {place}: {user} is recorded with {recorded}, but the sealed list and the seed make {found}',
    zh: '{award} 第 {place} 名：{user} 记录为 {recorded}，而由封存的名单与种子得出的是 {found}',
  },
  'inconsistent/drawn-order': {
    en: '{award}, place {place}: {user} stands further in front in the order of the draw',
    zh: '{award} 第 {place} 名：{user} 在抽取次序中应更靠前',
  },
  'inconsistent/drawn-skipped': {
    en: '{award}: the sealed ticket {ticket} comes before a winner, and nothing says why it did not win',
    zh: '{award}：封存名单中的 {ticket} 排在获奖者之前，却未获奖，也没有说明原因',
  },
  'inconsistent/order': {
    en: '{award}, place {place}: {user} has rank {rank}, after rank {last}',
    zh: '{award}，第 {place} 位：{user} 名次为 {rank}，却排在第 {last} 名之后',
  },

  // running
  usage: { en: 'the command line is not understood: {message}', zh: '无法理解命令行：{message}' },
  'usage/command': {
    en: 'there is no command {value}; eligo --help lists them all',
    zh: '没有命令 {value}；eligo --help 列出全部命令',
  },
  'usage/command-near': {
    en: 'there is no command {value}; did you mean {suggestion}?',
    zh: '没有命令 {value}；是否应为 {suggestion}？',
  },
  'usage/flag': {
    en: 'there is no flag {value} here; --help lists them all',
    zh: '此处没有选项 {value}；--help 列出全部选项',
  },
  'usage/flag-near': {
    en: 'there is no flag {value} here; did you mean {suggestion}?',
    zh: '此处没有选项 {value}；是否应为 {suggestion}？',
  },
  'usage/argument-missing': {
    en: '{name} is missing; --help shows what is expected',
    zh: '缺少 {name}；--help 说明所需的参数',
  },
  'usage/flag-missing': { en: '{flag} is needed here', zh: '此处必须给出 {flag}' },
  'usage/conflict': { en: '{flag} does not go with {other}', zh: '{flag} 不能与 {other} 同时使用' },
  'usage/value-missing': { en: '{flag} needs a value', zh: '{flag} 需要一个值' },
  'usage/too-many': {
    en: '{got} arguments were given, {expected} expected; a glob or a name with blanks needs quotes',
    zh: '给出了 {got} 个参数，应为 {expected} 个；通配符或带空格的名称要加引号',
  },
  'usage/choice': {
    en: '{value} is not possible for {flag}; there are: {choices}',
    zh: '{flag} 不能是 {value}；可选：{choices}',
  },
  'usage/choice-near': {
    en: '{value} is not possible for {flag}; did you mean {suggestion}? There are: {choices}',
    zh: '{flag} 不能是 {value}；是否应为 {suggestion}？可选：{choices}',
  },
  'usage/value': { en: '{value} is not possible for {flag}: {reason}', zh: '{flag} 不能是 {value}：{reason}' },
  'no-campaign': {
    en: 'no campaign file: give one with -c, or run in a folder that holds campaign.yaml or campaign.json',
    zh: '没有活动文件：请用 -c 指定，或在含有 campaign.yaml 或 campaign.json 的文件夹中运行',
  },
  'no-posts': {
    en: 'no posts given: name at least one export, or - for standard input',
    zh: '没有给出帖子：请至少指定一个导出文件，或用 - 表示标准输入',
  },
  unreadable: { en: 'cannot be read: {reason}', zh: '无法读取：{reason}' },
  'input-changed': {
    en: 'the row is no longer what it was when the posts were read: something has written to the file meanwhile. Run again when it is finished',
    zh: '此行与读取帖子时已不相同：运行期间有程序改写了该文件。请等它写完后重新运行',
  },
  'unknown-encoding': {
    en: '{value} is no encoding that can be read; there are utf-8, utf-16le, utf-16be, gb18030, big5, shift_jis, euc-kr, windows-1252 and others of the WHATWG Encoding Standard',
    zh: '无法识别编码 {value}；可用 utf-8、utf-16le、utf-16be、gb18030、big5、shift_jis、euc-kr、windows-1252 等 WHATWG 编码标准中的名称',
  },
  'unreadable-encoding': {
    en: 'is encoded in {encoding}, which is not read; save it as UTF-8',
    zh: '使用 {encoding} 编码，无法读取；请存为 UTF-8',
  },
  'read-as': {
    en: 'read as {encoding}; if texts look wrong, name its encoding with --encoding',
    zh: '按 {encoding} 编码读取；若文字显示不正确，请用 --encoding 指明编码',
  },
  'no-match': { en: 'no file matches {pattern}', zh: '没有文件匹配 {pattern}' },
  unwritable: {
    en: 'cannot be written: {reason}. What was there before is unchanged',
    zh: '无法写入：{reason}。原有内容保持不变',
  },
  'not-a-scan': {
    en: 'this is no scan file; expected what eligo scan -o wrote. Exports go to eligo check, or to eligo scan first',
    zh: '不是扫描文件；应为 eligo scan -o 写出的文件。导出文件请交给 eligo check，或先用 eligo scan 扫描',
  },
  'scan-damaged': {
    en: 'the scan file is cut short or was changed: scan its exports again',
    zh: '扫描文件不完整或被改动过；请重新扫描对应的导出文件',
  },
  'scan-other/version': {
    en: 'the scan file was made by eligo {found}, and this is {expected}: scan its exports again with this version',
    zh: '扫描文件由 eligo {found} 生成，当前为 {expected}；请用当前版本重新扫描',
  },
  'scan-other/campaign': {
    en: 'the scan file was made for another campaign file: its digest is {found}, this one has {expected}; scan the exports again with this campaign file',
    zh: '扫描文件对应另一份活动文件：其摘要为 {found}，当前为 {expected}；请用当前活动文件重新扫描',
  },
  'scan-other/data': {
    en: 'the scan file was made with {found}, and here it is {expected}: use one version of Node for all scans and for settle',
    zh: '扫描时的数据版本为 {found}，此处为 {expected}；扫描与结算请使用同一版本的 Node',
  },
  'scan-other/options': {
    en: 'the scan file was made with the options {found}, others with {expected}: scan all exports with the same',
    zh: '该扫描文件的读取选项为 {found}，其他为 {expected}；请用相同选项扫描所有导出文件',
  },
  'name-for-many': {
    en: '--name {name} can stand for one export only, and there are {files}',
    zh: '--name {name} 只能用于一个导出文件，现有 {files} 个',
  },
  'scan-twice': {
    en: 'the export {name} is in this scan file and in {other} too: give each export once; for standard input, name it with eligo scan --name',
    zh: '导出文件 {name} 同时在此扫描文件和 {other} 中；每个导出文件只应出现一次；标准输入请用 eligo scan --name 命名',
  },
  'no-room-for-texts': {
    en: 'the texts of a large run are put aside in a temporary file, and that cannot be written or read: {reason}. Make room, or set TMPDIR to another folder',
    zh: '大批量运行时文本暂存于临时文件，而该文件无法读写：{reason}。请腾出空间，或用 TMPDIR 指定其他文件夹',
  },
  'too-much-text': {
    en: 'all texts together are longer than one run can compare: more than {limit} characters and words. Take the posts in parts, each with its own run, and bear in mind that a copy of a text in another part is not seen; or leave out the rule originality',
    zh: '全部文本的总长超过一次运行所能比较的上限（{limit} 个字词）。请把帖子分成几部分分别运行，但跨部分的抄袭将无法发现；或者不使用 originality 规则',
  },
  'unwritable/full': {
    en: 'cannot be written: {reason}. Free some space, or choose a folder on another disk with -o; what was there before is unchanged',
    zh: '无法写入：{reason}。请腾出空间，或用 -o 换到另一块磁盘上的文件夹；原有内容保持不变',
  },
  'unwritable/limit': {
    en: 'cannot be written: {reason}. A file would become larger than this system allows (ulimit -f); what was there before is unchanged',
    zh: '无法写入：{reason}。文件会超出系统允许的大小（ulimit -f）；原有内容保持不变',
  },
  'unwritable/denied': {
    en: 'cannot be written: {reason}. Ask for write permission, or choose another folder with -o; what was there before is unchanged',
    zh: '无法写入：{reason}。请获取写入权限，或用 -o 换一个文件夹；原有内容保持不变',
  },
  'unwritable/torn': {
    en: 'the old files could not all be put back: they are in {folder}, and the next run into this folder puts them back',
    zh: '旧文件未能全部放回，现存于 {folder}；下一次向此文件夹写入时会自动放回',
  },
  'unwritable/bare': { en: 'cannot be written: {reason}', zh: '无法写入：{reason}' },
  'unwritable/shown': {
    en: 'cannot be written: {reason}. The result itself is in {folder}, whole',
    zh: '无法写入：{reason}。结果本身已完整写入 {folder}',
  },
  unsynced: {
    en: 'the result is written, but the system did not confirm that it would outlast a power cut: {reason}',
    zh: '结果已写入，但系统未能确认断电后仍能保留：{reason}',
  },
  leftover: {
    en: 'a temporary folder could not be removed: {reason}. It may be deleted; the next run into the same folder tries again',
    zh: '临时文件夹未能删除：{reason}。可以手动删除；下一次写入同一文件夹时会再次尝试',
  },
  'xlsx-without-folder': {
    en: '--xlsx writes report.xlsx into the folder of the result; name that folder with -o',
    zh: '--xlsx 会把 report.xlsx 写入结果文件夹；请用 -o 指定该文件夹',
  },
  'cells-cut': {
    en: '{count} texts of the table {table} are longer than a cell of a spreadsheet can be (32,767 characters, 253 line breaks) and were cut, with a note at the end of each; they are whole in {table}.csv',
    zh: '{table} 表中有 {count} 处文字超过电子表格单元格的上限（32,767 个字符、253 个换行），已截断并在末尾注明；全文见 {table}.csv',
  },
  'sheets-split': {
    en: 'the table {table} has more rows than a sheet of a spreadsheet can have ({rows}); it goes on, on {count} sheets in all',
    zh: '{table} 表的行数超过电子表格单个工作表的上限（{rows} 行），已分成 {count} 个工作表',
  },
  'workbook-too-large': {
    en: 'would be larger than 4 GiB, which spreadsheets cannot open; run without --xlsx and use the CSV files',
    zh: '将超过 4 GiB，电子表格无法打开；请去掉 --xlsx，使用 CSV 文件',
  },
  interrupted: { en: 'interrupted; nothing was written', zh: '已中断，未写入任何内容' },
  'output-busy': {
    en: 'another run is replacing the result in this folder and does not come to an end; try again, or choose another folder with -o',
    zh: '另一次运行正在替换此文件夹中的结果且迟迟没有结束；请稍后再试，或用 -o 换一个文件夹',
  },
  'output-is-input': {
    en: 'would be overwritten, and it is one of the inputs; choose another folder with -o',
    zh: '将被覆盖，而它是输入文件之一；请用 -o 换一个文件夹',
  },
  'output-is-link': {
    en: 'is a symbolic link; results are never written through one',
    zh: '是符号链接；结果不会经由符号链接写入',
  },
  'output-not-folder': {
    en: 'is not a folder; choose another name with -o',
    zh: '不是文件夹；请用 -o 换一个名称',
  },
  'output-is-folder': {
    en: 'is a folder or another thing that is no file; choose another folder with -o',
    zh: '是文件夹或其他非普通文件；请用 -o 换一个文件夹',
  },
  'no-result': { en: 'holds no result of eligo check -o: {reason}', zh: '其中没有 eligo check -o 的结果：{reason}' },
  'what-if-form': {
    en: '{value} is no change of a campaign file; expected rule.option=value, rule=off, or a path such as prizes.pool=500',
    zh: '{value} 不是对活动文件的改动；应为 规则.选项=值、规则=off，或 prizes.pool=500 这样的路径',
  },
  'what-if-item': {
    en: '{key} has no item {item}; name one by its position or its name: {known}',
    zh: '{key} 中没有 {item} 这一项；请用位置或名称指明：{known}',
  },
  'what-if-format': {
    en: '--what-if prints a summary or JSON, not {format}',
    zh: '--what-if 只输出摘要或 JSON，不支持 {format}',
  },
  'unknown-post': { en: 'the result has no post {value}', zh: '结果中没有帖子 {value}' },
  'unknown-post/near': {
    en: 'the result has no post {value}; did you mean {suggestion}?',
    zh: '结果中没有帖子 {value}；是否应为 {suggestion}？',
  },
  'unknown-rule': { en: 'there is no rule {value}; there are: {known}', zh: '没有规则 {value}；现有：{known}' },
  'unknown-rule/near': {
    en: 'there is no rule {value}; did you mean {suggestion}? There are: {known}',
    zh: '没有规则 {value}；是否应为 {suggestion}？现有：{known}',
  },
  'no-expectations': {
    en: 'has no column expect; eligo test compares verdicts with it',
    zh: '没有 expect 列；eligo test 需要用它来核对',
  },
  'sums-differ': {
    en: 'bug: {stage} awards {awarded}, holds {held} and leaves {unallocated}, which is not its pool of {pool}',
    zh: '程序错误：{stage} 已发放 {awarded}、保留 {held}、未分配 {unallocated}，合计不等于奖池 {pool}',
  },
} as const satisfies Record<string, Wording>

/** A key of the catalogue: a code, or a code with the variant of its words. */
export type FaultCode = keyof typeof FAULTS
