/** What is being decided; it says which numbers of the law apply (R1, N713 art. 3). */
export const matterKinds = ['major_decision', 'normative_document', 'other'] as const
export type MatterKind = (typeof matterKinds)[number]
