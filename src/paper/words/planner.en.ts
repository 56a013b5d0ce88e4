import type { planner as zh } from './planner.zh.ts'
import { plural, type Words } from './words.ts'

/** The English of `planner.zh.ts`. */
export const planner: Words<typeof zh> = {
  title: 'Plan a timetable',
  lead: 'Choose what has to be done and give the day it begins, or the day by which the decision must be public. You get the whole timetable, each date with how it was counted and on what text. No account is needed and nothing you enter is kept.',
  form: {
    must: 'What has to be done',
    mustHint: 'Collective discussion, the feedback on opinions and promulgation are always part of it.',
    tasks: {
      secrecy: 'Secrecy review before publication',
      comment: 'Open comment period',
      hearing: 'Hearing',
      symposium: 'Symposium',
      legality: 'Legality review',
    },
    taskHints: {
      secrecy: 'once before the notice, once before the adoption report',
      comment: (usual, floor) =>
        usual === floor
          ? `${plural(usual, 'day', 'days')} or more`
          : `${plural(usual, 'day', 'days')} in general, fewer with a reason, never under ${floor}`,
      hearing: (notice, list, materials) =>
        `announced ${plural(notice, 'day', 'days')} before, list ${list}, materials ${materials}; may run beside the comments`,
      symposium: (days) => `draft and explanation sent ${plural(days, 'working day', 'working days')} before`,
      legality: (days) => `${plural(days, 'working day', 'working days')} in general`,
    },
    days: 'Days for each',
    comment_days: 'Comments (calendar days)',
    secrecy_days: 'Secrecy review (working days)',
    analysis_days: 'Analysis and report (working days)',
    legality_days: 'Legality review (working days)',
    commentHint: (usual, floor) =>
      usual === floor ? `${usual} or more` : `${usual}; with a reason ${floor} or more`,
    secrecyHint: (days) => `At most ${days}`,
    analysisHint: 'No law sets them: please estimate',
    legalityHint: (days) => `${days} or more; fewer need a reason`,
    interpretation: 'Interpretation (working days after promulgation)',
    interpretationHint: (days) =>
      days === 0 ? '0: together with the decision' : `At most ${days}; 0: together with the decision`,
    rules: 'Rules',
    rulesHint: 'The numbers differ from place to place. With other rules the days below change.',
    profile: 'Place',
    special: 'Special law',
    specialHint: 'Where a law has numbers of its own, these apply. Usually none.',
    noSpecial: 'None',
    kind: 'Kind of matter',
    kinds: {
      major_decision: 'Major administrative decision',
      normative_document: 'Administrative normative document',
      other: 'Other matter',
    },
    useRules: 'Use these rules',
    when: 'Where to begin',
    whenHint:
      'Give the first day to plan forward, the last day to plan backward, or both to see whether there is time.',
    from: 'First day',
    until: 'Promulgated no later than',
    submit: 'Make the timetable',
  },
  result: {
    title: 'Timetable',
    under: (names) => `By the rules: ${names}`,
    underLink: 'See all numbers of these rules and where they come from',
    starts: 'Begins',
    promulgated: 'Promulgated',
    earliest: 'Earliest promulgation',
    latestStart: 'Latest start',
    whole: 'In all',
    days: (n) => plural(n, 'day', 'days'),
    impossible: 'This plan does not work',
    notes: 'Please note',
    unknown: 'Not known yet',
    assumption:
      'Planned as if every reviewer took the whole time and each step were taken on the working day after the one before. Where things go faster, the dates come earlier.',
    date: 'Date',
    what: 'Step',
    why: 'How it is counted',
    basis: 'Basis',
    save: 'Add to a calendar (.ics)',
    json: 'See this as JSON',
    calendar: (year) => `Check the working days of ${year}`,
  },
  manners: { on: 'on that day', by: 'no later than', until: 'until 24:00' },
  event: (title, manner) => `${title} (${manner})`,
  against: (note) => `This plan does not work: ${note}`,
  fileName: 'Timetable of a major administrative decision',
  entries: {
    secrecy_request: 'Notice and draft handed in for secrecy review',
    secrecy_opinion: 'Opinion of the secrecy review',
    notice: 'Notice published',
    comment_end: 'Comments close',
    hearing_notice: 'Hearing announced',
    hearing_list: 'List of participants published',
    hearing_materials: 'Materials served on the participants',
    hearing: 'Hearing',
    symposium_papers: 'Symposium papers sent',
    symposium: 'Symposium',
    report: 'Report on the opinions ready',
    report_review: 'Secrecy review of the adoption report',
    legality_request: 'Sent for legality review',
    legality_opinion: 'Time for the legality review is over',
    discussion: 'Collective discussion',
    feedback: 'Adoption report published',
    promulgation: 'Decision promulgated',
    interpretation: 'Interpretation published',
    disclosure: 'Documents of the decision disclosed',
  },
  steps: {
    starts: 'It begins on {date}.',
    next_workday: 'The step before is done on {after}; this one follows on the next working day, {date}.',
    same_day: 'On the same day as the step before, {date}.',
    estimate: 'Working days estimated, not set by any law: {days}.',
    within_comments:
      'Held on the last day of comments, {date}: it leaves the most time for registration and materials, and delays nothing.',
    after_review: 'The adoption report must first pass its secrecy review, which may take until {date}.',
    only_rest_days: '{from}[ to {to}] has rest days only: please see that somebody does it then.',
  },
  notes: {
    needs_calendar: 'The holidays of {year} have not been entered, so what comes after cannot be dated yet.',
    later_needs_calendar: '“{entry}” can be dated once the holidays of {year} have been entered.',
    starts_in_the_past:
      'To be promulgated by {until} it would have to begin by {latest}, and that day is over.[ Beginning today, it can be promulgated on {earliest} at the earliest.]',
    does_not_fit:
      'Beginning on {from} it cannot be promulgated by {until}[: the earliest is {earliest}].[ To be in time it must begin by {latest}.]',
    shorten_reason:
      'A comment period of {days} days is under {usual}: it needs a reason such as urgency, printed in the notice.',
    legality_reason:
      'A legality review of {days} working days is under {usual}: it needs a reason in writing.',
    no_public_way:
      'A decision that touches people’s vital interests needs open comments or a hearing. Neither is chosen.',
    starts_on_rest_day:
      '{date} is not a working day. Counting may begin there, but please make sure somebody is at work.',
    secrecy_left_out:
      'No secrecy review is planned: notice, draft and adoption report still need the opinion “public” before they appear.',
    legality_left_out:
      'No legality review is planned: a draft without one must not be put to collective discussion.',
  },
}
