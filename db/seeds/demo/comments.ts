/** A comment of the demonstration: invented, and written by accounts that say so. */
export interface DemoComment {
  /** Handle of the account. */
  readonly by: string;
  readonly document: string;
  readonly version: number;
  readonly paragraph: string;
  readonly type?: "substantive" | "editorial" | "technical" | "translation";
  readonly lang: string;
  readonly body: string;
  readonly quote?: string;
  /** Makes it an amendment of the quote. */
  readonly proposed?: string;
}

/** The periods the Secretariat opens, each until 30 days after loading, with direct publication. */
export const demoPeriods = [
  { document: "online-portal", version: 1 },
  { document: "investment-toolkit", version: 2 },
] as const;

const portal = { document: "online-portal", version: 1 };
const toolkit = { document: "investment-toolkit", version: 2 };

export const demoComments: readonly DemoComment[] = [
  {
    ...portal,
    by: "csco.da-nang",
    paragraph: "op-2-2",
    lang: "vi",
    quote: "dựa trên số liệu do chính các đô thị cung cấp và phê duyệt",
    body: "Đề nghị ghi rõ thời hạn xác nhận số liệu. Nếu không có thời hạn, số liệu có thể bị chậm công bố.",
  },
  {
    ...portal,
    by: "csco.phuket",
    paragraph: "op-2-2",
    lang: "en",
    body: "Agreed. Ten working days to confirm a figure would be enough for us.",
  },
  {
    ...portal,
    by: "csco.phnom-penh",
    paragraph: "op-2-2",
    lang: "km",
    body: "យើងគាំទ្រ ប៉ុន្តែត្រូវកំណត់ពេលវេលាបញ្ជាក់ឱ្យច្បាស់។",
  },
  {
    ...portal,
    by: "nr.th",
    paragraph: "op-4-1",
    lang: "th",
    quote: "National Representatives approve what their cities publish",
    body: "ขอให้ระบุให้ชัดเจนว่าเมืองสามารถเผยแพร่ข้อมูลใดได้เองโดยไม่ต้องรอการอนุมัติ",
  },
  {
    ...portal,
    by: "csco.banyuwangi",
    paragraph: "op-6-2",
    type: "technical",
    lang: "id",
    quote: "small phone over a slow connection",
    body: "Kami setuju. Mohon disebutkan juga bahwa formulir tetap dapat digunakan ketika sambungan terputus.",
  },
  {
    ...portal,
    by: "csco.kuching",
    paragraph: "op-6-1",
    lang: "ms",
    body: "Kami menyokong. Teks undang-undang dan istilah teknikal perlu disemak oleh penutur asli sebelum diterbitkan.",
  },
  {
    ...portal,
    by: "csco.manila",
    paragraph: "op-8-2",
    lang: "fil",
    body: "Sumasang-ayon kami. Mas mabuti kung may maikling video rin bukod sa nakasulat na gabay.",
  },
  {
    ...portal,
    by: "csco.yangon",
    paragraph: "op-3-1",
    lang: "my",
    body: "ဤအပိုဒ်ကို ထောက်ခံပါသည်။",
  },
  {
    ...portal,
    by: "csco.hanoi",
    paragraph: "op-5-1",
    type: "translation",
    lang: "vi",
    quote: "nhận xét từng đoạn",
    body: "Nên dùng thống nhất “góp ý cho từng đoạn” như ở các mục khác.",
  },
  {
    ...portal,
    by: "csco.singapore",
    paragraph: "op-7-1",
    lang: "en",
    quote: "only the personal data needed to run an account",
    body: "Please add how long this data is kept after a mandate has ended.",
  },
  {
    ...portal,
    by: "nr.kh",
    paragraph: "op-7-1",
    lang: "en",
    body: "We support the question of Singapore and suggest one year.",
  },
  {
    ...toolkit,
    by: "csco.ho-chi-minh-city",
    paragraph: "it-5-1",
    lang: "vi",
    quote: "kết quả chỉ được công bố khi đô thị đồng ý",
    body: "Chúng tôi ủng hộ nội dung bổ sung này.",
  },
  {
    ...toolkit,
    by: "csco.makassar",
    paragraph: "it-5-1",
    lang: "id",
    body: "Setengah hari cukup untuk satu proyek, tetapi kota dengan banyak proyek memerlukan waktu lebih lama.",
  },
  {
    ...toolkit,
    by: "csco.chonburi",
    paragraph: "it-8-3",
    lang: "th",
    body: "เห็นชอบ และขอเสนอให้มีผู้ประสานงานสำรองหนึ่งคนในแต่ละเมือง",
  },
  {
    ...toolkit,
    by: "nr.my",
    paragraph: "it-10-2",
    type: "editorial",
    lang: "en",
    quote: "at least eight weeks",
    proposed: "at least eight calendar weeks",
    body: "Please say that these are calendar weeks.",
  },
];

/** A reply of the demonstration to a comment, by the comment's place in the list above: invented as the comments are. */
export interface DemoReply {
  readonly by: string;
  readonly to: number;
  readonly lang: string;
  readonly body: string;
}

export const demoReplies: readonly DemoReply[] = [
  {
    by: "csco.phuket",
    to: 0,
    lang: "en",
    body: "Ten working days would suit us. @csco-da-nang, would that do for you?",
  },
  { by: "csco.da-nang", to: 0, lang: "vi", body: "Mười ngày làm việc là phù hợp với chúng tôi." },
  {
    by: "secretariat",
    to: 0,
    lang: "en",
    body: "Noted for the next version; we look at it with the others.",
  },
  { by: "csco.kuching", to: 4, lang: "ms", body: "Kami juga memerlukan perkara ini di kawasan pedalaman." },
  {
    by: "nr.my",
    to: 11,
    lang: "en",
    body: "Malaysia would like to hear how cities without a portal would do it.",
  },
];

/** Who supports which comment, by its place in the list above. */
export const demoSupports: readonly { readonly by: string; readonly to: number }[] = [
  ...["csco.hanoi", "csco.phuket", "nr.kh"].map((by) => ({ by, to: 0 })),
  ...["csco.kuching", "csco.makassar"].map((by) => ({ by, to: 4 })),
  ...["csco.manila", "nr.th"].map((by) => ({ by, to: 9 })),
];
