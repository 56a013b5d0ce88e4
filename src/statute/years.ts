import type { PlainDate } from '../ground/clock.ts'

/**
 * A year's holidays and make-up working days, as the State Council's notice arranged them. Loaded as a value:
 * whoever computes a deadline hands in the years it knows. Days not named follow the week: Monday to Friday work.
 */
export type CalendarYear = {
  readonly year: number
  /** The number of the notice that arranged it, so that anyone can compare. */
  readonly source: string
  /** Its title, where that is not the usual one (`noticeTitle`). */
  readonly title?: string
  /**
   * Rest days, first and last inclusive, within this year. They include the weekends they swallow. The name is
   * the holiday's, as the notice writes it; it explains a date and decides nothing.
   */
  readonly off: readonly (readonly [first: PlainDate, last: PlainDate, name?: string])[]
  /** Saturdays and Sundays on which people work (调休上班日), in order. */
  readonly makeUp: readonly PlainDate[]
  /** The notice's own sentences as far as they were copied, beginning with the name of their holiday. */
  readonly quotes?: readonly string[]
}

/** One holiday: `MM-DD` or `MM-DD..MM-DD`, the make-up days (white space between them), the notice's sentence. */
type Line = readonly [off: string, makeUp: string, sentence: string]

function arrange(year: number, source: string, lines: readonly Line[]): CalendarYear {
  const on = (day: string) => `${year}-${day}` as PlainDate
  return {
    year,
    source,
    off: lines.map(([range, , sentence]) => {
      const [first = '', last = first] = range.split('..')
      return [on(first), on(last), sentence.split('：', 1)[0] ?? ''] as const
    }),
    makeUp: lines
      .flatMap(([, days]) => days.split(' ').filter((day) => day !== ''))
      .map(on)
      .sort(),
    quotes: lines.map(([, , sentence]) => sentence),
  }
}

/** What the notice that arranges a year is usually called. */
export const titleOf = (year: number): string => `国务院办公厅关于${year}年部分节假日安排的通知`

/** The title of the notice that arranges a year, followed by its number. */
export const noticeTitle = ({
  year,
  source,
  title = titleOf(year),
}: Pick<CalendarYear, 'year' | 'source' | 'title'>): string =>
  `《${title.replace(/^《(.*)》$/, '$1')}》（${source}）`

/**
 * The years that come with the program, copied from the notices and compared with their own sentences, which
 * stand beside the dates (a test reads the sentences and must come to the same days). A library's table is not
 * trusted (domain.md §2.0): each year is checked by the sum of its working days. A year that is not here is
 * never guessed. Sunday 2023-10-08 works by its notice (E28). New Year's holiday of 2023 began on 2022-12-31, a Saturday, which the week already frees.
 */
export const knownYears: readonly CalendarYear[] = [
  arrange(2022, '国办发明电〔2021〕11号', [
    ['01-01..01-03', '', '元旦：2022年1月1日至3日放假，共3天。'],
    [
      '01-31..02-06',
      '01-29 01-30',
      '春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。',
    ],
    ['04-03..04-05', '04-02', '清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。'],
    [
      '04-30..05-04',
      '04-24 05-07',
      '劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。',
    ],
    ['06-03..06-05', '', '端午节：6月3日至5日放假，共3天。'],
    ['09-10..09-12', '', '中秋节：9月10日至12日放假，共3天。'],
    [
      '10-01..10-07',
      '10-08 10-09',
      '国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。',
    ],
  ]),
  arrange(2023, '国办发明电〔2022〕16号', [
    ['01-01..01-02', '', '元旦：2022年12月31日至2023年1月2日放假调休，共3天。'],
    [
      '01-21..01-27',
      '01-28 01-29',
      '春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。',
    ],
    ['04-05', '', '清明节：4月5日放假，共1天。'],
    [
      '04-29..05-03',
      '04-23 05-06',
      '劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。',
    ],
    ['06-22..06-24', '06-25', '端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。'],
    [
      '09-29..10-06',
      '10-07 10-08',
      '中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。',
    ],
  ]),
  arrange(2024, '国办发明电〔2023〕7号', [
    ['01-01', '', '元旦：1月1日放假，与周末连休。'],
    [
      '02-10..02-17',
      '02-04 02-18',
      '春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。',
    ],
    ['04-04..04-06', '04-07', '清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。'],
    [
      '05-01..05-05',
      '04-28 05-11',
      '劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。',
    ],
    ['06-10', '', '端午节：6月10日放假，与周末连休。'],
    ['09-15..09-17', '09-14', '中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。'],
    [
      '10-01..10-07',
      '09-29 10-12',
      '国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。',
    ],
  ]),
  arrange(2025, '国办发明电〔2024〕12号', [
    ['01-01', '', '元旦：1月1日（周三）放假1天，不调休。'],
    [
      '01-28..02-04',
      '01-26 02-08',
      '春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。',
    ],
    ['04-04..04-06', '', '清明节：4月4日（周五）至6日（周日）放假，共3天。'],
    ['05-01..05-05', '04-27', '劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。'],
    ['05-31..06-02', '', '端午节：5月31日（周六）至6月2日（周一）放假，共3天。'],
    [
      '10-01..10-08',
      '09-28 10-11',
      '国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。',
    ],
  ]),
  arrange(2026, '国办发明电〔2025〕7号', [
    ['01-01..01-03', '01-04', '元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。'],
    [
      '02-15..02-23',
      '02-14 02-28',
      '春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。',
    ],
    ['04-04..04-06', '', '清明节：4月4日（周六）至6日（周一）放假，共3天。'],
    ['05-01..05-05', '05-09', '劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。'],
    ['06-19..06-21', '', '端午节：6月19日（周五）至21日（周日）放假，共3天。'],
    ['09-25..09-27', '', '中秋节：9月25日（周五）至27日（周日）放假，共3天。'],
    [
      '10-01..10-07',
      '09-20 10-10',
      '国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。',
    ],
  ]),
]
