import { describe, expect, test } from 'vitest'
import type { OutlineClause } from '../../src/drafts/clause.ts'
import { parseOutline } from '../../src/drafts/outline.ts'

/** The tree as indented lines: level, label, heading, text. */
function drawn(clauses: readonly OutlineClause[]): string[] {
  const depth = (clause: OutlineClause): number => {
    const parent = clause.parent === null ? undefined : clauses[clause.parent]
    return parent ? depth(parent) + 1 : 0
  }
  return clauses.map((c) =>
    [' '.repeat(depth(c)) + c.level, c.label, c.heading, c.text]
      .filter((part) => part !== null && part !== '')
      .join('|'),
  )
}

const codes = (text: string): string[] => parseOutline(text).warnings.map((warning) => warning.code)

describe('the samples of legal drafts as they come', () => {
  test('sample 1: an article with two 款, an article with a list of 项', () => {
    const { clauses, counts, labels, warnings } = parseOutline(`第二章　公众参与
　　第七条　通过向社会发布草案（征求意见稿）方式征求意见的，期限不少于10日。
　　县政府门户网站是第一平台。
　　第八条　听证会代表由下列人员产生：
　　（一）利害关系人代表；
　　（二）普通公众代表。`)
    expect(drawn(clauses)).toEqual([
      'chapter|第二章|公众参与',
      ' article|第七条|通过向社会发布草案（征求意见稿）方式征求意见的，期限不少于10日。',
      '  paragraph|县政府门户网站是第一平台。',
      ' article|第八条|听证会代表由下列人员产生：',
      '  item|（一）|利害关系人代表；',
      '  item|（二）|普通公众代表。',
    ])
    expect(counts).toEqual({ part: 0, subpart: 0, chapter: 1, section: 0, article: 2 })
    expect(labels).toEqual(['第七条', '第八条'])
    expect(warnings.map((w) => w.code)).toEqual(['gap'])
  })

  test('sample 2: an inserted article, and a reference at the start of a line', () => {
    const { clauses, labels, warnings } = parseOutline(`第十条　听证会代表不少于10人。
第十条之一　听证会代表不得由现职公务员担任。
第十条规定的人数，包括候补代表。
第十一条　听证会应当制作笔录。`)
    expect(labels).toEqual(['第十条', '第十条之一', '第十一条'])
    expect(clauses.map((c) => c.ordinal)).toEqual(['10', '10-1', null, '11'])
    expect(clauses[2]).toMatchObject({
      level: 'paragraph',
      parent: 1,
      text: '第十条规定的人数，包括候补代表。',
    })
    expect(warnings).toEqual([])
  })

  test('sample 3: full-width digits; lists within one line stay together', () => {
    const { clauses, labels, warnings } = parseOutline(`第１２条 收件截止时间为２０２６年３月１２日２４时。
(一)信函;（二）传真；㈢电子邮件;
1．网站 2、窗口 3)电话`)
    expect(labels).toEqual(['第１２条'])
    expect(clauses.map((c) => [c.level, c.label, c.ordinal, c.text])).toEqual([
      ['article', '第１２条', '12', '收件截止时间为２０２６年３月１２日２４时。'],
      ['paragraph', null, null, '(一)信函;（二）传真；㈢电子邮件;'],
      ['paragraph', null, null, '1．网站 2、窗口 3)电话'],
    ])
    expect(warnings.map((w) => [w.code, w.line])).toEqual([
      ['inline_list', 2],
      ['inline_list', 3],
    ])
  })

  test('sample 4: a heading in brackets, the body in the next paragraph', () => {
    const { clauses } = parseOutline(`第一条（目的和依据）
　　为规范区政府重大行政决策过程中的公众参与活动，……制定本规定。
第二条（定义）`)
    expect(drawn(clauses)).toEqual([
      'article|第一条|（目的和依据）|为规范区政府重大行政决策过程中的公众参与活动，……制定本规定。',
      'article|第二条|（定义）',
    ])
  })

  test('sample 5: 附则 with a blank inside, a label without a blank behind it, a missing number', () => {
    const { clauses, labels, warnings, counts } = parseOutline(`第六章 附　则
第二十四条 政务新媒体纳入年度考核指标。
第二十五条 建立微信交流群。
第二十七条本制度自发布之日起施行，`)
    expect(labels).toEqual(['第二十四条', '第二十五条', '第二十七条'])
    expect(clauses[0]?.heading).toBe('附　则')
    expect(clauses.at(-1)?.text).toBe('本制度自发布之日起施行，')
    expect(counts.chapter).toBe(1)
    expect(warnings.filter((w) => w.line === 4)).toEqual([
      { code: 'gap', line: 4, params: { label: '第二十七条', previous: '第二十五条' } },
    ])
  })

  test('sample 6: the same number twice makes two clauses and a warning', () => {
    const { clauses, warnings } =
      parseOutline(`第十条 考核奖惩是各单位和部门将政务公开工作要纳入年度综合目标管理。
第十条 本制度自发布之日起施行。`)
    expect(clauses.map((c) => [c.level, c.label])).toEqual([
      ['article', '第十条'],
      ['article', '第十条'],
    ])
    expect(warnings).toEqual([
      { code: 'duplicate_label', line: 2, params: { label: '第十条', first_line: 1 } },
    ])
  })

  test('sample 7: policy style: 一、 is a heading, （一） an article, 1. an item with a run-in heading', () => {
    const { clauses, counts } = parseOutline(`二、推进政务阳光透明，提升公开实效
（一）加快推进决策公开。
1.健全行政决策法定程序。进一步修订完善……
(1)县级政府要抓好乡镇政务公开；(2)市、县级政府要提高……`)
    expect(drawn(clauses)).toEqual([
      'section|二、|推进政务阳光透明，提升公开实效',
      ' article|（一）|加快推进决策公开。',
      '  item|1.|健全行政决策法定程序。|进一步修订完善……',
      '   paragraph|(1)县级政府要抓好乡镇政务公开；(2)市、县级政府要提高……',
    ])
    expect(counts.article).toBe(1)
  })

  test('sample 8: a table, and an annex that counts its own articles', () => {
    const { clauses, labels, annexes, counts, warnings } = parseOutline(`第一条 水价按下表执行。
| 项目 | 标准（元/吨） |
| 居民用水 | 2.85 |
附件1
　　　　听证会报名须知
第一条 报名人应当年满18周岁。`)
    expect(drawn(clauses)).toEqual([
      'article|第一条|水价按下表执行。',
      ' table|| 项目 | 标准（元/吨） |\n| 居民用水 | 2.85 |',
      'annex|附件1|听证会报名须知',
      ' article|第一条|报名人应当年满18周岁。',
    ])
    expect(labels).toEqual(['第一条'])
    expect(counts.article).toBe(1)
    expect(annexes).toEqual(['附件1 听证会报名须知'])
    expect(warnings).toEqual([])
  })

  test('sample 9: references do not split', () => {
    const lines = [
      '依照本规定第二条第二项情形，可能影响第三方权益的，应当征求其意见。（第六条）',
      '前款所称第三方，是指……',
      '本条第一款第（三）项……',
      '《条例》第十五条另有规定的除外。',
      '第二条第二款、第三条规定的期限……',
    ]
    const { clauses } = parseOutline(`第一条 甲。\n${lines.join('\n')}\n第二条 乙。`)
    expect(clauses.filter((c) => c.level === 'article')).toHaveLength(2)
    expect(clauses.filter((c) => c.level === 'paragraph').map((c) => c.text)).toEqual(lines)
  })

  test('sample 10: digits left in words by page numbers open no list', () => {
    const { clauses, warnings } = parseOutline(`第一条 总结如下。
着力推进决策、执行、结果、管理、服2务“五公开”
2务“五公开”工作继续推进。
……重大3建设项目1174条`)
    expect(clauses.map((c) => c.level)).toEqual(['article', 'paragraph', 'paragraph', 'paragraph'])
    expect(warnings).toEqual([])
  })

  test('sample 11: a stray fragment is kept as it came and reported', () => {
    const { clauses, warnings } = parseOutline(`第一条 下列事项应当公开：
(6)重大管理事项的决策;除尘滤布
第二条 本制度自发布之日起施行。`)
    expect(clauses[1]).toMatchObject({ label: '(6)', text: '重大管理事项的决策;除尘滤布' })
    expect(warnings).toEqual([{ code: 'list_gap', line: 2, params: { expected: 1, found: 6 } }])
  })

  test('sample 13: a block pasted twice is found, once', () => {
    const block = [
      '推进政务公开是建设法治政府的重要内容，各部门要充分认识其意义。',
      '各单位主要负责人是第一责任人，要亲自部署，亲自过问，抓好落实。',
      '市政府办公厅负责组织协调、指导推进、监督检查，定期通报情况，限期整改问题。',
    ]
    const text = ['一、指导思想。深入贯彻。', ...block, '二、工作任务。全面推进。', ...block].join('\n')
    expect(parseOutline(text).warnings.filter((w) => w.code === 'duplicate_block')).toEqual([
      { code: 'duplicate_block', line: 6, params: { first_line: 2, lines: 3 } },
    ])
  })

  test('sample 14: an introduction and a signature belong to no article', () => {
    const { title, clauses, labels } = parseOutline(`政府信息依申请公开制度

为保障公民、法人和其他组织依法获取政府信息，结合我局实际，制定本制度。
一、公民可以向本机关申请获取政府信息。
（一）当面申请；
（二）信函申请。
二、本制度自发布之日起施行。
附件：1. 申请表
2. 流程图
某县工业和信息化局
2026年3月2日
（此件主动公开）`)
    expect(title).toBe('政府信息依申请公开制度')
    expect(drawn(clauses)).toEqual([
      'preamble|为保障公民、法人和其他组织依法获取政府信息，结合我局实际，制定本制度。',
      'article|一、|公民可以向本机关申请获取政府信息。',
      ' item|（一）|当面申请；',
      ' item|（二）|信函申请。',
      'article|二、|本制度自发布之日起施行。',
      'signature|附件：1. 申请表',
      'signature|2. 流程图',
      'signature|某县工业和信息化局',
      'signature|2026年3月2日',
      'signature|（此件主动公开）',
    ])
    expect(labels).toEqual(['一、', '二、'])
  })
})

describe('structure beyond the samples', () => {
  test('parts, subparts, chapters and sections nest; sections start again in each chapter', () => {
    const { clauses, counts, warnings } = parseOutline(`第一编　总则
第一分编 一般规定
第一章　基本规定
第一节　原则
第一条　甲。
第二节　范围
第二条　乙。
第二章　其他
第一节　期间
第三条　丙。`)
    expect(counts).toEqual({ part: 1, subpart: 1, chapter: 2, section: 3, article: 3 })
    expect(drawn(clauses).at(-1)).toBe('    article|第三条|丙。')
    expect(warnings).toEqual([])
  })

  test('refuses to take the table of contents for the text', () => {
    const { contents, counts, labels } = parseOutline(`某县公众参与办法
目　录
第一章　总则
第二章　公众参与
第一节　一般规定
附　则

第一章　总　则
第一条　甲。
第二章　公众参与
第一节　一般规定
第二条　乙。`)
    expect(contents).toEqual(['目　录', '第一章　总则', '第二章　公众参与', '第一节　一般规定', '附　则'])
    expect(counts).toMatchObject({ chapter: 2, section: 1, article: 2 })
    expect(labels).toEqual(['第一条', '第二条'])
  })

  test('recognises contents by their page numbers, with or without the word 目录', () => {
    const text =
      '第一章 总则……………1\n第一条 目的\t1\n第二章 附则..........12\n第一章 总则\n第一条 为了规范，制定本办法。'
    expect(parseOutline(text).counts).toMatchObject({ chapter: 1, article: 1 })
    expect(parseOutline(text).contents).toHaveLength(3)
  })

  test('the lone word 目录 above the text does not eat it', () => {
    expect(parseOutline('目录\n第一章 总则\n第一条 甲。').counts).toMatchObject({ chapter: 1, article: 1 })
  })

  test('articles quoted by an amendment are content, over several lines too', () => {
    const { labels, clauses } = parseOutline(`某市人民政府关于修改《办法》的决定
一、将第五条修改为：“第五条　期限不少于十日。
第六条　征求意见应当公告：
“（一）草案；
“（二）说明。”
二、增加一条，作为第七条：“第七条　听证应当公开举行。”
三、本决定自公布之日起施行。`)
    expect(labels).toEqual(['一、', '二、', '三、'])
    expect(clauses.filter((c) => c.level === 'paragraph')).toHaveLength(3)
  })

  test('a quotation mark that is never closed swallows nothing', () => {
    const { labels, warnings } = parseOutline('第一条 称为：“公众参与。\n第二条 乙。\n第三条 丙。')
    expect(labels).toHaveLength(3)
    expect(warnings.map((w) => w.code)).toEqual(['unclosed_quote'])
  })

  test('a 款 after a list is a new 款; a paragraph inside a list belongs to its 项', () => {
    const { clauses } = parseOutline(`第一条 应当公告：
（一）草案；
草案应当附说明。
（二）期限。
公告由承办单位发布。
发布应当及时：
（一）网站；
1．首页；
2．专栏；
（二）报刊。`)
    expect(drawn(clauses)).toEqual([
      'article|第一条|应当公告：',
      ' item|（一）|草案；',
      '  paragraph|草案应当附说明。',
      ' item|（二）|期限。',
      ' paragraph|公告由承办单位发布。',
      ' paragraph|发布应当及时：',
      '  item|（一）|网站；',
      '   subitem|1．|首页；',
      '   subitem|2．|专栏；',
      '  item|（二）|报刊。',
    ])
  })

  test('labels written with blanks, circles and old numerals', () => {
    const { clauses } = parseOutline('第 廿 条 甲。\n第二十一条：乙。\n第二○二条 丙。\n第①条 不是标号。')
    expect(clauses.map((c) => [c.label, c.ordinal, c.text])).toEqual([
      ['第 廿 条', '20', '甲。'],
      ['第二十一条', '21', '乙。'],
      ['第二○二条', '202', '丙。'],
      [null, null, '第①条 不是标号。'],
    ])
  })

  test('zero-width and no-break blanks are blank lines, and labels may hide them', () => {
    const { clauses } = parseOutline(
      '\u200b\n\u00a0\n第\u200b一条\u00a0甲。\u200b\r\n\ufeff\r\n第二条\u3000乙。',
    )
    expect(clauses.map((c) => [c.label, c.text])).toEqual([
      ['第\u200b一条', '甲。'],
      ['第二条', '乙。'],
    ])
  })

  test('title over several lines, document number, passing note, addressee', () => {
    const { title, front, clauses } = parseOutline(`附件1

某县重大行政决策公众参与办法
（征求意见稿）
（2026年3月1日某县人民政府第3次常务会议通过　自2026年4月1日起施行）
某政发〔2026〕3号
各乡镇人民政府：

　　为了规范公众参与，现予公布。
第一章
总　则
第一条 甲。`)
    expect(title).toBe('某县重大行政决策公众参与办法（征求意见稿）')
    expect(front).toEqual([
      '附件1',
      '（2026年3月1日某县人民政府第3次常务会议通过　自2026年4月1日起施行）',
      '某政发〔2026〕3号',
      '各乡镇人民政府：',
    ])
    expect(drawn(clauses)).toEqual([
      'preamble|为了规范公众参与，现予公布。',
      'chapter|第一章|总　则',
      ' article|第一条|甲。',
    ])
  })

  test('a deleted article keeps its place: （删去） is text, not a heading', () => {
    expect(parseOutline('第一条 （删去）\n第二条 （一）甲。').clauses).toMatchObject([
      { heading: null, text: '（删去）' },
      { heading: null, text: '（一）甲。' },
    ])
  })

  test('an annex named inside the text does not cut it off', () => {
    const { labels, annexes } = parseOutline(
      '第一条 见下表：\n附表1 标准\n第二条 乙。\n附件2 流程\n一、报名。\n二、审核。',
    )
    expect(labels).toEqual(['第一条', '第二条'])
    expect(annexes).toEqual(['附件2 流程'])
  })

  test('a wrapped line that happens to begin with a number of an article is its continuation', () => {
    const { labels } = parseOutline(
      '第一条 甲。\n第二条 乙。\n第三条 违反本办法规定，情节严重的，依照本办法\n第一条 和第二条处理，不得减轻。\n第四条 丁。',
    )
    expect(labels).toEqual(['第一条', '第二条', '第三条', '第四条'])
  })

  test('numbers that go back, and texts without anything to comment on, are reported', () => {
    expect(codes('第一条 甲。\n第三条 丙。\n第二条 乙。')).toEqual(['gap', 'out_of_order'])
    expect(codes('关于开展活动的通知\n\n各单位要高度重视，认真组织。')).toEqual(['no_articles'])
    expect(codes('')).toEqual(['no_articles'])
    expect(codes('第一条 甲。\n<!-- FORCE BREAK -->\n第二条 乙。')).toEqual(['markup'])
  })

  test('in a policy text without （一） the next list below 一、 carries the articles', () => {
    const { labels, counts } = parseOutline(
      '一、总体要求\n坚持公开。\n二、主要任务\n1.推进决策公开。各科室落实。\n2.推进执行公开。\n三、工作要求\n1.加强领导。',
    )
    expect(labels).toEqual(['1.', '2.', '1.'])
    expect(counts.section).toBe(3)
    expect(parseOutline('一、总体要求\n坚持公开。\n二、主要任务\n认真落实。').labels).toEqual([
      '一、',
      '二、',
    ])
  })

  test('a text without structure keeps every paragraph', () => {
    const { title, clauses } = parseOutline('关于开展活动的通知\n\n各单位要高度重视，认真组织。\n特此通知。')
    expect(title).toBe('关于开展活动的通知')
    expect(drawn(clauses)).toEqual(['paragraph|各单位要高度重视，认真组织。', 'paragraph|特此通知。'])
  })
})
