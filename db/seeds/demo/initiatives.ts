/** An initiative of the demonstration as data: whose it is, what its form says, whether its review has begun. */
interface DemoInitiative {
  /** Handle of the partner's account. */
  readonly by: string;
  readonly isUnderReview: boolean;
  readonly form: {
    /** A fixed id, so that playing it again would find it submitted. */
    readonly id: string;
    readonly lang: string;
    readonly title: string;
    readonly summary: string;
    readonly offer: string;
    readonly ask: string;
    readonly focusAreas: string[];
    readonly cities: string[];
    readonly countries: string[];
    readonly contact: string;
  };
}

/** Invented offers of invented organisations; each says so in its own words. */
export const demoInitiatives: readonly DemoInitiative[] = [
  {
    by: "partner.mekong",
    isUnderReview: true,
    form: {
      id: "7d1c2a5e-4b0f-4c39-9a51-1f6f0c8f2a01",
      lang: "en",
      title: "Flood level sensors shared between river cities (demonstration)",
      summary:
        "An invented example. Cities on one river can warn each other early if they read the water level in the same way. The initiative puts low-cost sensors at ten places in each city and one open data format behind them, so that a rise upstream is seen downstream within minutes.",
      offer:
        "Ten sensors for each city with two years of maintenance.\nTwo weeks of training for the city's drainage staff.\nThe data format and its software as open source.",
      ask: "Places to mount the sensors, a contact in the drainage department, and the consent to publish the readings.",
      focusAreas: ["safety-security", "quality-environment"],
      cities: ["phnom-penh", "vientiane"],
      countries: [],
      contact: "River desk, Mekong Urban Lab (demonstration), river@mekong.example",
    },
  },
  {
    by: "partner.mekong",
    isUnderReview: false,
    form: {
      id: "7d1c2a5e-4b0f-4c39-9a51-1f6f0c8f2a02",
      lang: "vi",
      title: "Đào tạo cán bộ đô thị về dữ liệu mở (trình diễn)",
      summary:
        "Ví dụ do chúng tôi đặt ra. Dữ liệu của đô thị có ích hơn nhiều khi được công bố đúng cách. Sáng kiến tổ chức ba khóa học ngắn về làm sạch, mô tả và công bố dữ liệu, với dữ liệu thật của chính đô thị tham gia.",
      offer:
        "Ba khóa học, mỗi khóa năm ngày, cho hai mươi cán bộ.\nGiảng viên và tài liệu bằng tiếng Việt và tiếng Anh.\nHỗ trợ từ xa trong sáu tháng sau khóa học.",
      ask: "Phòng học có kết nối mạng và một nhóm cán bộ được bố trí đủ thời gian tham gia.",
      focusAreas: ["civic-social", "industry-innovation"],
      cities: ["da-nang", "hanoi", "ho-chi-minh-city"],
      countries: [],
      contact: "Bộ phận đào tạo, Mekong Urban Lab (trình diễn), training@mekong.example",
    },
  },
  {
    by: "partner.lumen",
    isUnderReview: false,
    form: {
      id: "7d1c2a5e-4b0f-4c39-9a51-1f6f0c8f2a03",
      lang: "id",
      title: "Lampu lalu lintas yang mengutamakan bus (peragaan)",
      summary:
        "Contoh rekaan. Bus kota lebih tepat waktu bila tidak lama menunggu di persimpangan. Inisiatif ini menguji lampu lalu lintas yang memberi jalan lebih dahulu kepada bus di dua koridor, lalu membandingkan waktu tempuh sebelum dan sesudahnya.",
      offer:
        "Peralatan untuk dua puluh persimpangan selama satu tahun uji coba.\nDua insinyur di tempat selama tiga bulan pertama.\nLaporan terbuka tentang hasilnya.",
      ask: "Izin dari dinas perhubungan dan data posisi bus.",
      focusAreas: ["built-infrastructure"],
      cities: ["makassar"],
      countries: ["ID"],
      contact: "Tim transportasi, Lumen Mobility (peragaan), transport@lumen.example",
    },
  },
];
