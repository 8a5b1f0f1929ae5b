/** A message of the demonstration as data: who writes what, where and in which language. */
export interface DemoMessage {
  readonly room: "covid-19-response" | "partner-proposals";
  readonly handle: string;
  readonly lang: string;
  readonly body: string;
}

const covid = "covid-19-response";
const proposals = "partner-proposals";

/** Invented talk between demonstration accounts. What it says of real cities is in the sourced experiences; the rest are questions. */
export const demoMessages: readonly DemoMessage[] = [
  {
    room: covid,
    handle: "secretariat",
    lang: "en",
    body: "Welcome. This room is for what worked, what did not, and what you would do again. The experiences collected so far stand under Experiences, each with its sources.\n\nPlease write in the language you think in.",
  },
  {
    room: covid,
    handle: "csco.da-nang",
    lang: "vi",
    body: "Về phiếu đi chợ: mỗi hộ nhận 5 phiếu cho 15 ngày, màu hồng cho ngày chẵn, màu xanh cho ngày lẻ. Phiếu đã điền được giữ lại để truy vết.",
  },
  {
    room: covid,
    handle: "csco.phuket",
    lang: "th",
    body: "ใครเป็นผู้ตรวจบัตรที่ประตูตลาด และถ้าลืมนำบัตรมาต้องทำอย่างไร",
  },
  {
    room: covid,
    handle: "editor.da-nang",
    lang: "en",
    body: "In the later pilot with QR tickets at four markets in Hai Chau one check took about 25 seconds. I will ask our colleagues at the markets who stood at the gates and come back here.",
  },
  {
    room: covid,
    handle: "csco.dki-jakarta",
    lang: "id",
    body: "Di kota kami pendaftaran vaksinasi ditambahkan ke aplikasi kota yang sudah ada (JAKI), bukan aplikasi baru. Apakah kota lain juga memakai aplikasi yang sudah dikenal warga?",
  },
  {
    room: covid,
    handle: "nr.mm",
    lang: "en",
    body: "A technology hub here put its chatbot into the messaging service most people already used. I take the reason to be the same: nothing to install.",
  },
  {
    room: covid,
    handle: "csco.kuching",
    lang: "ms",
    body: "COVIDTrace menyimpan data di telefon selama 21 hari sahaja. Berapa lama data disimpan di bandar anda?",
  },
  {
    room: covid,
    handle: "nr.sg",
    lang: "en",
    body: "How long data is kept, and who ends it, would make a good point for the next meeting. In our case a law of February 2021 limited the use, and the systems were formally ended.",
  },
  {
    room: covid,
    handle: "partner.mekong",
    lang: "en",
    body: "We could compare the retention periods named in the experiences and bring a one-page table. Would that help?",
  },
  {
    room: covid,
    handle: "secretariat",
    lang: "en",
    body: "It would. Please post the table here first, so that each city can correct its own line.",
  },
  {
    room: proposals,
    handle: "secretariat",
    lang: "en",
    body: "Members and partners meet here before a proposal is written. A finished proposal goes through Initiatives, where it gets its reference and its own room.",
  },
  {
    room: proposals,
    handle: "partner.lumen",
    lang: "en",
    body: "We are thinking of a small exchange on bus priority at junctions: three cities, six months, no equipment to buy. Before we write it down: which cities count buses at junctions today?",
  },
  {
    room: proposals,
    handle: "csco.hanoi",
    lang: "vi",
    body: "Xin cho biết dữ liệu cần ở dạng nào và ai giữ dữ liệu sau khi chương trình kết thúc.",
  },
  {
    room: proposals,
    handle: "csco.semarang",
    lang: "id",
    body: "Kami tertarik mendengar lebih lanjut. Mohon tuliskan juga apa yang diharapkan dari pihak kota.",
  },
  {
    room: proposals,
    handle: "partner.lumen",
    lang: "en",
    body: "Data would stay with each city; we only need counts by the hour. We will put that, and what we ask of a city, into the draft.",
  },
];
