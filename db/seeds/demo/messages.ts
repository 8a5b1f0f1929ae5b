/** A message of the demonstration as data: who writes what, where and in which language. */
export interface DemoMessage {
  readonly room: "covid-19-response" | "partner-proposals";
  readonly handle: string;
  readonly lang: string;
  readonly body: string;
  /** The title of the topic it starts, or of one started before. */
  readonly topic?: string;
  /** The place, in this list, of the message it answers: then it belongs to the topic of that one. */
  readonly replyTo?: number;
  /** Who reacted how. */
  readonly reactions?: readonly (readonly [handle: string, emoji: "👍" | "✅" | "🙏" | "👀" | "❓"])[];
  /** Who pinned it. */
  readonly pinnedBy?: string;
}

const covid = { room: "covid-19-response" } as const;
const proposals = { room: "partner-proposals" } as const;

const [tickets, withoutPhone, keeping] = [
  "Market tickets",
  "People without a smartphone",
  "How long data is kept",
];
const buses = "Bus priority at junctions";

/** Invented talk between demonstration accounts. What it says of real cities is in the sourced experiences; the rest are questions. */
export const demoMessages: readonly DemoMessage[] = [
  {
    ...{ ...covid, handle: "secretariat", lang: "en" },
    body: "Welcome. This room is for what worked, what did not, and what you would do again. The experiences collected so far stand under [Experiences](/experiences), each with its sources.\n\nPlease write in the language you think in.",
    pinnedBy: "secretariat",
  },
  {
    ...{ ...covid, handle: "csco.dki-jakarta", lang: "id" },
    body: "Di kota kami pendaftaran vaksinasi ditambahkan ke aplikasi kota yang sudah ada (JAKI), bukan aplikasi baru. Apakah kota lain juga memakai aplikasi yang sudah dikenal warga?",
  },
  {
    ...{ ...covid, handle: "nr.mm", lang: "en", replyTo: 1 },
    body: "A technology hub here put its chatbot into the messaging service most people already used. I take the reason to be the same: nothing to install.",
  },
  {
    ...{ ...covid, handle: "csco.da-nang", lang: "vi", topic: tickets },
    body: "Về phiếu đi chợ: mỗi hộ nhận 5 phiếu cho 15 ngày, màu hồng cho ngày chẵn, màu xanh cho ngày lẻ. Phiếu đã điền được giữ lại để truy vết.\n\n[Market entry tickets, then QR tickets](/experiences/vn-danang-market)",
    reactions: [
      ["csco.phuket", "👍"],
      ["csco.hanoi", "👍"],
      ["csco.ho-chi-minh-city", "👀"],
    ],
  },
  {
    ...{ ...covid, handle: "csco.phuket", lang: "th", replyTo: 3 },
    body: "ใครเป็นผู้ตรวจบัตรที่ประตูตลาด และถ้าลืมนำบัตรมาต้องทำอย่างไร",
  },
  {
    ...{ ...covid, handle: "editor.da-nang", lang: "en", replyTo: 4 },
    body: "In the later pilot with QR tickets at four markets in Hai Chau one check took about 25 seconds. I will ask our colleagues at the markets who stood at the gates and come back here.",
    reactions: [["csco.phuket", "🙏"]],
  },
  {
    ...{ ...covid, handle: "csco.cebu-city", lang: "fil", topic: withoutPhone },
    body: "Dito, ang pass para makatawid papuntang trabaho ay ibinigay sa isang app. Umurong nang dalawang araw ang simula dahil sa mga reklamo: mabagal ang internet, walang smartphone. Paano ninyo pinagsilbihan ang mga walang smartphone?",
  },
  {
    ...{ ...covid, handle: "csco.vientiane", lang: "lo", replyTo: 6 },
    body: "ຢູ່ນີ້ ຜູ້ທີ່ບໍ່ມີສະມາດໂຟນຂຽນໝາຍເລກໄວ້ແທນການສະແກນ QR",
    reactions: [["csco.cebu-city", "🙏"]],
  },
  {
    ...{ ...covid, handle: "csco.da-nang", lang: "vi", replyTo: 6 },
    body: "Ở chỗ chúng tôi, người khác khai báo hộ được cho người không có điện thoại, qua trang web hoặc kênh 1022 trên Zalo.",
    reactions: [
      ["csco.cebu-city", "🙏"],
      ["secretariat", "👍"],
    ],
  },
  {
    ...{ ...covid, handle: "csco.cebu-city", lang: "fil", topic: withoutPhone },
    body: "Maraming salamat. Dalawang paraan na ang masusubukan namin: papel, at pagdedeklara para sa iba.",
  },
  {
    ...{ ...covid, handle: "csco.kuching", lang: "ms", topic: keeping },
    body: "COVIDTrace menyimpan data di telefon selama 21 hari sahaja. Berapa lama data disimpan di bandar anda?",
  },
  {
    ...{ ...covid, handle: "nr.sg", lang: "en", replyTo: 10 },
    body: "How long data is kept, and who ends it, would make a good point for the next meeting. In our case a law of February 2021 limited the use, and the systems were formally ended.",
    reactions: [
      ["nr.la", "👍"],
      ["csco.kuching", "👍"],
      ["nr.th", "👍"],
    ],
  },
  {
    ...{ ...covid, handle: "partner.mekong", lang: "en", topic: keeping },
    body: "We could compare the retention periods named in the experiences and bring a short table. Would that help?",
  },
  {
    ...{ ...covid, handle: "secretariat", lang: "en", replyTo: 12 },
    body: "It would. Please post the table here first, so that each city can correct its own line.",
  },
  {
    ...{ ...covid, handle: "partner.mekong", lang: "en", replyTo: 13 },
    body: "As the experiences have it:\n\n- COVIDTrace in Kuching: 21 days, on the phone\n- Lao Sou Sou in Vientiane: 30 days\n- TraceTogether in Singapore: deleted by 1 February 2024, but for one case\n- Market tickets in Da Nang: *not available*\n\n@csco-da-nang, is there a period for the tickets?",
    reactions: [["secretariat", "✅"]],
  },
  {
    ...{ ...covid, handle: "secretariat", lang: "en", topic: keeping },
    body: "Thank you. What the portal itself keeps is in the concept paper: is that short enough?\n\n[](/documents/online-portal?paragraph=op-7-1)",
  },
  {
    ...{ ...proposals, handle: "secretariat", lang: "en" },
    body: "Members and partners meet here before a proposal is written. A finished proposal goes through Initiatives, where it gets its reference and its own room.",
    pinnedBy: "secretariat",
  },
  {
    ...{ ...proposals, handle: "partner.lumen", lang: "en", topic: buses },
    body: "We are thinking of a small exchange on bus priority at junctions: three cities, six months, no equipment to buy. Before we write it down: which cities count buses at junctions today?",
  },
  {
    ...{ ...proposals, handle: "csco.hanoi", lang: "vi", replyTo: 17 },
    body: "Xin cho biết dữ liệu cần ở dạng nào và ai giữ dữ liệu sau khi chương trình kết thúc.",
    reactions: [["csco.semarang", "👍"]],
  },
  {
    ...{ ...proposals, handle: "csco.semarang", lang: "id", replyTo: 17 },
    body: "Kami tertarik mendengar lebih lanjut. Mohon tuliskan juga apa yang diharapkan dari pihak kota.",
  },
  {
    ...{ ...proposals, handle: "partner.lumen", lang: "en", replyTo: 18 },
    body: "Data would stay with each city; we only need counts by the hour. We will put that, and what we ask of a city, into the draft.",
    reactions: [["csco.hanoi", "🙏"]],
  },
];

/** Topics whose question was answered, and who marked them so: who asked. */
export const demoAnswered = [{ topic: withoutPhone, by: "csco.cebu-city" }] as const;
