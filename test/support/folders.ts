/** Rooms whose tests need a database: they run inside workerd, on a real D1 with the real migrations. */
export const WITH_DATABASE = [
  'people',
  'calendar',
  'decisions',
  'drafts-desk',
  'opinions',
  'consultations',
  'hearings',
  'adoption',
  'casefile',
  'hall',
]

/** What needs none runs in Node: pure rules, text, the starter and the shape of the house itself. */
export const WITHOUT_DATABASE = [
  'ground',
  'paper',
  'statute',
  'ledger',
  'drafts',
  'hearings-draw',
  'grouping',
  'house',
]

/** The whole Worker on its production bundle, with and without a browser in front. */
export const WHOLE = ['worker', 'browser']
