import * as z from 'zod/mini'
import {
  amount,
  amountsByKey,
  choice,
  decimals,
  flagOrTexts,
  list,
  mapping,
  means,
  signedAmount,
  text,
  texts,
  whole,
  yes,
} from '../model/schema.js'

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
  amount: z.optional(means('what each of them gets', '每个名额的数额', amount())),
  goods: z.optional(means('what each of them gets in place of an amount', '每个名额的实物或礼券，替代数额', text())),
  substitute: z.optional(
    means('what the goods are worth where they cannot be given', '实物无法发放时折合的数额', amount()),
  ),
})

const bounds = mapping({
  by: means('a numeric column', '数值列名', text()),
  min: z.optional(means('the least value', '最小值', signedAmount())),
  max: z.optional(means('the greatest value', '最大值', signedAmount())),
})

const weighted = mapping({
  normalise: means(
    'how columns become comparable: by the greatest value, by the sum, or by the place in their order',
    '各列如何换算：按最大值、按总和，或按名次',
    choice(['max', 'sum', 'rank']),
  ),
  weights: means('column: weight; they sum to 100, or to 1', '列名: 权重；合计为 100 或 1', amountsByKey()),
})

const draw = mapping({
  over: means('one ticket a post, or one a person', '每帖一签，或每人一签', choice(['posts', 'people'])),
  method: z.optional(
    means(
      'hmac (HMAC-SHA-256, unless stated) or rfc3797',
      'hmac（HMAC-SHA-256，默认）或 rfc3797',
      choice(['hmac', 'rfc3797']),
    ),
  ),
  seed: z.optional(
    means(
      'a public value that nobody could know before; for rfc3797 one or more sources of numbers',
      '事先无人能知的公开值；rfc3797 为一个或多个数字来源',
      texts(),
    ),
  ),
})

/** Who of the eligible may take part. */
const entry = {
  only: z.optional(means('rules that must pass for this award', '参与此奖须通过的规则', texts())),
  where: z.optional(means('bounds of numeric columns', '数值列的范围', list(bounds))),
  from: z.optional(means('only the winners of these earlier awards', '仅限这些先前奖项的获奖者', texts())),
  exclude_winners: z.optional(
    means(
      'leave out the winners of all earlier awards, or of these',
      '排除先前所有奖项或这些奖项的获奖者',
      flagOrTexts(),
    ),
  ),
  per: z.optional(
    means(
      'columns count by post (default), or summed over all posts of the person that take part',
      '各列按帖计（post，默认），或按此人全部参与帖子合计（person）',
      choice(['post', 'person']),
    ),
  ),
  per_person: z.optional(
    means('how many places one person may take (default 1)', '每人最多占几个名额（默认 1）', whole(1)),
  ),
}

/** How winners are chosen: one of these. */
const selection = {
  rank: z.optional(
    means(
      'how winners are chosen: columns, the first decides; ties go to the earlier post, then to the post id',
      '获奖者如何排出：按列依次比较；仍相同者先发者在前，再按帖子 ID',
      list(rankKey),
    ),
  ),
  weighted: z.optional(means('or by columns weighed against one another', '或按多列加权得分', weighted)),
  draw: z.optional(means('or by a draw that anyone can recompute', '或由任何人可复算的抽签', draw)),
  first_come: z.optional(means('or the earliest posts', '或先到先得', yes())),
  all: z.optional(means('or everybody', '或人人有份', yes())),
}

/** What they get: one of ladder, ranks and split. */
const prizes = {
  ladder: z.optional(means('the prizes, best first', '各档奖品，由高到低', list(prize))),
  ranks: z.optional(
    means(
      'or rank or range of ranks: amount, such as "3-5": 100',
      '或 名次或名次范围: 数额，如 "3-5": 100',
      amountsByKey(),
    ),
  ),
  split: z.optional(
    means(
      'or the pool divided: in equal parts, or in proportion to `by` or to the weighted score',
      '或瓜分奖池：均分，或按 by 列或加权得分的比例',
      choice(['equal', 'proportional']),
    ),
  ),
  by: z.optional(means('the column of a proportional split', '按比例分配所依据的列', text())),
  places: z.optional(
    means('how many have a part of a split; all unless stated', '参与瓜分的名额；不写则为全部', whole(1)),
  ),
  cap: z.optional(means('the most that one person gets of a split', '瓜分中每人的上限', amount())),
  decimals: z.optional(means('how finely the asset is paid out: 0 to 18', '发放时的小数位数：0 至 18', decimals())),
  goods_only: z.optional(
    means(
      'rules that must pass to be given goods; whoever fails one has the substitute',
      '领取实物须通过的规则；不符者改领折合数额',
      texts(),
    ),
  ),
  leftover: z.optional(
    means(
      'what is left over stays (default), rolls into the next award, or is shared by the winners',
      '余额：stay 保留（默认）、roll 并入下一奖项、share 由获奖者分享',
      choice(['stay', 'roll', 'share']),
    ),
  ),
}

/** One award: its pool, how winners are chosen and what they get. */
export const stageSchema = mapping({
  name: z.optional(means('what the award is called', '奖池名称', text())),
  asset: z.optional(means('what is paid out', '发放的资产', text())),
  pool: z.optional(
    means('how much there is in all; the ladder must sum to it', '奖池总额，各档之和必须与之相等', amount()),
  ),
  ...entry,
  ...selection,
  ...prizes,
  alternates: z.optional(
    means(
      'how many alternates are listed; as many as there are places unless stated',
      '候补人数；不写则与名额相同',
      whole(0),
    ),
  ),
})

/** An award as it is written. */
export type StageFile = z.infer<typeof stageSchema>
