/** What a paragraph style makes of a paragraph. */
export interface ParagraphStyle {
  /** 1 to 9 for a heading, else null. */
  readonly heading: number | null;
  readonly isContents: boolean;
  readonly isTitle: boolean;
}

const none: ParagraphStyle = { heading: null, isContents: false, isTitle: false };
/** Names that programs give their headings where they say no level; Word itself keeps "heading 1" in every language. */
const headingName =
  /^(?:heading|h|überschrift|titre|título|titulo|judul|tajuk|tiêu đề|đề mục|หัวเรื่อง|ຫົວຂໍ້|ចំណងជើង|ခေါင်းစဉ်|தலைப்பு|标题)\s*([1-9])$/iu;
const contentsName = /^(?:toc|contents|table of contents|mục lục|สารบัญ|目录)\b.*$/iu;
const titleName = /^(?:title|subtitle)$/i;

interface Written {
  readonly name: string;
  readonly basedOn: string | null;
  readonly level: number | null;
}

/** The paragraph styles of a Word file by id, from its `word/styles.xml`. */
export function readStyles(xml: string): (id: string | null, name: string | null) => ParagraphStyle {
  const written = new Map<string, Written>();
  for (const [whole, head = ""] of xml.matchAll(/<w:style\b([^>]*)>[\s\S]*?<\/w:style>/g)) {
    const id = attribute(head, "w:styleId");
    if (id === null || !head.includes('w:type="paragraph"')) continue;
    const level = value(whole, "outlineLvl");
    written.set(id, {
      name: value(whole, "name") ?? id,
      basedOn: value(whole, "basedOn"),
      level: level !== null && /^[0-8]$/.test(level) ? Number(level) + 1 : null,
    });
  }
  const styleOf = (id: string | null, name: string | null): ParagraphStyle => {
    let [at, isContents] = [id, false];
    for (let steps = 0; at !== null && steps < 20; steps += 1) {
      const style = written.get(at);
      const called = style?.name ?? (steps === 0 ? (name ?? at) : at);
      isContents ||= contentsName.test(called);
      if (isContents) return { ...none, isContents };
      const heading = style?.level ?? levelOf(called);
      if (heading !== null) return { ...none, heading };
      if (titleName.test(called)) return { ...none, isTitle: true };
      at = style?.basedOn ?? null;
    }
    return none;
  };
  const known = new Map<string, ParagraphStyle>();
  return (id, name) => {
    const key = `${id ?? ""} ${name ?? ""}`;
    const style = known.get(key) ?? styleOf(id, name);
    known.set(key, style);
    return style;
  };
}

function levelOf(name: string): number | null {
  const found = headingName.exec(name.trim());
  return found ? Number(found[1]) : null;
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

function value(xml: string, element: string): string | null {
  return new RegExp(`<w:${element}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1] ?? null;
}
