import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CleanDocument, cleanArticle } from '../../../src/data/clean/index.ts';
import { isTraditionalOnly } from '../../../src/data/clean/variants.ts';

// The articles themselves are not in the repository; beside it they may lie in ../shared/seeds.
const folder = new URL('../../../../shared/seeds/', import.meta.url).pathname;
const there = existsSync(folder);
const documents = new Map<string, CleanDocument>();
const raws = new Map<string, string>();
if (there)
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    const text = readFileSync(join(folder, name), 'utf8');
    raws.set(name.slice(0, 3), text);
    documents.set(name.slice(0, 3), cleanArticle({ file: name, text }));
  }
function get(id: string): CleanDocument {
  const document = documents.get(id);
  if (!document) throw new Error(`no article ${id}`);
  return document;
}

describe.skipIf(!there)('the five articles (skipped where ../shared/seeds is not beside the repository)', () => {
  test('seventeen sections, each with its unit', () => {
    expect([...documents].sort().map(([id, { sections }]) => [id, sections.map(({ unit }) => unit)])).toEqual([
      [
        '000',
        [
          '甘肃检验检疫局机关党委',
          '宁夏检验检疫局保健中心党支部',
          '青海检验检疫局机关委员会第六党支部',
          '江西吉安检验检疫局党支部',
          '重庆涪陵检验检疫局机关党支部',
          '四川检验检疫局成都出口加工区办事处党支部',
          '新疆检验检疫局哈密办事处党支部',
        ],
      ],
      ['001', ['锦州检验检疫局']],
      [
        '002',
        [
          '吉林检验检疫局技术中心党支部',
          '黑龙江检验检疫局漠河办事处',
          '广西水口检验检疫局',
          '山西侯马检验检疫局',
          '辽宁沈阳检验检疫局',
          '河北检验检疫局曹妃甸办事处',
          '贵州遵义检验检疫局党支部',
        ],
      ],
      ['003', ['张家港检验检疫局']],
      ['004', ['江苏检验检疫局']],
    ]);
  });

  test('sections begin and end where the units do', () => {
    const borders = (id: string) => get(id).sections.map(({ text }) => [text.slice(0, 4), text.slice(-4)]);
    expect(borders('000')).toEqual([
      ['甘肃检验', '”称号。'],
      ['自201', '度赞扬。'],
      ['在外向型', '万余元。'],
      ['位于井冈', '好卫士。'],
      ['“我是共', '术支撑。'],
      ['作为四川', '组织”。'],
      ['戈壁、荒', '极贡献。'],
    ]);
    expect(borders('002')).toEqual([
      ['在吉林这', '的作用。'],
      ['漠河县，', '领辉煌！'],
      ['“我们农', '的喜悦。'],
      ['青春是一', '大局”。'],
      ['沈阳检验', '处室”。'],
      ['承京津之', '大做强。'],
      ['在革命老', '好氛围。'],
    ]);
  });

  test('no reading in brackets, no Traditional character, no related link, no second copy, no injected word is left', () => {
    for (const { text } of documents.values()) {
      expect(text).not.toMatch(/[（(?？][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*[)）]/u);
      expect([...text].filter((char) => isTraditionalOnly(char.charCodeAt(0)))).toEqual([]);
      expect(text).not.toMatch(/新利18|\(20\d\d-\d\d-\d\d\)|（20\d\d-\d\d-\d\d）/u);
      const opening = text.slice(0, 40);
      expect(text.indexOf(opening, 40)).toBe(-1);
      expect(text).not.toMatch(/[,;:?!"']/u);
    }
  });

  test('the four places of 003 where bytes were edited are right', () => {
    const { text, variant, byline } = get('003');
    for (const right of ['确保“三个安全”', '服务品牌。“检港同行”', '1270万元创建', '报告个人重大'])
      expect(text).toContain(right);
    expect({ variant, byline }).toEqual({ variant: 'traditional', byline: '施向军' });
    expect(text).toContain('著力'.replace('著', '着'));
  });

  test('000 keeps its six decimals and has its percent and plus signs back', () => {
    const { text } = get('000');
    expect(text.match(/\d+\.\d+/gu)).toEqual(['71134.4', '99.54', '492.65', '1.5', '210.3', '184.4']);
    expect(text.match(/[\d.]+%/gu)).toEqual(['100%', '99.54%', '492.65%', '100%', '87%', '65%']);
    expect(text.match(/\+/gu)).toHaveLength(4);
    for (const right of ['65%。13名', '“5+2”', '“白+黑”', '“公司+基地+标准化”', '26个、71134.4亩'])
      expect(text).toContain(right);
    expect(text).toContain('弘扬‘四特’精神');
  });

  test('every number of the raw text stands in the clean one', () => {
    for (const [id, { text, title, column, dropped }] of documents) {
      const kept = new Set(`${title}\n${column}\n${text}`.match(/\d+/gu) ?? []);
      const gone = new Set(dropped.flatMap((drop) => drop.text.match(/\d+/gu) ?? []));
      const missing = (raws.get(id)?.match(/\d+/gu) ?? []).filter(
        (number) => !kept.has(number) && !gone.has(number) && number !== '18',
      );
      expect(missing).toEqual([]);
      expect([...kept].filter((number) => !raws.get(id)?.includes(number))).toEqual([]);
    }
  });

  test('cleaning twice is cleaning once', () => {
    for (const { text, title } of documents.values()) {
      const again = cleanArticle({ file: '', text: [title, text].filter(Boolean).join('\n') });
      expect(again.text).toBe(text);
    }
  });
});
