import * as z from 'zod/mini'
import { choice, flag, list, mapping, means, text, texts } from '../model/schema.js'
import { RULES } from '../rules/registry.js'
import { stageSchema } from './prizes-schema.js'

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
