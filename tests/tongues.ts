/** One sentence a language, a passage of it, and the sentence as a new version has it: a word before the passage is new. */
export const tongues: readonly [lang: string, old: string, quote: string, now: string][] = [
  [
    "en",
    "Cities share their data with each other.",
    "data with each other",
    "All cities share their data with each other.",
  ],
  [
    "vi",
    "Các thành phố chia sẻ dữ liệu với nhau.",
    "dữ liệu với nhau",
    "Mọi thành phố đều chia sẻ dữ liệu với nhau.",
  ],
  [
    "id",
    "Kota-kota berbagi data satu sama lain.",
    "data satu sama lain",
    "Semua kota berbagi data satu sama lain.",
  ],
  [
    "ms",
    "Bandar raya berkongsi data sesama mereka.",
    "data sesama mereka",
    "Semua bandar raya berkongsi data sesama mereka.",
  ],
  ["th", "เมืองต่าง ๆ แบ่งปันข้อมูลระหว่างกัน", "แบ่งปันข้อมูล", "เมืองสมาชิกทุกแห่งแบ่งปันข้อมูลระหว่างกัน"],
  [
    "fil",
    "Nagbabahagi ang mga lungsod ng datos sa isa't isa.",
    "ng datos sa isa't isa",
    "Laging nagbabahagi ang mga lungsod ng datos sa isa't isa.",
  ],
  ["km", "ទីក្រុងនានាចែករំលែកទិន្នន័យជាមួយគ្នា។", "ចែករំលែកទិន្នន័យ", "ទីក្រុងទាំងអស់ចែករំលែកទិន្នន័យជាមួយគ្នា។"],
  ["lo", "ເມືອງຕ່າງໆແບ່ງປັນຂໍ້ມູນຮ່ວມກັນ", "ແບ່ງປັນຂໍ້ມູນ", "ທຸກເມືອງແບ່ງປັນຂໍ້ມູນຮ່ວມກັນ"],
  ["my", "မြို့များသည် အချက်အလက်များကို မျှဝေကြသည်။", "အချက်အလက်များကို", "မြို့အားလုံးသည် အချက်အလက်များကို မျှဝေကြသည်။"],
  ["zh-Hans", "各城市相互分享数据并定期报告。", "分享数据", "所有城市相互分享数据并定期报告。"],
  ["ta", "நகரங்கள் தரவைப் பகிர்ந்து கொள்கின்றன.", "தரவைப் பகிர்ந்து", "அனைத்து நகரங்களும் தரவைப் பகிர்ந்து கொள்கின்றன."],
  [
    "pt",
    "As cidades partilham dados entre si.",
    "dados entre si",
    "Todas as cidades partilham dados entre si.",
  ],
  ["tet", "Sidade sira fahe dadus ba malu.", "dadus ba malu", "Sidade hotu-hotu fahe dadus ba malu."],
];
