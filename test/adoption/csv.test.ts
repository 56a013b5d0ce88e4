import { expect, test } from 'vitest'
import { csvCell, csvLine, csvStream } from '../../src/paper/csv.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\r=1', `"'\r=1"`],
  ['＝1', "'＝1"],
  ['说"好"', '"说""好"""'],
  ['a,b', '"a,b"'],
  ['一\n二', '"一\n二"'],
  ['平常', '平常'],
  ['', ''],
  ['=HYPERLINK("http://x","点")', `"'=HYPERLINK(""http://x"",""点"")"`],
])('a cell %j is written %j', (value, written) => expect(csvCell(value)).toBe(written))

test('figures and empty cells are written as they are', () =>
  expect(csvLine([1, null, '-2'])).toBe(`1,,'-2\r\n`))

test('a stream: byte order mark, header, rows page by page, and a last line that counts them', async () => {
  const pages = [
    [['a', 1]],
    [
      ['b', 2],
      ['c', 3],
    ],
    [],
  ] as (string | number)[][][]
  const asked: number[] = []
  const stream = csvStream(
    ['名', '数'],
    async () => pages[asked.push(0) - 1] ?? [],
    (n) => ['合计', n],
  )
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe('名,数\r\na,1\r\nb,2\r\nc,3\r\n合计,3\r\n')
  expect(asked.length).toBe(3)
})
