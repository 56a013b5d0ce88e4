import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../src/ground/clock.ts'
import { canonical } from '../../src/ledger/canonical.ts'
import { commitTo, newSalt } from '../../src/ledger/commitment.ts'
import { prepareEntry } from '../../src/ledger/entry.ts'
import { leafHash, nodeHash, treeHead } from '../../src/ledger/merkle.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the Merkle tree of RFC 6962', () => {
  // The eight leaves of the reference implementation's test.
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const heads = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]

  it.each(heads.map((head, i) => [i + 1, head] as const))(
    'has the known head over %i leaves',
    async (size, head) => {
      const hashes = await Promise.all(
        leaves.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf, 'hex'))),
      )
      expect(hex(await treeHead(hashes))).toBe(head)
    },
  )

  it('of nothing is the hash of nothing', async () => {
    expect(hex(await treeHead([]))).toBe(createHash('sha256').digest('hex'))
  })

  it('refuses to let a leaf pass for a node', async () => {
    const [a, b] = [await leafHash(Buffer.from('a')), await leafHash(Buffer.from('b'))]
    expect(hex(await leafHash(Buffer.concat([a, b])))).not.toBe(hex(await nodeHash(a, b)))
  })
})

describe('canonical JSON', () => {
  it('sorts keys by code unit and prints no white space', () => {
    expect(canonical({ b: [1, null, true], a: '“引”\n', '€': 2, '\u{1f600}': 3 })).toBe(
      '{"a":"“引”\\n","b":[1,null,true],"€":2,"\u{1f600}":3}',
    )
  })

  it('refuses fractions, huge numbers and lone surrogates', () => {
    for (const value of [0.5, 2 ** 53, Number.NaN, '\ud800'])
      expect(() => canonical(value)).toThrow(TypeError)
  })

  it('says the same of equal values and survives a round trip', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.oneof(fc.integer(), fc.boolean(), fc.string({ unit: 'grapheme' })),
        ),
        (value) => {
          const shuffled = Object.fromEntries(Object.entries(value).reverse())
          expect(canonical(shuffled)).toBe(canonical(value))
          expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
        },
      ),
    )
  })
})

describe('commitments and entries', () => {
  it('open with salt and content only', async () => {
    const salt = newSalt()
    const content = { text: '收费太高' }
    const commitment = await commitTo('content', salt, content)
    expect(commitment).toBe(
      createHash('sha256').update(`wenji/v1/content\n${salt}\n{"text":"收费太高"}`).digest('hex'),
    )
    expect(await commitTo('content', newSalt(), content)).not.toBe(commitment)
    expect(await commitTo('submitter', salt, content)).not.toBe(commitment)
  })

  it('an entry is its bytes: format 1, canonical, hashed as a leaf', async () => {
    const deed = {
      deed: 'opinion_lodged',
      at: '2026-03-02T01:00:00.000Z' as Instant,
      actor: null,
      subject: 's',
      data: { z: 1, a: [] },
    }
    const entry = await prepareEntry(deed)
    expect(entry.body).toBe(
      `{"actor":null,"at":"2026-03-02T09:00:00.000+08:00","data":{"a":[],"z":1},"deed":"opinion_lodged","id":"${entry.id}","subject":"s","v":1}`,
    )
    expect(entry.leafHash).toBe(
      createHash('sha256')
        .update(Buffer.from([0]))
        .update(entry.body)
        .digest('hex'),
    )
    expect((await prepareEntry(deed)).leafHash).not.toBe(entry.leafHash)
  })
})
