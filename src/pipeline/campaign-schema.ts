import * as z from 'zod/mini'
import { amount, choice, flag, list, mapping, means, text, texts, whole } from '../model/schema.js'
import { RULES } from '../rules/registry.js'

const rankKey = z.union([
  text(),
  mapping({
    by: means('a numeric column, or posted_at', '数值列名，或 posted_at', text()),
    order: z.optional(
      means('desc: greatest first; asc: least first', 'desc：大者在前；asc：小者在前', choice(['asc', 'desc'])),
    ),
  }),
])

const prize = mapping({
  name: z.optional(means('what the prize is called', '奖项名称', text())),
  places: means('how many win it', '名额', z._default(whole(1), 1)),
  amount: means('what each of them gets', '每个名额的数额', amount()),
})

/** One award: its pool, how winners are chosen and what they get. */
export const stageSchema = mapping({
  name: z.optional(means('what the award is called', '奖池名称', text())),
  asset: means('what is paid out', '发放的资产', text()),
  pool: means('how much there is in all; the ladder must sum to it', '奖池总额，各档之和必须与之相等', amount()),
  rank: z.optional(
    means(
      'how winners are chosen: columns, the first decides; ties go to the earlier post, then to the post id',
      '获奖者如何排出：按列依次比较；仍相同者先发者在前，再按帖子 ID',
      list(rankKey),
    ),
  ),
  ladder: means('the prizes, best first', '各档奖品，由高到低', list(prize)),
  alternates: z.optional(
    means(
      'how many alternates are listed; as many as there are places unless stated',
      '候补人数；不写则与名额相同',
      whole(0),
    ),
  ),
})

const windowSchema = mapping({
  from: means('the first instant inside', '开始时刻（含）', text()),
  to: means('the first instant outside; 24:00 is the next day', '结束时刻（不含）；24:00 即次日零点', text()),
  zone: z.optional(
    means(
      'the zone of times without an offset: +08:00, Asia/Shanghai',
      '未注明偏移量的时间所用时区：+08:00、Asia/Shanghai',
      text(),
    ),
  ),
})

const effect = z.optional(
  means(
    'reject, review (a fail asks a human), gate (no prize, verdict unchanged) or note',
    'reject（不通过即淘汰）、review（交人工）、gate（不影响资格但不能获奖）或 note（仅提示）',
    choice(['reject', 'review', 'gate', 'note']),
  ),
)

const rulesSchema = mapping(
  Object.fromEntries(
    RULES.map(({ id, summary, options }) => [
      id,
      z.optional(means(summary.en, summary.zh, z.extend(options as z.ZodMiniObject, { effect }))),
    ]),
  ),
)

const base = {
  name: z.optional(means('what the campaign is called', '活动名称', text())),
  language: z.optional(means('the language of reports', '报告所用语言', choice(['zh', 'en']))),
  zone: z.optional(means('the campaign zone: +08:00, Asia/Shanghai', '活动时区：+08:00、Asia/Shanghai', text())),
  window: z.optional(means('when posts count', '帖子有效的时间', windowSchema)),
  columns: z.optional(
    means(
      'field: column name, where an export names its columns otherwise',
      '字段: 列名，用于导出文件列名不同之时',
      z.record(z.string(), text()),
    ),
  ),
  excel_dates: means(
    'read numbers such as 45954.75 as spreadsheet dates',
    '把 45954.75 这样的数字读作电子表格日期',
    z._default(flag(), false),
  ),
  announcement: z.optional(
    means("files with the announcement's text, relative to this file", '公告文本文件，相对于本文件', texts()),
  ),
  rules: z.optional(means('the rules that posts must keep, by id', '帖子须遵守的规则', rulesSchema)),
}

/** The campaign file as it is checked: a single award has been made a list of one before. */
export const campaignSchema = mapping({
  ...base,
  prizes: z.optional(means('the award, or several in order', '奖项；可为多项，依次进行', list(stageSchema))),
})

/** The campaign file as people may write it: what `eligo schema` describes. */
export const writtenSchema = mapping({
  ...base,
  prizes: z.optional(
    means('the award, or several in order', '奖项；可为多项，依次进行', z.union([stageSchema, list(stageSchema)])),
  ),
})

/** A campaign file that fits the schema, defaults filled in. */
export type CampaignFile = z.infer<typeof campaignSchema>
