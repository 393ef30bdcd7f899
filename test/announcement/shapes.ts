import type { Summary } from './summary.js'

/** Announcements of many shapes in our own words, each with everything that can be stated and everything to be asked. */
export const SHAPES: readonly (readonly [name: string, text: string, expected: Summary])[] = [
  [
    'zh-Hans, numbered with keycaps, classes of prizes with medals',
    `💥 潮汐社区活动:#发帖聊潮汐币TID 💥
在潮汐社区发布与 TID 或 TideDrop 相关的内容,瓜分 2,600 枚 TID!
📅 活动时间:2026年3月2日 10:00 – 3月9日 24:00(UTC+8)
📌 参与方式:
1️⃣ 发布原创内容,主题需与 TID 或 TideDrop 相关;
2️⃣ 字数不少于 60 字
3️⃣ 添加话题:#发帖聊潮汐币TID
4️⃣ 上传至少两张操作截图
🏆 奖励设置(总奖池:2,600 TID)
🥇 一等奖(1名):600 TID
🥈 二等奖(4名):250 TID / 人
🥉 三等奖(10名):100 TID / 人
📄 注意事项:
内容必须原创;
获奖者需完成身份认证,未完成者名额顺延;
奖励将于活动结束后 7 个工作日内发放。`,
    {
      name: '潮汐社区活动:#发帖聊潮汐币TID',
      window: ['2026-03-02 10:00', '2026-03-09 24:00', '+08:00'],
      length: [60, undefined, 'characters'],
      tags: ['any', '#发帖聊潮汐币TID'],
      screenshot: 2,
      topic: ['TID', 'TideDrop'],
      identity: ['win', 'skip'],
      quota: undefined,
      original: true,
      prizes: [['ranked TID 2600', '一等奖 1 × 600', '二等奖 4 × 250', '三等奖 10 × 100']],
      rank: undefined,
      asked: ['length-counts', 'ranking'],
      told: [],
    },
  ],
  [
    'zh-Hant, full-width digits, Taipei time, places by rank',
    `【晨星論壇】七月寫作祭
活動期間：２０２６年７月１日 上午１０時 至 ７月３１日 下午６時（台北時間）
活動辦法
一、於論壇發表貼文，內文至少１２０個漢字，標籤、標點符號不計入。
二、貼文須加上標籤 #晨星寫作祭
三、附上至少一張照片
四、嚴禁抄襲，違者取消資格
獎項
第一名：NT$5,000
第二名：NT$3,000
第三名：NT$1,000
評選方式：依按讚數高低排名`,
    {
      name: '【晨星論壇】七月寫作祭',
      window: ['2026-07-01 10:00', '2026-07-31 18:00', '+08:00'],
      length: [120, undefined, 'han', 'hashtags'],
      tags: ['any', '#晨星寫作祭'],
      screenshot: 1,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: true,
      prizes: [['ranked TWD', '第一名 1 × 5000', '第二名 1 × 3000', '第三名 1 × 1000']],
      rank: { kind: 'rank', by: ['likes'] },
      asked: ['topic', 'identity', 'pool'],
      told: [],
    },
  ],
  [
    'en, prose and bullets, winners ranked by the judges, prize held until verified',
    `Lantern Wallet: Tell Us How You Keep Your Keys

Post your own story about Lantern Wallet or Lantern Card and share 900 USDT.

Campaign period: 3 February 2026, 09:00 UTC until 17 February 2026, 09:00 UTC

How to enter
- Write at least 75 words (links and hashtags are not counted)
- Use the hashtag #KeepYourKeys
- Posts must be original. Plagiarised entries are removed.

Prizes
- 1st place: 300 USDT
- 2nd place (2 winners): 150 USDT each
- 3rd place (6 winners): 50 USDT each

Small print
- Winners are chosen by the judges' score.
- Winners must complete identity verification; the prize of an unverified winner is held until they do.`,
    {
      name: 'Lantern Wallet: Tell Us How You Keep Your Keys',
      window: ['2026-02-03 09:00', '2026-02-17 09:00', '+00:00'],
      length: [75, undefined, 'words', 'urls', 'hashtags'],
      tags: ['any', '#KeepYourKeys'],
      screenshot: undefined,
      topic: ['Lantern Wallet', 'Lantern Card'],
      identity: ['win', 'hold'],
      quota: undefined,
      original: true,
      prizes: [['ranked USDT 900', '1st place 1 × 300', '2nd place 2 × 150', '3rd place 6 × 50']],
      rank: { kind: 'rank', by: ['score'] },
      asked: ['screenshot'],
      told: [],
    },
  ],
  [
    'en, a table of ranks with slots, registration and a quota',
    `Harbour Square Creator Board
Event Period: Sep 1, 2026, 08:00 - Sep 15, 2026, 16:00 (UTC)
Registration period: Aug 25, 2026, 08:00 - Aug 31, 2026, 16:00 (UTC)
Eligibility
1. Register through the form.
2. Publish at least 5 posts on at least 3 days, minimum 40 words per post.
3. Original content only.
Scoring: likes 40% + comments 30% + judges 30%
Rewards
Rank | Reward (HBR) | Winners
1st | 500 | 1
2nd - 4th | 200 | 3
5th - 10th | 50 | 6
Rewards are distributed within 14 working days, by Sep 30, 2026.`,
    {
      name: 'Harbour Square Creator Board',
      window: ['2026-09-01 08:00', '2026-09-15 16:00', '+00:00'],
      length: [40, undefined, 'words'],
      tags: undefined,
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      quota: { posts: 5, days: 3 },
      original: true,
      prizes: [['ranked HBR', '1st 1 × 500', '2nd - 4th 3 × 200', '5th - 10th 6 × 50']],
      rank: {
        kind: 'weights',
        weights: [
          { by: 'likes', percent: 40 },
          { by: 'comments', percent: 30 },
          { by: 'score', percent: 30 },
        ],
      },
      asked: [
        'hashtag',
        'topic',
        'screenshot',
        'identity',
        'pool',
        'ranking-normalise',
        'demand-registration',
        'quota-count',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, dates without a time and without a zone, prizes in kind',
    `小满书店读书笔记征集
📅 征集时间
2026年5月20日—6月5日
🎯 玩法
1. 写一篇读书笔记，200字以上
2. 带上话题标签 #小满读书#
3. 文字须为本人原创
🎁 奖品
一等奖（1名）：电子阅读器
二等奖（3名）：帆布袋
三等奖（10名）：明信片一套`,
    {
      name: '小满书店读书笔记征集',
      window: ['2026-05-20', '2026-06-05', undefined],
      length: [200, undefined, 'characters'],
      tags: ['any', '#小满读书#'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: true,
      prizes: [['ranked', '一等奖 1 × 电子阅读器', '二等奖 3 × 帆布袋', '三等奖 10 × 明信片一套']],
      rank: undefined,
      asked: [
        'window-day-only',
        'window-day-only',
        'window-zone',
        'length-counts',
        'topic',
        'screenshot',
        'identity',
        'ranking',
      ],
      told: ['announcement-no-zone'],
    },
  ],
  [
    'zh-Hans, several times of which one is that of posting, an end at 23:59:59',
    `云帆钱包 #我的云帆日记 征文
报名时间：2026年4月1日 10:00 - 4月5日 18:00
发帖时间：2026年4月6日 00:00:00 至 2026年4月20日 23:59:59（北京时间）
评选时间：2026年4月21日 至 4月25日
名单公布：2026年4月28日
发帖请带 #我的云帆日记，内容不低于50字，须为原创。
奖励：第1名 100 USDT，第2-5名 各 40 USDT，第6-20名 每人 10 USDT，共 410 USDT。
按点赞数排名。参与者需完成 KYC。`,
    {
      name: '云帆钱包 #我的云帆日记 征文',
      window: ['2026-04-06 00:00:00', '2026-04-20 23:59:59', '+08:00'],
      length: [50, undefined, 'characters'],
      tags: ['any', '#我的云帆日记'],
      screenshot: undefined,
      topic: undefined,
      identity: ['enter', undefined],
      quota: undefined,
      original: true,
      prizes: [['ranked USDT 410', '第1名 1 × 100', '第2-5名 4 × 40', '第6-20名 15 × 10']],
      rank: { kind: 'rank', by: ['likes'] },
      asked: ['window-59', 'length-counts', 'topic', 'screenshot', 'demand-registration'],
      told: ['announcement-end-59'],
    },
  ],
  [
    'en, times of day before their days, AM and PM, two tags of which one suffices',
    `📣 Meadow Forum: Spring Clean-Up
When: 9:00 AM, March 20, 2026 to 6:30 PM, March 27, 2026 (UTC+1)
What to do:
• Post about your oldest open tab
• Include #MeadowTabs or #TabBankruptcy
• Attach one screenshot
• Minimum 280 characters
Prizes: Top 1: 80 EURC | Top 2-3: 40 EURC each | Top 4-10: 10 EURC each
Total prize pool: 230 EURC
Ranked by number of likes.`,
    {
      name: 'Meadow Forum: Spring Clean-Up',
      window: ['2026-03-20 09:00', '2026-03-27 18:30', '+01:00'],
      length: [280, undefined, 'characters'],
      tags: ['any', '#MeadowTabs', '#TabBankruptcy'],
      screenshot: 1,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: undefined,
      prizes: [['ranked EURC 230', 'Top 1 1 × 80', 'Top 2-3 2 × 40', 'Top 4-10 7 × 10']],
      rank: { kind: 'rank', by: ['likes'] },
      asked: ['length-counts', 'topic', 'identity', 'originality'],
      told: [],
    },
  ],
  [
    'zh and en in one text that contradict each other',
    `橡果广场发帖活动 / Acorn Square Posting Event
活动时间：2026年6月1日 12:00 – 6月8日 12:00（UTC+8）
Event period: June 1, 2026 12:00 – June 8, 2026 12:00 (UTC)
字数不少于 50 字
At least 50 words
带话题 #橡果秋收
Add the hashtag #橡果丰收
必须附上截图
Screenshots are preferred
一等奖（1名）：300 ACN
二等奖（3名）：100 ACN / 人
总奖池 500 ACN`,
    {
      name: '橡果广场发帖活动 / Acorn Square Posting Event',
      window: [undefined, undefined, undefined],
      length: undefined,
      tags: ['any', '#橡果秋收', '#橡果丰收'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: undefined,
      prizes: [['ranked ACN 500', '一等奖 1 × 300', '二等奖 3 × 100']],
      rank: undefined,
      asked: [
        'window-several',
        'length-several',
        'hashtag-spellings',
        'topic',
        'screenshot-contradiction',
        'identity',
        'originality',
        'pool-off',
        'ranking',
      ],
      told: [
        'announcement-windows',
        'announcement-units',
        'announcement-tags',
        'announcement-screenshot',
        'announcement-ladder',
      ],
    },
  ],
  [
    'zh-Hans, an end before its start, and a pool in another asset than the prizes',
    `星河问答周
活动时间：2026年8月10日 09:00 至 2026年8月3日 21:00（GMT+8）
奖池价值 1,000 USDT 的 XHE
一等奖 1 名 5万 XHE
二等奖 2 名 每人 1.5万 XHE
内容 100-500 字，需含 #星河问答`,
    {
      name: '星河问答周',
      window: ['2026-08-10 09:00', '2026-08-03 21:00', '+08:00'],
      length: [100, 500, 'characters'],
      tags: ['any', '#星河问答'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: undefined,
      prizes: [['ranked XHE', '一等奖 1 × 50000', '二等奖 2 × 15000']],
      rank: undefined,
      asked: ['length-counts', 'topic', 'screenshot', 'identity', 'originality', 'pool', 'ranking'],
      told: ['announcement-backwards'],
    },
  ],
  [
    'zh-Hans, counted in UTC, with words that only look like demands',
    `夜航灯 #夜航随笔 写作赛
活动时间：2026-10-01 00:00 – 2026-10-15 00:00 UTC
今日 BTC 报价 68,000 USDT，24 小时涨幅 3.5%，上期活动于 2026年9月1日 10:00 – 9月10日 24:00（UTC+8）举行，共发出 3,000 USDT。
评论不少于 5 字方可发送，标题不超过 20 字。
正文至少 300 字，带话题 #夜航随笔。
若需申诉，请附截图联系客服。
例如：一等奖 1 名 999 USDT。`,
    {
      name: '夜航灯 #夜航随笔 写作赛',
      window: ['2026-10-01 00:00', '2026-10-15 00:00', '+00:00'],
      length: [300, undefined, 'characters'],
      tags: ['any', '#夜航随笔'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'length-counts',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'prize-unread',
        'prize-unread',
        'ranking',
      ],
      told: ['announcement-utc'],
    },
  ],
  [
    'en, New Year between start and end, month names, a zone in letters',
    `Kite Exchange Year-End Essays
Submission period: December 20, 6:00 PM – January 5, 2027, 11:59 PM (CST)
Submit 150+ words with both #KiteEssays and #KiteYearEnd.
Only verified users (KYC) can participate.
First prize: 1 winner, 1,000 KITE
Second prize: 4 winners, 250 KITE each
2,000 KITE in total`,
    {
      name: 'Kite Exchange Year-End Essays',
      window: ['2026-12-20 18:00', '2027-01-05 23:59', undefined],
      length: [150, undefined, 'words'],
      tags: ['all', '#KiteEssays', '#KiteYearEnd'],
      screenshot: undefined,
      topic: undefined,
      identity: ['enter', undefined],
      quota: undefined,
      original: undefined,
      prizes: [['ranked KITE 2000', 'First prize 1 × 1000', 'Second prize 4 × 250']],
      rank: undefined,
      asked: ['window-59', 'window-zone-letters', 'topic', 'screenshot', 'originality', 'ranking'],
      told: ['announcement-end-59'],
    },
  ],
  [
    'zh-Hans, year left out at an end after New Year, twelve at night',
    `年末回顾征集
活动时间：2026年12月20日 18点 至 1月3日 晚上12点（北京时间）
发帖带 #年末回顾，80字起。`,
    {
      name: '年末回顾征集',
      window: ['2026-12-20 18:00', undefined, '+08:00'],
      length: [80, undefined, 'characters'],
      tags: ['any', '#年末回顾'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'window-clock',
        'window-new-year',
        'length-counts',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'prizes',
        'ranking',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, weights that no column measures, a draw among those who have not won, a deadline for verification',
    `🎉 云栖广场 × ORBT 创作大赛开启！
发帖带 #聊聊ORBT，瓜分 5,000 ORBT 奖池！
⏰ 活动时间：2026/04/08 16:00 - 2026/04/18 24:00（UTC+8）
✅ 参与方式
1. 在云栖广场发布与 ORBT 相关的原创内容，字数不少于 100 字
2. 帖子添加话题 #聊聊ORBT，并附上 ORBT 任务参与截图
🎁 奖励
🥇 一等奖（1 名）：1,000 ORBT
🥈 二等奖（3 名）：500 ORBT/人
🥉 三等奖（10 名）：200 ORBT/人
🍀 幸运奖：从未获奖的用户中随机抽取 50 名，每人 10 ORBT
📌 评选标准：内容质量 40% + 互动量 30% + 浏览量 30%
📢 注意事项：
· 同一用户仅可获得一份奖励
· 获奖者需在 4 月 25 日前完成身份认证，逾期视为放弃
· 禁止抄袭、AI 洗稿，一经发现取消资格
· 本活动最终解释权归云栖广场所有`,
    {
      name: '云栖广场 × ORBT 创作大赛开启！',
      window: ['2026-04-08 16:00', '2026-04-18 24:00', '+08:00'],
      length: [100, undefined, 'characters'],
      tags: ['any', '#聊聊ORBT'],
      screenshot: 1,
      topic: ['ORBT'],
      identity: ['win', undefined],
      original: true,
      quota: undefined,
      prizes: [
        ['ranked ORBT', '一等奖 1 × 1000', '二等奖 3 × 500', '三等奖 10 × 200'],
        ['幸运奖 draw over people without winners ORBT', '幸运奖 50 × 10'],
      ],
      rank: undefined,
      asked: [
        'length-counts',
        'identity-unverified',
        'identity-deadline',
        'prize-seed',
        'ranking-weights',
        'demand-person',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, an equal split with a cap in one sentence, a level of verification, sub-accounts as one',
    `海豚钱包周年庆：晒单赢好礼
活动时间 2026年9月1日10:00至2026年9月7日22:00（北京时间）
活动一：发布晒单帖并带上 #海豚六周年，所有符合条件的用户平分 3000 USDT，单人最高 15 USDT。
字数要求：不少于30字，需附截图1张以上。
奖励将在活动结束后10个工作日内发放至账户。
参与用户须完成KYC2认证。
子账户与主账户视为同一用户。`,
    {
      name: '海豚钱包周年庆：晒单赢好礼',
      window: ['2026-09-01 10:00', '2026-09-07 22:00', '+08:00'],
      length: [30, undefined, 'characters'],
      tags: ['any', '#海豚六周年'],
      screenshot: 1,
      topic: undefined,
      identity: ['enter', undefined],
      original: undefined,
      quota: undefined,
      prizes: [['split USDT 3000', 'equal, at most 15']],
      rank: undefined,
      accounts: { master: true, identity: false },
      asked: ['length-counts', 'topic', 'identity-level', 'originality', 'split-decimals', 'demand-person'],
      told: [],
    },
  ],
  [
    'zh-Hant, goods and money by lot, alternates, skipped when unverified',
    `【星塔社區】留言抽獎
時間：2026年11月11日 12:00 ～ 11月17日 23:59（GMT+8）
方式：於社區發文，帶 #星塔雙十一，內文 50 字以上
獎品：
頭獎 1 名：iPhone 手機殼
二獎 5 名：星塔紀念杯
三獎 20 名：5 USDT
得獎者由系統於合格用戶中隨機抽出，並設候補 10 名
得獎者須完成實名認證，未完成者由候補遞補`,
    {
      name: '【星塔社區】留言抽獎',
      window: ['2026-11-11 12:00', '2026-11-17 23:59', '+08:00'],
      length: [50, undefined, 'characters'],
      tags: ['any', '#星塔雙十一'],
      screenshot: undefined,
      topic: undefined,
      identity: ['win', 'skip'],
      original: undefined,
      quota: undefined,
      prizes: [['ranked USDT', '頭獎 1 × iPhone 手機殼', '二獎 5 × 星塔紀念杯', '三獎 20 × 5']],
      rank: { kind: 'draw', over: 'people' },
      alternates: 10,
      asked: [
        'window-59',
        'length-counts',
        'topic',
        'screenshot',
        'originality',
        'prize-each',
        'pool',
        'prize-unread',
        'prize-seed',
      ],
      told: ['announcement-end-59'],
    },
  ],
  [
    'en, a proportional split by total views with a cap, both ends with their own zone',
    `Post & Earn: Marlin Square Weekly
Duration: 2026-05-04 00:00 (UTC) to 2026-05-10 23:59 (UTC)
Rules:
• Publish a post of 60 words or more with #MarlinWeekly
• Mention $MRL or MarlinPay in the post
• The 2,000 MRL pool will be shared by all eligible participants in proportion to total views of their posts, up to 100 MRL per user
• Sub-accounts are not eligible
• KYC required to receive rewards`,
    {
      name: 'Post & Earn: Marlin Square Weekly',
      window: ['2026-05-04 00:00', '2026-05-10 23:59', '+00:00'],
      length: [60, undefined, 'words'],
      tags: ['any', '#MarlinWeekly'],
      screenshot: undefined,
      topic: undefined,
      identity: ['win', undefined],
      original: undefined,
      quota: undefined,
      prizes: [['split MRL 2000', 'proportional, by views, per person, at most 100']],
      rank: undefined,
      asked: [
        'window-59',
        'topic',
        'screenshot',
        'identity-unverified',
        'originality',
        'split-decimals',
        'demand-person',
      ],
      told: ['announcement-end-59'],
    },
  ],
  [
    'zh-Hans, numbered in brackets, a weighted score with its normalisation, a prize for the first besides',
    `币友社区「我的第一笔合约」征文
一、时间：2026 年 3 月 15 日 18:00 至 2026 年 3 月 31 日 18:00 (UTC+8)
二、要求
（1）正文 300 字以上，标题须含“第一笔合约”
（2）话题：#我的第一笔合约
（3）每人限投 1 篇
三、奖项
第 1 名：888 USDT
第 2-3 名：各 388 USDT
第 4-10 名：各 88 USDT
参与奖：前 100 位符合要求的投稿者各得 5 USDT（先到先得）
四、评选：按点赞数 50%、评论数 30%、转发数 20% 加权，各项以最高值为满分折算。
五、总奖池 2,780 USDT`,
    {
      name: '币友社区「我的第一笔合约」征文',
      window: ['2026-03-15 18:00', '2026-03-31 18:00', '+08:00'],
      length: [300, undefined, 'characters'],
      tags: ['any', '#我的第一笔合约'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [['ranked USDT', '第 1 名 1 × 888', '第 2-3 名 2 × 388', '第 4-10 名 7 × 88']],
      rank: {
        kind: 'weights',
        weights: [
          { by: 'likes', percent: 50 },
          { by: 'comments', percent: 30 },
          { by: 'reposts', percent: 20 },
        ],
        normalise: 'max',
      },
      asked: [
        'length-counts',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'pool-off',
        'prize-other',
        'demand-first',
        'demand-person',
      ],
      told: [],
    },
  ],
  [
    'en, a draw among users beside the top posts by likes, a product whose name looks like a verb',
    `Tern Exchange | Refer a Reader
When: 1 July 2026, 09:00 – 15 July 2026, 09:00 (UTC+8)
What: write at least 120 words about Tern Earn, tag #TernEarn.
Who: only accounts registered on or after 1 June 2026.
Prizes (1,000 USDT in total):
- 10 winners drawn at random among all eligible users: 50 USDT each
- Top 5 posts by likes: 100 USDT each`,
    {
      name: 'Tern Exchange | Refer a Reader',
      window: ['2026-07-01 09:00', '2026-07-15 09:00', '+08:00'],
      length: undefined,
      tags: ['any', '#TernEarn'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [
        ['ranked USDT', 'Top 5 5 × 100'],
        ['10 winners drawn at random draw over people USDT', '10 winners drawn at random 10 × 50'],
      ],
      rank: { kind: 'rank', by: ['likes'] },
      asked: ['length-for-prize', 'topic', 'screenshot', 'identity', 'originality', 'prize-again', 'prize-seed'],
      told: [],
    },
  ],
  [
    'zh-Hans, days in a row and a split by days: asked, not guessed',
    `晨光广场：连续打卡 7 天，瓜分万元好礼
活动时间：2026.06.01 00:00:00 - 2026.06.14 23:59:59 (UTC+8)
规则：
1、活动期间每天发帖 1 条并带话题 #晨光打卡，累计 7 天即可参与瓜分
2、每条不少于 20 字
奖池：10,000 枚 DAWN，按有效打卡天数比例分配`,
    {
      name: '晨光广场：连续打卡 7 天，瓜分万元好礼',
      window: ['2026-06-01 00:00:00', '2026-06-14 23:59:59', '+08:00'],
      length: [20, undefined, 'characters'],
      tags: ['any', '#晨光打卡'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'window-59',
        'length-counts',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'prizes-unclear',
        'ranking',
        'demand-quota',
      ],
      told: ['announcement-end-59'],
    },
  ],
  [
    'zh-Hans, no year, dollars, two tags that are both needed, a quota and followers',
    `🔥广场创作者激励计划第三期🔥
📅 报名时间：8月1日—8月5日
📅 活动时间：8月6日 12:00 - 8月20日 12:00（UTC+8）
💰 总奖励：$10,000
🏆 TOP 1: $2,000
🏆 TOP 2-5: $1,000
🏆 TOP 6-25: $200
要求：至少发布 10 篇、活跃 5 天，粉丝≥100；每篇≥100字；带 #创作者激励三期 和 #广场创作
新创作者额外加成 10%`,
    {
      name: '广场创作者激励计划第三期',
      window: [undefined, undefined, '+08:00'],
      length: [100, undefined, 'characters'],
      tags: ['all', '#创作者激励三期', '#广场创作'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: { posts: 10, days: 5 },
      prizes: [],
      rank: undefined,
      asked: [
        'window-year',
        'window-year',
        'length-counts',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'prizes-unclear',
        'prize-dollar',
        'ranking',
        'demand-registration',
        'quota-count',
        'demand-followers',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, prose: begins and ends in one sentence, posts drawn, both tags needed',
    `【浪花钱包】“说说你的助记词故事”
活动于 2026 年 12 月 1 日 20:00（UTC+8）开始，2026 年 12 月 10 日 20:00（UTC+8）截止。
请发布一条不少于 80 字的原创帖，附至少 1 张配图，并添加标签 #助记词故事 #浪花钱包（两个标签缺一不可）。
我们将从所有合格帖子中随机抽取 30 条，每条奖励 20 USDT，总计 600 USDT。同一用户最多中奖一次。`,
    {
      name: '【浪花钱包】“说说你的助记词故事”',
      window: ['2026-12-01 20:00', '2026-12-10 20:00', '+08:00'],
      length: [80, undefined, 'characters'],
      tags: ['all', '#助记词故事', '#浪花钱包'],
      screenshot: 1,
      topic: undefined,
      identity: undefined,
      original: true,
      quota: undefined,
      prizes: [['draw over posts USDT 600', '我们将从所有合格帖子中随机抽取 30 条 30 × 20']],
      rank: undefined,
      asked: ['length-counts', 'topic', 'identity', 'prize-seed', 'demand-person'],
      told: [],
    },
  ],
  [
    'en, a ladder given away by a draw among all participants',
    `Heron Wallet — "My Safest Habit"
Submissions open 10 January 2027 00:00 UTC and close 24 January 2027 00:00 UTC.
Write 50 to 300 words. Use #MySafestHabit. Attach a photo or screenshot if you like.
Winners are selected by a random draw among all participants:
1st prize: 1 winner, 500 USDC
2nd prize: 3 winners, 100 USDC each
3rd prize: 20 winners, 10 USDC each
Total prize pool: 1,000 USDC`,
    {
      name: 'Heron Wallet — "My Safest Habit"',
      window: ['2027-01-10 00:00', '2027-01-24 00:00', '+00:00'],
      length: [50, 300, 'words'],
      tags: ['any', '#MySafestHabit'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [['ranked USDC 1000', '1st prize 1 × 500', '2nd prize 3 × 100', '3rd prize 20 × 10']],
      rank: { kind: 'draw', over: 'people' },
      asked: ['topic', 'screenshot', 'identity', 'originality', 'prize-seed'],
      told: [],
    },
  ],
  [
    'zh-Hans, the first two hundred newcomers, exclusions from the length',
    `【夜鹰社区】发帖瓜分 20,000 NHK
活动时间：2026年2月10日 10:00（UTC+8）—2026年2月20日 10:00（UTC+8）
参与条件：仅限 2026 年 1 月 1 日之后注册的新用户；发帖带 #你好夜鹰 ，不少于 40 字（不含话题、标点及表情）。
奖励：前 200 名发帖的新用户，每人 100 NHK，先到先得，发完即止。`,
    {
      name: '【夜鹰社区】发帖瓜分 20,000 NHK',
      window: ['2026-02-10 10:00', '2026-02-20 10:00', '+08:00'],
      length: [40, undefined, 'characters', 'hashtags', 'punctuation', 'emoji'],
      tags: ['any', '#你好夜鹰'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [['first NHK 20000', '前 200 名 200 × 100']],
      rank: undefined,
      asked: ['topic', 'screenshot', 'identity', 'originality', 'demand-newcomer', 'demand-first'],
      told: [],
    },
  ],
  [
    'zh-Hans, everything paid in vouchers, the year elsewhere',
    `🎯 广场周末任务 | 晒合约收益图，赢 1,000 USDT
活动期间：4月12日 00:00 - 4月14日 23:59（UTC+8），2026
🔹 参与步骤：
1. 关注 @BoyaSquare
2. 发帖晒出合约收益截图 + 交易心得（≥30 字）
3. 带话题 #晒单挑战赛#
🔹 奖励分配：
收益率 TOP 1：200 USDT
收益率 TOP 2 - 5：各 100 USDT
点赞 TOP 10：各 20 USDT
幸运用户 20 名：各 10 USDT
*奖励以合约体验券形式发放
*仅限完成 KYC 用户参与`,
    {
      name: '广场周末任务 | 晒合约收益图，赢 1,000 USDT',
      window: [undefined, undefined, '+08:00'],
      length: [30, undefined, 'characters'],
      tags: ['any', '#晒单挑战赛#'],
      screenshot: 1,
      topic: undefined,
      identity: ['enter', undefined],
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'window-year',
        'window-year',
        'length-counts',
        'topic',
        'originality',
        'prize-form',
        'ranking',
        'demand-mention',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, money or a thing of that worth, a high level of verification, places passed on',
    `蓝鲸社区 2 周年 · 发帖抽豪礼
【活动时间】2026年10月08日 14:00:00—2026年10月15日 14:00:00（UTC+8）
【参与方式】活动期间在社区发帖，内容与蓝鲸相关，带话题#蓝鲸2周年#，字数 50 字以上，至少 1 张图片
【奖励规则】
1. 一等奖 1 名，奖励 iPhone 17 一台（或等值 1,000 USDT）
2. 二等奖 3 名，奖励 300 USDT
3. 三等奖 10 名，每人 50 USDT
4. 参与奖 100 名，每人 5 USDT
获奖用户由社区根据点赞量从高到低评出；参与奖在其余合格用户中随机抽取。
【注意】每位用户仅可获得最高一档奖励；需完成高级身份认证方可领奖，未认证者名额顺延。`,
    {
      name: '蓝鲸社区 2 周年 · 发帖抽豪礼',
      window: ['2026-10-08 14:00:00', '2026-10-15 14:00:00', '+08:00'],
      length: [50, undefined, 'characters'],
      tags: ['any', '#蓝鲸2周年#'],
      screenshot: 1,
      topic: undefined,
      identity: ['win', 'skip'],
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: { kind: 'rank', by: ['likes'] },
      asked: ['length-counts', 'topic', 'identity-level', 'originality', 'prize-worth', 'prize-other'],
      told: [],
    },
  ],
  [
    'en, the first five hundred share: asked, with a registration date',
    `Kelp Exchange: Trade & Tell
Campaign Period: 2026/11/02 10:00 (UTC) - 2026/11/16 10:00 (UTC)
Step 1: Trade at least 100 USDT of KELP.
Step 2: Post your trade screenshot with #TradeAndTell and at least 20 characters.
Reward: First 500 eligible users share 2,500 KELP equally. First-come, first-served.
Only users who registered after 2026/10/01 and completed KYC are eligible.`,
    {
      name: 'Kelp Exchange: Trade & Tell',
      window: ['2026-11-02 10:00', '2026-11-16 10:00', '+00:00'],
      length: [20, undefined, 'characters'],
      tags: ['any', '#TradeAndTell'],
      screenshot: 1,
      topic: undefined,
      identity: ['enter', undefined],
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'length-counts',
        'topic',
        'identity-deadline',
        'originality',
        'prize-places',
        'prize-unread',
        'ranking',
        'demand-first',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, places that share a sum, one identity as one person',
    `极光钱包「晒空投」
时间：2026-08-01 12:00 ~ 2026-08-08 12:00 (UTC+8)
要求：1 张空投到账截图；30 字感想；话题 #极光空投
奖励：
- 第 1 名：500 USDT
- 第 2～10 名：平分 900 USDT
- 第 11～60 名：平分 500 USDT
排名依据：帖子浏览量
同一身份证件名下的多个账号按同一用户计算`,
    {
      name: '极光钱包「晒空投」',
      window: ['2026-08-01 12:00', '2026-08-08 12:00', '+08:00'],
      length: undefined,
      tags: ['any', '#极光空投'],
      screenshot: 1,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [['ranked USDT', '第 1 名 1 × 500', '第 2～10 名 9 × 100', '第 11～60 名 50 × 10']],
      rank: undefined,
      accounts: { master: false, identity: true },
      asked: ['length', 'topic', 'identity', 'originality', 'pool', 'ranking', 'demand-person'],
      told: [],
    },
  ],
  [
    'en, pro rata to views, a cap in another sentence, a minimum of followers',
    `Otter Pay Creator Fund – Season 2
Event period: 2026-09-01 00:00 UTC to 2026-10-01 00:00 UTC
The 50,000 OTR reward pool is allocated pro rata to views. Max 500 OTR per creator. Minimum 1,000 followers.
Posts must be original, at least 200 words, carry #OtterSeason2, and include one image.
Rewards will be distributed within 14 days.`,
    {
      name: 'Otter Pay Creator Fund – Season 2',
      window: ['2026-09-01 00:00', '2026-10-01 00:00', '+00:00'],
      length: [200, undefined, 'words'],
      tags: ['any', '#OtterSeason2'],
      screenshot: 1,
      topic: undefined,
      identity: undefined,
      original: true,
      quota: undefined,
      prizes: [['split OTR 50000', 'proportional, by views, at most 500']],
      rank: undefined,
      asked: ['topic', 'identity', 'split-per', 'split-decimals', 'demand-followers'],
      told: [],
    },
  ],
  [
    'zh-Hans, a pool in trial funds: no prize is stated, the rest of the pool is asked',
    `天枢社区「合约第一课」
⏰2026年11月1日 10:00-11月15日 10:00（UTC+8）
🎁总奖池 10,000 USDT（合约体验金）
🥇第一名 2,000 USDT
🥈第二名 1,000 USDT
🥉第三名 500 USDT
4-20 名 每人 200 USDT
21-100 名 平分剩余奖池
评选：浏览量 × 40% + 点赞量 × 30% + 评论量 × 30%`,
    {
      name: '天枢社区「合约第一课」',
      window: ['2026-11-01 10:00', '2026-11-15 10:00', '+08:00'],
      length: undefined,
      tags: undefined,
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: {
        kind: 'weights',
        weights: [
          { by: 'views', percent: 40 },
          { by: 'likes', percent: 30 },
          { by: 'comments', percent: 30 },
        ],
      },
      asked: [
        'window-unlabelled',
        'length',
        'hashtag',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'prizes-unclear',
        'prize-worth',
        'prize-unread',
        'ranking-normalise',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, a worth in dollars beside the pool, any form, an image explained in brackets, counted in UTC',
    `🔥 湾岸广场 Launchpool #PRX 创作挑战来袭！
$1,000 等值 PRX 奖池等你瓜分！
📅 活动时间：2026 年 8 月 5 日 12:00 - 8 月 15 日 24:00 UTC
📌 参与方式：
在湾岸广场发布 与 PRX 或 Launchpool 活动相关的原创内容
内容不少于 100 字（形式不限：解读、教程、创意脚本等）
添加话题：#PRX创作挑战赛
附上任意一个活动参与截图（如质押记录、领取页面等）
🏆 奖励设置（总计 1,000 PRX）
🥇 一等奖（1 名）：300 PRX
🥈 二等奖（3 名）：100 PRX / 人
🥉 三等奖（10 名）：40 PRX / 人
📄 注意事项：
内容必须原创，禁止抄袭或搬运
获奖者需完成湾岸广场身份认证
最终解释权归湾岸所有`,
    {
      name: '湾岸广场 Launchpool #PRX 创作挑战来袭！',
      window: ['2026-08-05 12:00', '2026-08-15 24:00', '+00:00'],
      length: [100, undefined, 'characters'],
      tags: ['any', '#PRX创作挑战赛'],
      screenshot: 1,
      topic: ['PRX', 'Launchpool'],
      identity: ['win', undefined],
      original: true,
      quota: undefined,
      prizes: [['ranked PRX 1000', '一等奖 1 × 300', '二等奖 3 × 100', '三等奖 10 × 40']],
      rank: undefined,
      asked: ['length-counts', 'identity-unverified', 'prize-unread', 'ranking'],
      told: ['announcement-utc'],
    },
  ],
  [
    'zh-Hans, about so many characters and no more than so many, a prize with a trophy',
    `社区有奖征文：《我眼中的 RWA》
一、征文时间：2026年4月1日至2026年4月20日（以北京时间为准）
二、征文要求：
  1. 字数：1500字左右，不超过 3000 字
  2. 必须原创首发
  3. 投稿方式：在社区发帖并带 #RWA征文 标签
三、奖项设置
  特等奖 1 名：3000 USDT + 定制奖杯
  一等奖 2 名：1000 USDT
  二等奖 5 名：500 USDT
  三等奖 10 名：100 USDT
四、评审方式：专家评审（70%）+ 社区投票（30%）`,
    {
      name: '社区有奖征文：《我眼中的 RWA》',
      window: ['2026-04-01', '2026-04-20', '+08:00'],
      length: [0, 3000, 'characters'],
      tags: ['any', '#RWA征文'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: true,
      quota: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'window-day-only',
        'window-day-only',
        'length-least',
        'length-counts',
        'topic',
        'screenshot',
        'identity',
        'prize-unclear',
        'ranking-weights',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, a season with posts, days and followers, a score by formula',
    `【公告】广场「牛人榜」第二季
赛季时间：2026年2月1日 00:00:00（UTC+8）- 2026年2月28日 23:59:59（UTC+8）
上榜条件：
① 赛季内原创发帖 ≥ 20 篇，且活跃天数 ≥ 10 天
② 粉丝数 ≥ 500
③ 账号注册满 30 天
榜单分 = 阅读×0.1 + 点赞×1 + 评论×2
奖励：
第1名 2,000 USDT
第2-3名 各1,000 USDT
第4-10名 各300 USDT
第11-50名 各50 USDT
奖池合计：8,100 USDT`,
    {
      name: '【公告】广场「牛人榜」第二季',
      window: ['2026-02-01 00:00:00', '2026-02-28 23:59:59', '+08:00'],
      length: undefined,
      tags: undefined,
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: true,
      quota: { posts: 20, days: 10 },
      prizes: [['ranked USDT 8100', '第1名 1 × 2000', '第2-3名 2 × 1000', '第4-10名 7 × 300', '第11-50名 40 × 50']],
      rank: undefined,
      asked: [
        'window-59',
        'length',
        'hashtag',
        'topic',
        'screenshot',
        'identity',
        'ranking',
        'quota-count',
        'demand-followers',
      ],
      told: ['announcement-end-59'],
    },
  ],
  [
    'zh-Hant, weekdays in brackets, a least and a greatest length, formal numerals',
    `【蜂巢社區】新手寫作月
活動時間：2026年7月1日（三）00:00 起至 2026年7月31日（五）24:00 止（台北時間）
參加資格：完成身分驗證之用戶皆可參加
內容：不少於 100 字，不超過 800 字，需附原創圖片至少 2 張
標籤：#蜂巢新手寫作
獎勵：
首獎 1 名 NT$6,000
貳獎 2 名 NT$3,000
參獎 5 名 NT$1,000
評分：內容 60%、創意 40%`,
    {
      name: '【蜂巢社區】新手寫作月',
      window: ['2026-07-01 00:00', '2026-07-31 24:00', '+08:00'],
      length: [100, 800, 'characters'],
      tags: ['any', '#蜂巢新手寫作'],
      screenshot: undefined,
      topic: undefined,
      identity: ['enter', undefined],
      original: true,
      quota: undefined,
      prizes: [['ranked TWD', '首獎 1 × 6000', '貳獎 2 × 3000', '參獎 5 × 1000']],
      rank: undefined,
      asked: [
        'length-counts',
        'topic',
        'screenshot-unclear',
        'prize-each',
        'pool',
        'ranking-weights',
        'demand-newcomer',
      ],
      told: [],
    },
  ],
  [
    'en, too short is not counted: a least length; everybody gets something: asked',
    `Reef Wallet: One Tip A Day
Runs 1 Feb 2027 08:00 to 8 Feb 2027 08:00 (Singapore time).
Share one security tip per day with #ReefTips. Posts under 25 words will not be counted.
Every valid participant receives 2 USDT (first 1,000 participants).
The three most liked tips win 100 USDT each.`,
    {
      name: 'Reef Wallet: One Tip A Day',
      window: ['2027-02-01 08:00', '2027-02-08 08:00', '+08:00'],
      length: [25, undefined, 'words'],
      tags: ['any', '#ReefTips'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: { kind: 'rank', by: ['likes'] },
      asked: ['topic', 'screenshot', 'identity', 'originality', 'prize-unread'],
      told: [],
    },
  ],
  [
    'zh-Hans, no end, once for each person: no demand to be verified',
    `【海葵】发帖领空投
时间：2026年3月1日 12:00（UTC+8）至发完为止
发帖带 #海葵空投，20 字以上即可领取 10 HKN，共 1,000 份，先到先得
每个 IP、每个设备、每个实名用户仅限一次`,
    {
      name: '【海葵】发帖领空投',
      window: [undefined, undefined, undefined],
      length: undefined,
      tags: ['any', '#海葵空投'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'window',
        'length-for-prize',
        'topic',
        'screenshot',
        'identity-unclear',
        'originality',
        'prize-unread',
        'ranking',
        'demand-first',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, numbers in words',
    `社区公告：活动「晒晒我的冷钱包」
活动时间：2026年8月8日8:00-8月18日18:00（UTC+8）
晒图+文字（不少于五十字），话题 #我的冷钱包
一等奖：一名，冷钱包一台
二等奖：三名，五十USDT
三等奖：二十名，十USDT`,
    {
      name: '社区公告：活动「晒晒我的冷钱包」',
      window: ['2026-08-08 08:00', '2026-08-18 18:00', '+08:00'],
      length: undefined,
      tags: ['any', '#我的冷钱包'],
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [['ranked', '一等奖 1 × 冷钱包一台']],
      rank: undefined,
      asked: ['length', 'topic', 'screenshot', 'identity', 'originality', 'prize-unread', 'ranking'],
      told: [],
    },
  ],
  [
    'zh-Hant, a draw said in two words, a deadline of winners that is no time of posting',
    `【活動】灣區錢包 × 萬聖節變裝大賽
活動期間：2026/10/20 12:00 ~ 2026/10/31 23:59 (UTC+8)
參加方式：
1. 追蹤官方帳號 @bayarea_wallet
2. 於廣場發文並附上變裝照片（1 張以上），標記 #灣區變裝
3. 內文 30 字起（不含標籤）
獎品：
第 1 名：300 USDT
第 2–3 名：每名 100 USDT
第 4–10 名：每名 20 USDT
隨機 20 名：每名 5 USDT
總獎金 740 USDT，依按讚數排名。
得獎者需於 11/7 前完成 KYC，逾期視同放棄，由候補遞補。`,
    {
      name: '【活動】灣區錢包 × 萬聖節變裝大賽',
      window: ['2026-10-20 12:00', '2026-10-31 23:59', '+08:00'],
      length: [30, undefined, 'characters', 'hashtags'],
      tags: ['any', '#灣區變裝'],
      screenshot: 1,
      topic: undefined,
      identity: ['win', undefined],
      original: undefined,
      quota: undefined,
      prizes: [
        ['ranked USDT', '第 1 名 1 × 300', '第 2–3 名 2 × 100', '第 4–10 名 7 × 20'],
        ['隨機 20 名 draw over people USDT', '隨機 20 名 20 × 5'],
      ],
      rank: { kind: 'rank', by: ['likes'] },
      asked: [
        'window-59',
        'topic',
        'identity-unverified',
        'identity-deadline',
        'originality',
        'prize-again',
        'prize-seed',
        'prize-unread',
        'demand-mention',
      ],
      told: ['announcement-end-59'],
    },
  ],
  [
    'zh-Hans, weekly: nothing is demanded over the whole campaign, sums told off one by one',
    `水滴社区每周之星
每周一 0 点至周日 24 点（UTC+8）统计
上榜条件：当周发帖 ≥ 5 篇，点赞 ≥ 50
前 3 名分别奖励 100 / 60 / 40 USDT
第 4-10 名：各 10 USDT`,
    {
      name: '水滴社区每周之星',
      window: [undefined, undefined, undefined],
      length: undefined,
      tags: undefined,
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'window',
        'length',
        'hashtag',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'prize-unclear',
        'ranking',
        'demand-quota',
      ],
      told: [],
    },
  ],
  [
    'zh-Hans, decimals of bitcoin, a pool after the prizes',
    `【活动】#我和BTC的故事# 有奖征文
征稿时间：2026-01-15 10:00（UTC+8）至 2026-02-15 10:00（UTC+8）
奖项设置（税前）：
一等奖1名，奖金0.01 BTC
二等奖3名，奖金0.005 BTC
三等奖10名，奖金0.001 BTC
共计 0.035 BTC
投稿要求：800字以上，原创，非 AI 生成；文末附上本人钱包截图（打码）
奖金由评委会根据质量评定`,
    {
      name: '【活动】#我和BTC的故事# 有奖征文',
      window: ['2026-01-15 10:00', '2026-02-15 10:00', '+08:00'],
      length: [800, undefined, 'characters'],
      tags: undefined,
      screenshot: 1,
      topic: undefined,
      identity: undefined,
      original: true,
      quota: undefined,
      prizes: [['ranked BTC 0.035', '一等奖 1 × 0.01', '二等奖 3 × 0.005', '三等奖 10 × 0.001']],
      rank: undefined,
      asked: ['length-counts', 'hashtag-not-demanded', 'topic', 'identity', 'ranking'],
      told: [],
    },
  ],
  [
    'en, two promotions: fifty words are no fifty screenshots',
    `Loon Exchange Spot Trading & Posting Campaign
Campaign Period: 12:00 on 5 Aug, 2026 – 12:00 on 19 Aug, 2026 (UTC)
Promotion A: Trading volume ≥ 500 USDT, share 20,000 LOON proportionally to trading volume
Promotion B: Post with #LoonLaunch, ≥ 50 words and a screenshot. 100 posts will be randomly selected to receive 50 LOON each.
Users must complete KYC to be eligible for rewards.`,
    {
      name: 'Loon Exchange Spot Trading & Posting Campaign',
      window: ['2026-08-05 12:00', '2026-08-19 12:00', '+00:00'],
      length: undefined,
      tags: ['any', '#LoonLaunch'],
      screenshot: 1,
      topic: undefined,
      identity: ['win', undefined],
      original: undefined,
      quota: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'length-for-prize',
        'topic',
        'identity-unverified',
        'originality',
        'prizes-unclear',
        'prize-unread',
        'ranking',
      ],
      told: [],
    },
  ],
  [
    'nothing but prose: nothing is invented',
    'The weather is fine today, and so are we. See you on the 5th at 7.',
    {
      name: undefined,
      window: [undefined, undefined, undefined],
      length: undefined,
      tags: undefined,
      screenshot: undefined,
      topic: undefined,
      identity: undefined,
      quota: undefined,
      original: undefined,
      prizes: [],
      rank: undefined,
      asked: [
        'title',
        'window',
        'length',
        'hashtag',
        'topic',
        'screenshot',
        'identity',
        'originality',
        'prizes',
        'ranking',
      ],
      told: [],
    },
  ],
]
