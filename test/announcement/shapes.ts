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
