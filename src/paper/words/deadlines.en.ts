import type { deadlines as zh } from './deadlines.zh.ts'
import type { Words } from './words.ts'

export const deadlines: Words<typeof zh> = {
  steps: {
    start_not_counted: 'It starts on {date}. That day is not counted: counting begins with the next.',
    nth_day: 'Day {n} is {weekday}, {date}.',
    falls_on_workday: '{date} is a working day, so nothing moves.',
    falls_on_rest_day: '{weekday}, {date}, is a rest day[ ({name} holiday)].',
    rolls_to: 'Advice: run to the first working day after the rest days, {weekday}, {date}.',
    ends_at_24: 'It ends at 24:00 on {date} (Beijing time).',
    ends_not_before: 'For now it is only certain that it does not end before 24:00 on {date} (Beijing time).',
    skips_holiday: '{from}[ to {to}] is a holiday[ ({name})] and has no working days.',
    makeup_workday: '{weekday}, {date}, is a make-up working day and counts as one.',
    counts_working_days: 'Working days from {from} to {to}: {n}[ ({list})].',
    nth_working_day: 'Working day {n} is {weekday}, {date}.',
    calendar_missing:
      'The holidays of {year} have not been entered yet, so its working days and rest days cannot be worked out.',
    event_not_counted:
      'Counting in {unit} back from the event on {date}: that day is not counted, the one before it is the first.',
    by_analogy: 'The Civil Code does not regulate counting back; its article 201 is applied by analogy.',
    act_not_before_event: 'The act, {act}, does not come before the event, {event}.',
    counts_days: 'Days from {from} to {to}: {n}.',
    counts_back_working_days: 'Working days from {from} back to {to}: {n}[ ({list})].',
    counts_until_event:
      'What counts is the working days from the day after the act up to the event on {event}.',
    gap_ok: 'The gap in {unit} is {gap}, more than the {days} required: lawful.',
    gap_exact: 'The gap in {unit} is {gap}, exactly the {days} required: lawful, with no day to spare.',
    gap_short: 'The gap in {unit} is {gap}, less than the {days} required: too short.',
    gap_ok_without_calendar:
      'Even with further holidays in that year the gap in {unit} is at least {at_least}; {days} are required: lawful.',
    gap_short_without_calendar:
      'Whatever the holidays of that year, the gap in {unit} is at most {at_most}; {days} are required: too short.',
    gap_undecided:
      'Whether the gap in {unit} reaches {days} can be said once the holidays of {years} have been published.',
    act_earlier: 'It can only be done earlier, never later: better no later than {weekday}, {date}.',
    latest_act: 'The last day to do it is {weekday}, {date}. The gap in {unit} is then {days}.',
    corresponding_day: 'Months counted: {months}. The corresponding day is {weekday}, {date}.',
    month_end:
      'Months counted: {months}. There is no corresponding day, so the last day is the end of the month, {weekday}, {date}.',
    hours_run_on: 'From {at} the hours run on without a break, through nights and holidays: {hours}.',
    ends_at: 'It ends at {at} (Beijing time).',
    counter_closes: 'At the counter opinions are taken until {time} on {date} (Beijing time).',
  },
  units: { day: 'calendar days', working_day: 'working days' },
  weekdays: {
    0: 'Sunday',
    1: 'Monday',
    2: 'Tuesday',
    3: 'Wednesday',
    4: 'Thursday',
    5: 'Friday',
    6: 'Saturday',
  },
  and: ', ',
  holidays: {
    元旦: 'New Year',
    春节: 'Spring Festival',
    清明节: 'Qingming Festival',
    劳动节: 'Labour Day',
    端午节: 'Dragon Boat Festival',
    中秋节: 'Mid-Autumn Festival',
    国庆节: 'National Day',
  },
}
