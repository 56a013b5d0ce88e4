import type { Lang } from '../../ground/house.ts'
import type { Problem } from '../../ground/result.ts'
import { common as commonEn } from './common.en.ts'
import { common as commonZh } from './common.zh.ts'
import { refusals as refusalsEn } from './refusals.en.ts'
import { refusals as refusalsZh } from './refusals.zh.ts'
import { chooser, fill } from './words.ts'

export { chooser, fill, pick, plural, type Words } from './words.ts'

/** The words that every room shares: site, buttons, states, kinds, dispositions, channels, roles, levels. */
export const common = chooser(commonZh, commonEn)

/** What a problem says to a person, in one or two sentences that also say what to do. */
export const problemText = (lang: Lang, problem: Problem): string =>
  fill((lang === 'en' ? refusalsEn : refusalsZh)[problem.code], problem.params)
