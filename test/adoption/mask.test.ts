import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inAnswers, maskParts, maskText, passesLuhn } from '../../src/adoption/mask.ts'
import { maskName, submitterShown } from '../../src/adoption/mask-name.ts'

const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('masking texts (domain.md §8)', () => {
  test.each([
    ['请打13812345678找我', '请打138****5678找我'],
    ['１３８１２３４５６７８', '１３８****５６７８'],
    ['138-1234-5678', '138-****-5678'],
    ['138 1234 5678', '138 **** 5678'],
    ['+86 13812345678', '+86 138****5678'],
    ['8613812345678', '86138****5678'],
    ['1 3 8 1 2 3 4 5 6 7 8', '1 3 8 * * * * 5 6 7 8'],
    ['一三八一二三四五六七八', '一三八****五六七八'],
    ['15282719900101123X', '152*************3X'],
    ['15282719900101123x。', '152*************3x。'],
    ['152827900101123', '152**********23'],
    ['6222 0212 3456 7890 128', '6222 **** **** ***0 128'],
    ['4111111111111111', '4111********1111'],
    ['zhang.san@163.com', 'z***@163.com'],
    ['ｚｓ＠１６３．ｃｏｍ', 'ｚ***＠１６３．ｃｏｍ'],
    ['0478-5221234', '0478-522****'],
    ['（0478）5221234', '（0478）522****'],
    ['010-12345678', '010-1234****'],
    ['电话：5221234', '电话：522****'],
    ['车牌蒙L12345', '车牌蒙L****5'],
    ['蒙L·D12345', '蒙L·*****5'],
    ['住3号楼2单元501室', '住*号楼*单元***室'],
  ])('%s reads %s', (text, read) => expect(maskText(text)).toBe(read))

  test.each([
    '2026年3月12日',
    '2026-03-12 13:45',
    '20260312',
    '联系时间20260312',
    '〔2026〕3号',
    '国发〔2026〕13号',
    '第一百三十八条',
    '第138条第1款',
    '1000000元',
    '13800000000元',
    '2.85元/吨',
    '15.6亿元',
    '2026-003-00012',
    '12345热线',
    '400-810-8888',
    '新GB50016',
    '邮编015100',
    '20260312123456',
    '100.00%',
    '1.3812345678',
    '赞成第（一）项至第（十三）项',
    '自1999年至2026年',
    '面积1381234平方米',
  ])('%s is left alone', (text) => expect(maskText(text)).toBe(text))

  test('a unit’s answer keeps its office number but no private one', () => {
    expect(maskText('请拨打0478-5221234或13812345678', inAnswers)).toBe('请拨打0478-5221234或138****5678')
  })

  const digits = (n: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''))
  const han = fc.string({ unit: fc.constantFrom(...'我的意见是价格太高请联系，。'), maxLength: 8 })
  const mobile = fc.tuple(fc.constantFrom(...'3456789'), digits(9)).map(([a, b]) => `1${a}${b}`)
  const separated = fc
    .tuple(mobile, fc.constantFrom('', '-', ' '))
    .map(([m, s]) => [m.slice(0, 3), m.slice(3, 7), m.slice(7)].join(s))

  test('no mobile number survives, wherever it stands and however it is written', () => {
    fc.assert(
      fc.property(han, separated, han, fc.boolean(), (before, number, after, full) => {
        const said = full ? wide(number.replaceAll(' ', '')) : number
        const read = maskText(`${before}${said}${after}`)
        expect(read.normalize('NFKC').replace(/[ -]/g, '')).not.toContain(number.replace(/[ -]/g, ''))
        expect(read).toContain('****')
      }),
    )
  })

  test('no card number that passes the Luhn check survives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(12, 15, 18),
        fc.constantFrom('4', '5', '6'),
        digits(18),
        (n, first, rest) => {
          const body = first + rest.slice(0, n - 1)
          const check = [...'0123456789'].find((c) => passesLuhn(body + c)) as string
          expect(maskText(`卡号${body}${check}。`)).not.toContain(body.slice(4))
        },
      ),
    )
  })

  test('no identity number survives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 110000, max: 659999 }),
        fc.date({ min: new Date('1930-01-01'), max: new Date('2015-12-31'), noInvalidDate: true }),
        digits(3),
        fc.constantFrom(...'0123456789Xx'),
        (area, born, n, check) => {
          const birthday = born.toISOString().slice(0, 10).replaceAll('-', '')
          expect(maskText(`身份证号${area}${birthday}${n}${check}`)).not.toContain(birthday)
        },
      ),
    )
  })

  test('masking twice changes nothing more; the parts joined are the text; a text without digits and @ stays', () => {
    const any = fc.string({
      unit: fc.constantFrom(...'0123456789 -@.蒙L电话号楼室abc，１３８'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(any, (text) => {
        const once = maskText(text)
        expect(maskText(once)).toBe(once)
        expect(
          maskParts(text)
            .filter((p) => p.kind === null)
            .every((p) => text.includes(p.text)),
        ).toBe(true)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const plain = text.replace(/[\p{N}@＠]/gu, '')
        expect(maskText(plain)).toBe(plain)
      }),
    )
  })

  test('the work grows with the length of the text, not with its square', () => {
    // Squared, each of these would take minutes and run into the time limit.
    for (const piece of ['1-', '1', '电话', 'a.', '0-', '6222 ', '蒙A', '1单元'])
      expect(maskText(piece.repeat(500_000)).length).toBe(piece.length * 500_000)
  })
})

describe('masking names', () => {
  test.each([
    ['张三丰', '张**'],
    ['王五', '王*'],
    ['欧阳锋', '欧阳*'],
    ['司马相如', '司马**'],
    ['欧阳', '欧*'],
    [' 李 四 ', '李*'],
    ['阿依古丽·买买提', '阿**'],
    ['其其格', '其**'],
    ['John Smith', 'J*** S***'],
    ['张三13812345678', '张*'],
    ['', '匿名'],
  ])('%s reads %s', (name, read) => expect(maskName(name)).toBe(read))

  test('nothing of a given name is left', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'张三丰王五赵六明华'), minLength: 2, maxLength: 12 }),
        (name) => {
          expect(maskName(name)).toMatch(/^.{1,2}\*{1,2}$/u)
        },
      ),
    )
  })

  test('only with consent; organisations in full, without the number typed into their name', () => {
    expect(submitterShown('individual', false, '张三丰')).toBe('匿名')
    expect(submitterShown('individual', true, '张三丰')).toBe('张**')
    expect(submitterShown('individual', true, undefined)).toBe('匿名')
    expect(submitterShown('organisation', true, '河西村村民委员会 13812345678')).toBe(
      '河西村村民委员会 138****5678',
    )
    expect(submitterShown('organisation', false, '河西村')).toBe('匿名')
  })
})
