import type { Wording } from '../model/message.js'

/** What is asked where an announcement says nothing, or nothing clear; each begins with the key that it is about. */
export const QUESTIONS = {
  title: { en: 'name: what is the campaign called?', zh: 'name：活动叫什么名称？' },
  window: {
    en: 'window: no time of posting was found; when do posts count, and in which zone?',
    zh: 'window：没有找到发帖时间；帖子从何时到何时有效，按哪个时区？',
  },
  'window-unlabelled': {
    en: 'window: is this the time in which posts count?',
    zh: 'window：这是帖子有效的时间吗？',
  },
  'window-several': {
    en: 'window: several times differ; which one counts? The other: “{other}”',
    zh: 'window：有几个不同的时间，以哪个为准？另一处：“{other}”',
  },
  'window-other': {
    en: 'window: another time stands there for the event as a whole: “{other}”; is the one taken that of posting?',
    zh: 'window：另有一个活动时间：“{other}”；所取的是发帖时间吗？',
  },
  'window-end-missing': { en: '{key}: not announced; when?', zh: '{key}：公告没有写明，是什么时候？' },
  'window-order': {
    en: '{key}: which number is the day and which the month?',
    zh: '{key}：哪个数字是日，哪个是月？',
  },
  'window-year': { en: '{key}: the year is not announced; which?', zh: '{key}：公告没有写年份，是哪一年？' },
  'window-new-year': {
    en: 'window.to: the end has no year of its own; {value} was taken because the year before would end before it starts. Right?',
    zh: 'window.to：结束时间没有写年份；若用同一年会早于开始，故取 {value}，对吗？',
  },
  'window-clock': {
    en: '{key}: twelve o’clock can be noon or midnight here, of this day or the next; which?',
    zh: '{key}：此处的 12 点是中午还是午夜，是当天还是次日？',
  },
  'window-day-only': {
    en: '{key}: {value} is a day without a time; write "{value} 00:00" for its start or "{value} 24:00" for its end',
    zh: '{key}：{value} 只有日期；请写明 "{value} 00:00"（当天开始）或 "{value} 24:00"（当天结束）',
  },
  'window-no-such-time': {
    en: '{key}: {value} is no day or time that exists; what is meant?',
    zh: '{key}：{value} 这一天或时刻并不存在，应为什么？',
  },
  'window-59': {
    en: 'window.to: does {value} mean up to {next}, or do the last moments before it not count? Kept as written; write {next} if they do',
    zh: 'window.to：{value} 是否指到 {next} 为止，还是不含之前的最后片刻？现按原文照写；若应算在内，请写 {next}',
  },
  'window-zone': {
    en: 'window.zone: the announcement names no zone; which one?',
    zh: 'window.zone：公告没有写明时区，是哪个时区？',
  },
  'window-zones': {
    en: 'window.zone: several are named ({values}); which one?',
    zh: 'window.zone：写了不止一个时区（{values}），以哪个为准？',
  },
  'window-zone-letters': {
    en: 'window.zone: {value} is an abbreviation that can stand for several zones; which offset is meant?',
    zh: 'window.zone：{value} 这个缩写可指不止一个时区，应为哪个偏移量？',
  },
  length: {
    en: 'rules.length: no least length was found; is there one?',
    zh: 'rules.length：没有找到字数要求；有吗？',
  },
  'length-least': {
    en: 'rules.length.min: only a greatest length is announced; is there a least one? Without an answer there is none',
    zh: 'rules.length.min：公告只写了字数上限；是否有下限？不填则没有下限',
  },
  'length-several': {
    en: 'rules.length: {first} here and {second} elsewhere; which counts, and for what?',
    zh: 'rules.length：此处为 {first}，别处为 {second}；以哪个为准，各适用于什么？',
  },
  'length-for-prize': {
    en: 'rules.length: this length seems to belong to one reward only; does it hold for all posts?',
    zh: 'rules.length：此字数要求似乎只针对某项奖励；是否适用于所有帖子？',
  },
  'length-strict': {
    en: 'rules.length: is exactly {min} enough? {min} was taken; write one more if not',
    zh: 'rules.length：正好 {min} 是否达标？现取 {min}；若不达标，请加一',
  },
  'length-image': {
    en: 'rules.length: a post with an image may be shorter; that cannot be stated here, so the rule is left out. How should it be?',
    zh: 'rules.length：带图的帖子可不足字数，此处无法表达，故未列入；应如何处理？',
  },
  'length-exclude': {
    en: 'rules.length.exclude: this is not to be counted and cannot be stated: {items}. What should count?',
    zh: 'rules.length.exclude：公告称不计入而无法表达的有：{items}；应如何计算？',
  },
  'length-counts': {
    en: 'rules.length: {unit} was taken as every visible character; do hashtags, links, emoji and punctuation count?',
    zh: 'rules.length：“{unit}”按所有可见字符计；话题、链接、表情和标点是否也算？',
  },
  hashtag: {
    en: 'rules.hashtag: no hashtag was found; is one needed?',
    zh: 'rules.hashtag：没有找到话题标签；需要吗？',
  },
  'hashtag-not-demanded': {
    en: 'rules.hashtag: {tags} stands there, but nothing says that posts must carry it; must they?',
    zh: 'rules.hashtag：出现了 {tags}，但没有写明必须带；需要吗？',
  },
  'hashtag-several': {
    en: 'rules.hashtag: {tags}: is one of them enough, or are all needed?',
    zh: 'rules.hashtag：{tags}：带其中任意一个即可，还是缺一不可？',
  },
  'hashtag-spellings': {
    en: 'rules.hashtag: the tag is spelt in several ways ({tags}); all were taken. Which one counts?',
    zh: 'rules.hashtag：同一话题有几种写法（{tags}），现均认可；以哪个为准？',
  },
  topic: {
    en: 'rules.topic: no subject was found; must posts be about something?',
    zh: 'rules.topic：没有找到主题要求；有吗？',
  },
  'topic-unclear': {
    en: 'rules.topic: by which words is this subject to be recognised?',
    zh: 'rules.topic：应以哪些词来判断是否切题？',
  },
  'topic-several': {
    en: 'rules.topic: {first} here and {second} elsewhere; which words count?',
    zh: 'rules.topic：此处为 {first}，别处为 {second}；以哪些词为准？',
  },
  'topic-also': {
    en: 'rules.topic: does this clause ask for anything more?',
    zh: 'rules.topic：这一句是否另有要求？',
  },
  'topic-links': {
    en: 'rules.topic.links: do these links stand for the subject as well?',
    zh: 'rules.topic.links：出现这些链接是否也算切题？',
  },
  screenshot: {
    en: 'rules.screenshot: no image is asked for; is none needed?',
    zh: 'rules.screenshot：没有要求图片或截图；确实不需要吗？',
  },
  'screenshot-preferred': {
    en: 'rules.screenshot: an image is only welcome, so no rule was made; does it count for the ranking?',
    zh: 'rules.screenshot：图片只是优先或建议，故未设规则；是否计入评选？',
  },
  'screenshot-contradiction': {
    en: 'rules.screenshot: needed in one place, only welcome in another; which?',
    zh: 'rules.screenshot：一处要求必须附图，另一处只是优先；以哪个为准？',
  },
  'screenshot-unclear': {
    en: 'rules.screenshot: is an image needed, and how many?',
    zh: 'rules.screenshot：是否必须附图，需要几张？',
  },
  identity: {
    en: 'rules.identity: verification is not mentioned; is it needed to enter or to win?',
    zh: 'rules.identity：没有提到身份认证；参与或获奖是否需要？',
  },
  'identity-unclear': {
    en: 'rules.identity: is verification needed to enter, or only to win?',
    zh: 'rules.identity：身份认证是参与时就需要，还是获奖时才需要？',
  },
  'identity-unverified': {
    en: 'rules.identity.unverified: is the prize of a winner without verification held for them (hold), or does the next one move up (skip)? Not announced; without an answer it is held',
    zh: 'rules.identity.unverified：获奖者未认证时，奖品是保留（hold）还是由候补递补（skip）？公告没有写明；不填则保留',
  },
  'identity-level': {
    en: 'rules.identity: a certain level is asked for; does the column kyc stand for that level?',
    zh: 'rules.identity：要求达到某一等级；数据中的 kyc 一列是否就是该等级？',
  },
  'identity-deadline': {
    en: 'rules.identity: verification has a deadline of its own; by when?',
    zh: 'rules.identity：认证另有期限；截止到何时？',
  },
  'identity-account': {
    en: 'rules.identity: does “verified” mean identity verification?',
    zh: 'rules.identity：此处的认证是否指身份认证？',
  },
  originality: {
    en: 'rules.originality: originality is not mentioned; are copied texts allowed?',
    zh: 'rules.originality：没有提到原创；是否允许搬运？',
  },
  prizes: { en: 'prizes: no prizes were found; what is given away?', zh: 'prizes：没有找到奖品；发放什么？' },
  'prizes-unclear': {
    en: 'prizes: who gets how much of this?',
    zh: 'prizes：这些奖励如何分给获奖者？',
  },
  'prizes-several': {
    en: 'prizes: there is more than one list of prizes, the other beginning with “{other}”; do both apply?',
    zh: 'prizes：不止一组奖项，另一组始于“{other}”；是否都适用？',
  },
  'prize-assets': {
    en: 'prizes: the prizes are in several assets ({assets}); what is each pool?',
    zh: 'prizes：奖品涉及多种资产（{assets}）；各自的奖池是多少？',
  },
  'prize-places': { en: 'prizes: how many win “{name}”?', zh: 'prizes：“{name}”有几个名额？' },
  'prize-voucher': {
    en: 'prizes: “{name}” is a voucher; how is it to be listed?',
    zh: 'prizes：“{name}”是体验券之类；应如何列出？',
  },
  'prize-form': {
    en: 'prizes: what is won is paid in another form than the sums are written in; which asset is paid, and how much of it?',
    zh: 'prizes：奖励以另一种形式发放；实际发放什么资产，各多少？',
  },
  'prize-worth': {
    en: 'prizes: “{name}” is worth so much in another asset; which asset is paid, and how much of it?',
    zh: 'prizes：“{name}”按等值计算；实际发放什么资产，各多少？',
  },
  'prize-unclear': { en: 'prizes: what exactly does “{name}” win?', zh: 'prizes：“{name}”具体得到什么？' },
  'prize-ranks': {
    en: 'prizes: the places leave a gap or overlap; which places win what?',
    zh: 'prizes：名次有空缺或重叠；各名次得到什么？',
  },
  'prize-uneven': {
    en: 'prizes: the sum for “{name}” cannot be parted equally; who gets what?',
    zh: 'prizes：“{name}”的总额无法平均分配；各得多少？',
  },
  'prize-each': {
    en: 'prizes: does each winner of “{name}” get this, or do they share it? Each was taken',
    zh: 'prizes：“{name}”是每人得到此数，还是合计此数？现按每人计',
  },
  'prize-dollar': {
    en: 'prizes: an amount in dollars; in which asset is it paid?',
    zh: 'prizes：奖金以美元标价；实际发放什么资产？',
  },
  'prize-u': { en: 'prizes.asset: U was taken as USDT; right?', zh: 'prizes.asset：U 按 USDT 计，对吗？' },
  'prize-draw': {
    en: 'prizes.draw: is “{name}” drawn among people, each once, or among posts?',
    zh: 'prizes.draw：“{name}”是在用户中抽取（每人一次），还是在帖子中抽取？',
  },
  'prize-again': {
    en: 'prizes.exclude_winners: may winners of other prizes win “{name}” as well? Nothing was announced; as drafted they may',
    zh: 'prizes.exclude_winners：已获其他奖的人是否可再得“{name}”？公告没有写明；现未排除',
  },
  'prize-seed': {
    en: 'prizes.draw.seed: from which public value does the draw follow? Until then nothing is drawn; eligo seal settles it before the draw',
    zh: 'prizes.draw.seed：抽取依据哪个公开的值？在此之前不抽取；可在抽取前用 eligo seal 封存',
  },
  'split-decimals': {
    en: 'prizes.decimals: how finely is the pool paid out (0 to 18 decimals)? The file needs it',
    zh: 'prizes.decimals：奖池发放到小数点后几位（0 至 18）？活动文件必须写明',
  },
  'split-per': {
    en: 'prizes.per: does the measure count by post, or summed over all posts of a person (per: person)?',
    zh: 'prizes.per：该指标按单帖计，还是按此人全部帖子合计（per: person）？',
  },
  'prize-other': {
    en: 'prizes: “{name}” is given besides, and not by rank; how are its winners chosen, and from which pool?',
    zh: 'prizes：另有“{name}”，并非按名次发放；如何选出，从哪个奖池发放？',
  },
  'prize-unread': { en: 'prizes: this was not understood; who gets what?', zh: 'prizes：未能读懂这一句；谁得到什么？' },
  'demand-registration': {
    en: 'registration: must people register, and is there a list of those who did?',
    zh: '报名：是否须先报名，有无已报名者的名单？',
  },
  'demand-quota': {
    en: 'quota: how many posts, on how many days, and within what time?',
    zh: '发帖数量：需发几帖，在几天内，期限如何？',
  },
  'demand-newcomer': {
    en: 'newcomers: who counts as new or returning, and since when?',
    zh: '新人：谁算新用户或回归用户，从何时算起？',
  },
  'demand-first': {
    en: 'first come, first served: how many, and by which time?',
    zh: '先到先得：名额多少，以哪个时间为准？',
  },
  'demand-followers': {
    en: 'followers: how many are needed, and which column tells?',
    zh: '粉丝数：需要多少，由哪一列说明？',
  },
  'demand-mention': {
    en: 'accounts and coins to be named: must posts carry this?',
    zh: '需提及的账号或代币：帖子是否必须带？',
  },
  'demand-person': {
    en: 'people: how often may one person enter or win?',
    zh: '个人：每人可参加或获奖几次？',
  },
  'demand-region': {
    en: 'people: who is shut out by country or language?',
    zh: '个人：哪些国家、地区或语言的用户除外？',
  },
  pool: {
    en: 'prizes.pool: no pool was found in the asset of the prizes; the sum of the ladder was taken, {sum} {asset}',
    zh: 'prizes.pool：没有找到与奖品同一资产的奖池；现取各档合计 {sum} {asset}',
  },
  'pool-off': {
    en: 'prizes.pool: the ladder sums to {sum}, the pool is {pool}; where does the rest go?',
    zh: 'prizes.pool：各档合计 {sum}，奖池为 {pool}；差额如何处理？',
  },
  ranking: {
    en: 'prizes.rank: the announcement does not say how winners are chosen; by which columns (score, likes …)? Until then nothing is awarded',
    zh: 'prizes.rank：公告没有说明获奖者如何选出；按哪些列（score、likes …）排名？在此之前不发放任何奖品',
  },
  'ranking-unclear': {
    en: 'prizes.rank: which columns measure this?',
    zh: 'prizes.rank：这一标准由哪些列衡量？',
  },
  'ranking-draw': {
    en: 'prizes.draw: are people drawn, each once, or posts? Until then nothing is awarded',
    zh: 'prizes.draw：是在用户中抽取（每人一次），还是在帖子中抽取？在此之前不发放任何奖品',
  },
  'ranking-normalise': {
    en: 'prizes.normalise: how are the parts made comparable: maximum, sum or rank?',
    zh: 'prizes.normalise：各部分如何归一：maximum（按最大值）、sum（按总和）还是 rank（按名次）？',
  },
  'quota-count': {
    en: 'rules.quota: do only posts count that keep all other rules? Eligible posts was taken',
    zh: 'rules.quota：是否只计符合其他规则的帖子？现只计合格帖子',
  },
  'ranking-weights': {
    en: 'prizes.rank: which columns measure these weighted parts?',
    zh: 'prizes.rank：这些按比例计分的部分各由哪一列衡量？',
  },
} as const satisfies Record<string, Wording>

/** A question, by what it is about. */
export type QuestionId = keyof typeof QUESTIONS
