/**
 * How a deadline was counted, one sentence for each step of `statute/steps.ts`, in its order. Written to be read
 * one after the other, like a clerk's own reckoning on paper.
 */
export const deadlines = {
  steps: {
    start_not_counted: '{date}开始，当日不计入，自次日起算。',
    nth_day: '第{n}日为{date}（{weekday}）。',
    falls_on_workday: '{date}是工作日，不需顺延。',
    falls_on_rest_day: '{date}（{weekday}）[适逢{name}假期，]是法定休假日。',
    rolls_to: '建议延至休假日结束后的第一个工作日：{date}（{weekday}）。',
    ends_at_24: '到{date}24时为止。',
    ends_not_before: '目前只能确定不早于{date}24时结束。',
    skips_holiday: '{from}[至{to}]放假[（{name}）]，不计为工作日。',
    makeup_workday: '{date}（{weekday}）是调休上班日，按工作日计算。',
    counts_working_days: '自{from}至{to}，共有{n}个工作日[：{list}]。',
    nth_working_day: '第{n}个工作日为{date}（{weekday}）。',
    calendar_missing: '尚无{year}年的节假日安排，不能推算该年的工作日和休假日。',
    event_not_counted: '自举行日{date}向前倒数，举行当日不计入，前一{unit}为第1{unit}。',
    by_analogy: '倒数期间，《民法典》没有直接规定，参照第二百零一条计算。',
    act_not_before_event: '办理日期{act}不早于举行日期{event}。',
    counts_days: '自{from}至{to}，共{n}日。',
    counts_back_working_days: '从{from}倒数至{to}，共有{n}个工作日[：{list}]。',
    counts_until_event: '计算的是办理的次日起到举行日{event}为止的工作日。',
    gap_ok: '间隔{gap}{unit}，多于要求的{days}{unit}，符合规定。',
    gap_exact: '间隔{gap}{unit}，正好是要求的{days}{unit}，符合规定，但没有余量。',
    gap_short: '间隔{gap}{unit}，少于要求的{days}{unit}，不符合规定。',
    gap_ok_without_calendar:
      '即使该年另有放假，间隔也不少于{at_least}{unit}，达到要求的{days}{unit}，符合规定。',
    gap_short_without_calendar:
      '无论该年如何放假，间隔至多{at_most}{unit}，少于要求的{days}{unit}，不符合规定。',
    gap_undecided: '需待{years}年的节假日安排公布后，才能判断是否达到{days}{unit}。',
    act_earlier: '只能提前，不能顺延，建议不晚于{date}（{weekday}）办理。',
    latest_act: '最迟在{date}（{weekday}）办理，距举行日{days}{unit}。',
    corresponding_day: '{months}个月后的对应日为{date}（{weekday}）。',
    month_end: '{months}个月后的月份没有对应日，以月末日{date}（{weekday}）为最后一日。',
    hours_run_on: '自{at}起连续计算{hours}小时，夜间和节假日不扣除。',
    ends_at: '到{at}为止。',
    counter_closes: '现场提交到{date}{time}停止收件。',
  },
  units: { day: '日', working_day: '个工作日' },
  weekdays: {
    0: '星期日',
    1: '星期一',
    2: '星期二',
    3: '星期三',
    4: '星期四',
    5: '星期五',
    6: '星期六',
  },
  /** Between dates in a list, and between the names of holidays that share one. */
  and: '、',
  /** By the names the State Council's notices use. */
  holidays: {
    元旦: '元旦',
    春节: '春节',
    清明节: '清明节',
    劳动节: '劳动节',
    端午节: '端午节',
    中秋节: '中秋节',
    国庆节: '国庆节',
  },
} as const
